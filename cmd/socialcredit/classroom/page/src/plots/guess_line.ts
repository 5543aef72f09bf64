// The line of a guess: a value by period, null where nothing has been drawn yet.

import type { Opened } from "../protocol";
import type { Points } from "../series";

export type Line = (number | null)[];

interface Spot {
  period: number;
  value: number;
}

export const between = (v: number, low: number, high: number): number => Math.min(high, Math.max(low, v));

/** stroke draws straight from one spot to another, over whatever was there. */
export function stroke(line: Line, from: Spot, to: Spot): Line {
  const next = [...line];
  const steps = Math.abs(to.period - from.period);
  for (let i = 0; i <= steps; i++) {
    const part = steps === 0 ? 1 : i / steps;
    next[Math.round(from.period + (to.period - from.period) * part)] = from.value + (to.value - from.value) * part;
  }
  return next;
}

/** knots are the periods that have a slider: one a year, or seven of a short run. */
export function knots(opened: Pick<Opened, "per_year">, last: number): number[] {
  const step = last >= 2 * opened.per_year ? opened.per_year : Math.max(1, Math.ceil(last / 6));
  const at: number[] = [];
  for (let p = 0; p < last; p += step) at.push(p);
  return [...at, last];
}

/** fillAt sets a knot and draws straight to the knots beside it; where nothing was drawn, the line is level. */
export function fillAt(line: Line, at: number[], period: number, value: number): Line {
  let next = line.map((v) => v ?? value);
  next[period] = value;
  const k = at.indexOf(period);
  for (const other of [at[k - 1], at[k + 1]]) {
    if (other !== undefined) next = stroke(next, { period: other, value: next[other]! }, { period, value }) as number[];
  }
  return next;
}

/** completed is a line without gaps: straight between what was drawn, and level before and after it. */
export function completed(line: Line): number[] {
  const drawn = line.flatMap((value, period) => (value === null ? [] : [{ period, value }]));
  let next: Line = line.map((v, p) => v ?? (p < drawn[0]!.period ? drawn[0]!.value : drawn.at(-1)!.value));
  for (let i = 1; i < drawn.length; i++) next = stroke(next, drawn[i - 1]!, drawn[i]!);
  return next as number[];
}

/** meanOff is the mean absolute difference of a guess from the real curve, over the periods that the latter has; undefined without any. */
export function meanOff(guess: number[], truth: Points): number | undefined {
  const both = truth.period.flatMap((p, i) => (guess[p] === undefined ? [] : [Math.abs(guess[p]! - truth.value[i]!)]));
  return both.length ? both.reduce((a, b) => a + b, 0) / both.length : undefined;
}
