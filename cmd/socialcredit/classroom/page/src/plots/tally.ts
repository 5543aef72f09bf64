// Counting scores. Frames hold them in tenths of a point, so that a count per tenth is exact and quick.

import { NO_SCORE, type WorldFrame } from "../protocol";

/** A Tally counts people by score, lowest first. */
export interface Tally {
  /** in tenths of a point */
  score: number[];
  people: number[];
  n: number;
}

export function tally(world: Pick<WorldFrame, "score">): Tally {
  const counts = new Uint32Array(65536);
  for (const s of world.score) counts[s + 32768]!++;
  const score: number[] = [];
  const people: number[] = [];
  let n = 0;
  counts.forEach((count, i) => {
    if (count === 0 || i - 32768 === NO_SCORE) return;
    score.push(i - 32768);
    people.push(count);
    n += count;
  });
  return { score, people, n };
}

/** The Lorenz curve: the share of all points that the lowest share of people holds. */
export interface LorenzCurve {
  people: number[];
  points: number[];
  /** people whose score is below zero: the curve first falls, and a Gini coefficient has no meaning */
  negative: number;
}

/** lorenz is null where all points together are not above zero: shares of nothing. */
export function lorenz(t: Tally): LorenzCurve | null {
  const total = t.score.reduce((sum, s, i) => sum + s * t.people[i]!, 0);
  if (total <= 0) return null;
  const curve: LorenzCurve = { people: [0], points: [0], negative: 0 };
  let people = 0;
  let points = 0;
  t.score.forEach((s, i) => {
    const count = t.people[i]!;
    people += count;
    points += s * count;
    if (s < 0) curve.negative += count;
    curve.people.push(people / t.n);
    curve.points.push(points / total);
  });
  return curve;
}

/** quantile interpolates between sorted values, as R (type 7), NumPy and Excel do. */
export function quantile(sorted: number[], q: number): number {
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  return low + (high - low) * (at - Math.floor(at));
}
