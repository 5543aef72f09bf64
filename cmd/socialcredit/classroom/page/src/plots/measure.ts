// Any measure over time, with what it means.

import { t } from "../text";
import { chosenGroups, groupChoice, measureChoice } from "./measures";
import { columnOf, groupName, measureName } from "./names";
import { overTime } from "./over_time";
import { nothing, type Plot } from "./plot";

export const measure: Plot = {
  name: "measure",
  choices: (opened) => [measureChoice(opened), ...groupChoice(opened, true)],
  draw({ opened, series, choice }) {
    const column = columnOf(opened, choice.measure ?? "");
    if (!column) return nothing(t("plots.kinds.measure"), t("plots.none.measure"));
    const groups = chosenGroups(opened, choice);
    const wishes = groups.map((group) => ({ measure: column.name, group, title: groups.length > 1 ? groupName(opened, group) : undefined }));
    const name = measureName(opened, column.name);
    const drawn = overTime(opened, series, groups.length === 1 && groups[0]! > 0 ? t("plots.of_group", { what: name, group: groupName(opened, groups[0]!) }) : name, wishes);
    return { ...drawn, doc: column.doc };
  },
};
