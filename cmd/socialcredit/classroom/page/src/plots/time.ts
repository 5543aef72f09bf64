// The axis of time. Values are periods; it is labelled in years where a run takes several.

import type { Opened } from "../protocol";
import { t } from "../text";
import type { Axis } from "./axes";
import { significant } from "./names";

export function timeAxis(opened: Opened): Axis {
  const inYears = opened.periods > 2 * opened.per_year;
  const unit = inYears ? opened.per_year : 1;
  return {
    title: t(inYears ? "plots.axis.year" : `plots.axis.${opened.unit}`),
    domain: [0, Math.max(1, opened.periods)],
    format: (period) => significant(period / unit, 4),
    ticks: (most) => steps(opened.periods / unit, most).map((v) => v * unit),
  };
}

/** steps are whole numbers from 0 to an end, at most so many. */
export function steps(end: number, most: number): number[] {
  const step = [1, 2, 3, 5, 6, 10, 12, 20, 25, 30, 50, 60, 100, 200, 250, 500, 1000, 2000].find((s) => end / s <= most) ?? 5000;
  const ticks: number[] = [];
  for (let v = 0; v <= end; v += step) ticks.push(v);
  return ticks;
}
