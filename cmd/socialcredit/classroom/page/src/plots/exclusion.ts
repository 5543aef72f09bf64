// The share of people to whom services are shut.

import { t } from "../text";
import { chosenGroups, exclusionColumns, groupChoice } from "./measures";
import { groupName } from "./names";
import { overTime } from "./over_time";
import { nothing, type Plot } from "./plot";

export const exclusion: Plot = {
  name: "exclusion",
  choices(opened) {
    const columns = exclusionColumns(opened);
    if (!columns.length) return [];
    const options = columns.map((c) => ({ value: c.column, label: c.right ? c.name : t("plots.perk", { name: c.name }) }));
    const rights = opened.services.some((s) => s.right);
    options.unshift({ value: "all", label: t("plots.choose.services_beside") });
    if (rights) options.unshift({ value: "rights", label: t("plots.choose.rights_beside") });
    return [{ name: "service", label: t("plots.choose.service"), options, first: rights ? "rights" : "all" }, ...groupChoice(opened, true)];
  },
  draw({ opened, series, choice }) {
    const title = t("plots.kinds.exclusion");
    const columns = exclusionColumns(opened);
    if (!columns.length || !opened.services.length) return nothing(title, t("plots.none.services"));
    const groups = chosenGroups(opened, choice);
    // Services and groups cannot both stand beside each other: of several groups, one service is shown.
    const beside = choice.service === "all" || choice.service === "rights";
    const every = beside && groups.length === 1;
    const shown = every ? columns.filter((c) => c.right || choice.service === "all") : columns.filter((c) => c.column === (beside ? "any_excluded" : choice.service));
    const wishes = shown.flatMap((c) =>
      groups.map((group) => ({ measure: c.column, group, title: every ? c.name : groups.length > 1 ? groupName(opened, group) : undefined })));
    const what = every ? title : t("plots.shut_to", { service: shown[0]?.name ?? "" });
    const drawn = overTime(opened, series, groups.length === 1 && groups[0]! > 0 ? t("plots.of_group", { what, group: groupName(opened, groups[0]!) }) : what, wishes);
    return { ...drawn, note: shown.some((c) => !c.right) ? t("plots.note.perks") : drawn.note };
  },
};
