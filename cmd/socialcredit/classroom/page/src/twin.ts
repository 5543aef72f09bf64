// In how much the second world differs from the first.

import { FLAG, NO_SCORE, type FrameMessage, type Opened, type WorldFrame } from "./protocol";
import type { Series } from "./series";

interface Difference {
  /** people whose band, or some right, is another one; and each of the two */
  people: number;
  band: number;
  right: number;
  /** people whose score is another one */
  score: number;
}

export function difference(a: WorldFrame, b: WorldFrame): Difference {
  const d = { people: 0, band: 0, right: 0, score: 0 };
  for (let i = 0; i < a.band.length; i++) {
    const band = a.band[i] !== b.band[i];
    const right = ((a.flags[i]! ^ b.flags[i]!) & FLAG.excluded) !== 0;
    if (band) d.band++;
    if (right) d.right++;
    if (band || right) d.people++;
    if (a.score[i] !== b.score[i]) d.score++;
  }
  return d;
}

/** A Sum is what can be said of a world in a line. */
interface Sum {
  mean: number;
  excluded: number;
}

export function sum(opened: Opened, series: Series | null, frame: FrameMessage, world: number): Sum {
  const { score, flags } = frame.worlds[world]!;
  let total = 0;
  let scored = 0;
  let excluded = 0;
  for (let i = 0; i < flags.length; i++) {
    if (flags[i]! & FLAG.excluded) excluded++;
    if (score[i] === NO_SCORE) continue;
    total += score[i]!;
    scored++;
  }
  return { mean: told(opened, series, frame.period, world) ?? total / scored / 10, excluded };
}

/** told is the mean score as the measures tell it, exactly, where they were told of the period. */
function told(opened: Opened, series: Series | null, period: number, world: number): number | undefined {
  const value = series?.at(world, 0, opened.institutions[opened.main]?.label + "_mean", period);
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
