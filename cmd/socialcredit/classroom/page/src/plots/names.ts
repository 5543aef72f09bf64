// What things are called in plots: worlds, groups, measures, dates and numbers.

import type { Column, Opened } from "../protocol";
import { has, label, lang, locale, t } from "../text";

/** worldName is how a world is called; where there is only one it needs no name. */
export const worldName = (world: number): string => t(`plots.world_${world}`);

export const worldColour = (world: number): string => `var(--world-${world})`;

/** Dashes tell the worlds apart without colours. */
export const worldDash = (world: number, em = 1): string | undefined => (world === 1 ? `${6 * em} ${4 * em}` : undefined);

export const groupName = (opened: Opened, group: number): string =>
  group === 0 ? t("plots.everybody") : label(opened.groups[group - 1]!);

/** groupsOf lists the groups that differ from everybody: none where there is only one. */
export const groupsOf = (opened: Opened): number[] => (opened.groups.length > 1 ? [0, ...opened.groups.map((_, i) => i + 1)] : [0]);

/** measureName is a column in words: by its name in the texts, else by what the column is called. */
export function measureName(opened: Opened, name: string): string {
  const whose = opened.institutions.find((i) => name.startsWith(i.label + "_"));
  const own = whose ? name.slice(whose.label.length + 1) : name;
  const text = suffixName(own) ?? suffixName(name) ?? tiesName(opened, name) ?? label(own);
  const several = opened.institutions.length > 1;
  return whose && several ? t("plots.of_institution", { measure: text, institution: label(whose.label) }) : text;
}

function suffixName(name: string): string | undefined {
  if (has(`plots.measures.${name}`)) return t(`plots.measures.${name}`);
  for (const [pattern, key] of PATTERNS) {
    const found = pattern.exec(name);
    if (found) return t(`plots.measures.${key}`, { what: suffixName(found[1]!) ?? label(found[1]!) });
  }
  const [, whose, what] = /^(.+)_([a-z]+)$/.exec(name) ?? []; // of a policy
  return what && has(`plots.measures.of_${what}`) ? t(`plots.measures.of_${what}`, { what: label(whose!) }) : undefined;
}

/** tiesName is of measures of ties, which hold the institution's label in their middle. */
function tiesName(opened: Opened, name: string): string | undefined {
  for (const { label: own } of opened.institutions) {
    const rest = name.replace(`ties_${own}_`, "ties_score_");
    if (rest !== name && has(`plots.measures.${rest}`)) return t(`plots.measures.${rest}`);
  }
  return undefined;
}

const PATTERNS: [RegExp, string][] = [
  [/^share_(.+)$/, "share_of"],
  [/^records_(.+)$/, "records_of"],
  [/^(.+)_excluded$/, "excluded_from"],
];

const unitName = (unit: string): string => {
  const key = `plots.units.${unit.replaceAll(" ", "_").replaceAll("-", "_")}`;
  return has(key) ? t(key) : unit;
};

/** columnOf finds a column. */
export const columnOf = (opened: Opened, name: string): Column | undefined => opened.columns.find((c) => c.name === name);

const formats = new Map<string, Intl.NumberFormat>();

function format(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const full = lang.value + key;
  let made = formats.get(full);
  if (!made) formats.set(full, (made = new Intl.NumberFormat(locale(), options)));
  return made;
}

/** percent writes a share. */
export const percent = (share: number, digits = 1): string =>
  format(`%${digits}`, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share);

/** significant writes a number with so many digits that count. */
export const significant = (value: number, digits = 3): string =>
  format(`s${digits}`, { maximumSignificantDigits: digits }).format(value);

/** amount writes a value of a unit; shares are percentages. */
export function amount(value: number | undefined, unit: string): string {
  if (value === undefined || !Number.isFinite(value)) return t("plots.undefined");
  if (unit === "share") return percent(value);
  const digits = Math.abs(value) >= 100 ? 4 : 3;
  return significant(value, digits);
}

/** difference writes a value with its sign; differences of shares are percentage points. */
export function difference(value: number, unit: string): string {
  const sign = value > 0 ? "+" : value < 0 ? "−" : "";
  if (unit !== "share") return sign + significant(Math.abs(value));
  return t("plots.points_of_percent", { value: sign + significant(Math.abs(value) * 100) });
}

/** withUnit is a title of an axis: what it is, and in which unit. */
export function withUnit(what: string, unit: string): string {
  if (unit === "1" || unit === "" || unit === "ratio") return what;
  return t("plots.with_unit", { what, unit: unit === "share" ? "%" : unitName(unit) });
}

/** date is a period in words, such as month 25. */
export const date = (opened: Opened, period: number): string => t(`plots.date.${opened.unit}`, { period });

/** joined lists sentences or parts of one. */
export const sentences = (...parts: (string | undefined | false)[]): string => parts.filter(Boolean).join(lang.value === "zh" ? "" : " ");
