// Which columns there are to plot in a society, and how they are offered.

import type { Column, Institution, Opened } from "../protocol";
import { label, t } from "../text";
import { columnOf, groupName, groupsOf, measureName } from "./names";
import type { Choice, Option } from "./plot";

const INEQUALITY = [
  "absolute_gini", "gini", "spread", "theil", "atkinson", "palma", "wolfson", "esteban_ray", "group_inequality", "eta_squared", "quantiles", "poverty",
];

/** inequalityColumns are the measures of how unequal scores are, those of the main institution first. */
export function inequalityColumns(opened: Opened): Column[] {
  const found = opened.columns.filter((c) => INEQUALITY.includes(c.family) && c.every > 0);
  const main = mainLabel(opened) + "_";
  const rank = (c: Column) => INEQUALITY.indexOf(c.family) + (c.name.startsWith(main) ? 0 : 100);
  return found.sort((a, b) => rank(a) - rank(b));
}

/** institutionOf is an institution, the main one unless said; undefined where there is none, for which the page has a stand-in without a kind. */
export function institutionOf(opened: Opened, at = opened.main): Institution | undefined {
  const institution = opened.institutions[at];
  return institution?.kind ? institution : undefined;
}

export const mainLabel = (opened: Opened): string => opened.institutions[opened.main]?.label ?? "";

/** exclusionColumns are any right and each service that there is a column for. */
export function exclusionColumns(opened: Opened): { column: string; name: string; right: boolean }[] {
  const services = opened.services.map((s) => ({ column: s.label + "_excluded", name: label(s.label), right: s.right }));
  return [{ column: "any_excluded", name: t("plots.any_right"), right: true }, ...services].filter((x) => columnOf(opened, x.column));
}

/** headlines are the measures that a class looks at first, as far as there are such. */
export function headlines(opened: Opened): string[] {
  const main = mainLabel(opened);
  const bands = opened.institutions[opened.main]?.bands ?? [];
  const wanted = ["any_excluded", `${main}_absolute_gini`, `${main}_gini`, `${main}_mean`, `${main}_share_${bands[0]?.label}`, "privileged"];
  const found = wanted.filter((name) => columnOf(opened, name));
  return found.length ? found : opened.columns.slice(0, 4).map((c) => c.name);
}

/** measureChoice offers every column, the headlines first. Columns of the ends of a run alone cannot be drawn over time. */
export function measureChoice(opened: Opened): Choice {
  const first = headlines(opened);
  const options: Option[] = first.map((name) => ({ value: name, label: measureName(opened, name), group: t("plots.families.headlines") }));
  for (const c of opened.columns) {
    if (c.every === 0 || first.includes(c.name)) continue;
    options.push({ value: c.name, label: measureName(opened, c.name), group: familyName(c.family) });
  }
  return { name: "measure", label: t("plots.choose.measure"), options, first: first[0] ?? "" };
}

/** familyName puts families of measures under a few heads. */
function familyName(family: string): string {
  const head = Object.entries(HEADS).find(([, families]) => families.some((f) => family.startsWith(f)));
  return t(`plots.families.${head?.[0] ?? "other"}`);
}

const HEADS: Record<string, string[]> = {
  scores: ["mean", "median", "spread", "quantiles", "shares"],
  inequality: INEQUALITY,
  exclusion: ["excluded", "ever_excluded", "exit_hazard", "reentry_hazard", "median_spell", "deprivation", "privileged"],
  records: ["records"],
  ties: ["ties", "dissimilarity"],
  mobility: ["mobility"],
  accuracy: ["rank_correlation"],
};

/** groupChoice offers everybody and each group; with beside, also all of them in one drawing. */
export function groupChoice(opened: Opened, beside = false): Choice[] {
  const groups = groupsOf(opened);
  if (groups.length < 2) return [];
  const options: Option[] = groups.map((g) => ({ value: String(g), label: groupName(opened, g) }));
  if (beside) options.push({ value: "each", label: t("plots.choose.groups_beside") });
  return [{ name: "group", label: t("plots.choose.group"), options, first: "0" }];
}

/** chosenGroups are the groups that a choice asks for. */
export function chosenGroups(opened: Opened, choice: Record<string, string>): number[] {
  if (choice.group === "each") return groupsOf(opened);
  return [Number(choice.group ?? 0)];
}
