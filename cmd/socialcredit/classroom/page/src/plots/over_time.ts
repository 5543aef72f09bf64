// Measures over time, in both worlds: what several plots have in common.

import { nice } from "./nice";
import type { Opened } from "../protocol";
import type { Series } from "../series";
import { t } from "../text";
import { type Chart, type Curve, layChart, type Panel } from "./chart";
import { amount, columnOf, date, difference, measureName, sentences, significant, withUnit, worldName } from "./names";
import { type Drawn, nothing, type Table } from "./plot";
import { TIDY_HEAD, tidyRow } from "./tidy";
import { timeAxis } from "./time";

interface Wish {
  measure: string;
  group: number;
  /** what stands above its panel; none where there is only one */
  title?: string;
}

/** overTime draws measures, each in a panel with a curve per world. All have the unit of the first. */
export function overTime(opened: Opened, series: Series, title: string, wishes: Wish[]): Drawn {
  const column = columnOf(opened, wishes[0]?.measure ?? "");
  if (!column) return nothing(title, t("plots.none.measure"));
  const panels = wishes.map((w) => ({ title: w.title, curves: curvesOf(series, w, wishes.length > 1) }));
  const curves = panels.flatMap((p) => p.curves);
  if (!curves.some((c) => c.x.length)) return nothing(title, t("plots.none.yet"));
  return {
    title,
    note: column.every > 1 ? t("plots.note.every", { periods: column.every, unit: t(`plots.axis.${opened.unit}`) }) : undefined,
    says: panels.map((p) => sentences(p.title && p.title + ":", ...p.curves.map((c) => told(opened, c, column.unit)), compared(opened, p, column.unit))).join(" "),
    lay: (size) => layChart(chartOf(opened, panels, withUnit(axisName(opened, wishes), column.unit), column.unit), size),
    table: wideTable(opened, curves, (v) => amount(v, column.unit)),
    tidy: tidyTable(opened, curves),
    parts: panels.length,
  };
}

/** axisName names what is plotted where all panels have the same measure. */
const axisName = (opened: Opened, wishes: Wish[]): string =>
  wishes.every((w) => w.measure === wishes[0]!.measure) ? measureName(opened, wishes[0]!.measure) : t("plots.axis.share");

/** curvesOf are the curves of a wish, one per world. */
function curvesOf(series: Series, { measure, group }: Wish, short: boolean): Curve[] {
  const every = columnOf(series.opened, measure)?.every ?? 1;
  return Array.from({ length: series.worlds }, (_, world) => {
    const { period, value } = series.column(world, group, measure);
    const label = series.worlds === 1 ? "" : short ? t(`plots.short_${world}`) : worldName(world);
    return { key: { world, group, measure }, label, name: series.worlds === 1 ? measureName(series.opened, measure) : worldName(world), x: period, y: value, dots: every !== 1 };
  });
}

export function chartOf(opened: Opened, panels: Panel[], yTitle: string, unit: string): Chart {
  return {
    panels,
    x: timeAxis(opened),
    y: { title: yTitle, domain: domainOf(panels, unit), format: tickFormat(unit) },
    heading: (period) => date(opened, period),
    value: (v) => amount(v, unit),
    compare: (a, b) => t("plots.difference_is", { difference: b === a ? t("plots.exactly_zero") : difference(b - a, unit) }),
  };
}

/** tickFormat writes numbers at ticks; the title has their unit. */
export const tickFormat = (unit: string) => (v: number): string => significant(unit === "share" ? v * 100 : v, 4);

/** domainOf holds all values; it starts at 0 where that leaves the curves readable. */
function domainOf(panels: Panel[], unit: string): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  const see = (values: number[]) => {
    for (const v of values) {
      if (v < low) low = v;
      if (v > high) high = v;
    }
  };
  for (const p of panels) {
    p.curves.forEach((c) => see(c.y));
    p.ribbons?.forEach((r) => (see(r.low), see(r.high)));
    p.threads?.forEach((t) => t.ys.forEach(see));
  }
  if (low >= 0 && (unit !== "points" || low < (high - low) * 2)) low = 0;
  if (high === low) high = low + (unit === "share" ? 0.1 : Math.max(1, Math.abs(low) * 0.1));
  return nice(low, high, unit === "share" && low >= 0 ? 1 : Infinity);
}

/** told says from where to where a curve goes. */
function told(opened: Opened, c: Curve, unit: string): string {
  if (!c.x.length) return t("plots.says.undefined", { name: c.name });
  const low = c.y.reduce((a, b) => Math.min(a, b));
  const high = c.y.reduce((a, b) => Math.max(a, b));
  return t("plots.says.curve", {
    name: c.name, from: amount(c.y[0], unit), to: amount(c.y.at(-1), unit), when0: date(opened, c.x[0]!), when1: date(opened, c.x.at(-1)!),
    low: amount(low, unit), high: amount(high, unit),
  });
}

function compared(opened: Opened, p: Panel, unit: string): string | undefined {
  const [a, b] = p.curves;
  if (!a?.x.length || !b?.x.length || a.x.at(-1) !== b.x.at(-1)) return undefined;
  const d = b.y.at(-1)! - a.y.at(-1)!;
  return t("plots.says.difference", { when: date(opened, a.x.at(-1)!), difference: d === 0 ? t("plots.exactly_zero") : difference(d, unit) });
}

/** wideTable has a row per period and a column per curve. */
export function wideTable(opened: Opened, curves: Curve[], show: (v: number) => string): Table {
  const where = curves.map((c) => new Map(c.x.map((x, i) => [x, c.y[i]!])));
  const periods = [...new Set(curves.flatMap((c) => c.x))].sort((a, b) => a - b);
  const many = new Set(curves.map((c) => c.key.measure + c.key.group)).size > 1;
  const head = curves.map((c) => (many ? `${headOf(opened, c)}${c.label ? ", " + c.name : ""}` : c.name));
  return { head: [t(`plots.axis.${opened.unit}`), ...head], rows: periods.map((p) => [p, ...where.map((m) => (m.has(p) ? show(m.get(p)!) : null))]) };
}

const headOf = (opened: Opened, c: Curve): string =>
  measureName(opened, c.key.measure) + (c.key.group ? ", " + (opened.groups[c.key.group - 1] ?? "").replaceAll("_", " ") : "");

/** tidyTable has a row per value. */
export function tidyTable(opened: Opened, curves: Curve[]): Table {
  return { head: TIDY_HEAD, rows: curves.flatMap((c) => c.x.map((x, i) => tidyRow(opened, x, c.key, c.y[i]!))) };
}
