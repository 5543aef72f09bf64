// Inequality of scores over time.

import { t } from "../text";
import { chosenGroups, groupChoice, inequalityColumns } from "./measures";
import { groupName, measureName } from "./names";
import { overTime } from "./over_time";
import { nothing, type Plot } from "./plot";

export const inequality: Plot = {
  name: "inequality",
  choices(opened) {
    const options = inequalityColumns(opened).map((c) => ({ value: c.name, label: measureName(opened, c.name) }));
    if (!options.length) return [];
    return [{ name: "measure", label: t("plots.choose.measure"), options, first: options[0]!.value }, ...groupChoice(opened, true)];
  },
  draw({ opened, series, choice }) {
    const title = t("plots.kinds.inequality");
    const measure = choice.measure;
    if (!measure) return nothing(title, t("plots.none.scores_inequality"));
    const groups = chosenGroups(opened, choice);
    const wishes = groups.map((group) => ({ measure, group, title: groups.length > 1 ? groupName(opened, group) : undefined }));
    const name = measureName(opened, measure);
    const whom = groups.length === 1 && groups[0]! > 0 ? groupName(opened, groups[0]!) : undefined;
    return overTime(opened, series, whom ? t("plots.of_group", { what: name, group: whom }) : name, wishes);
  },
};
