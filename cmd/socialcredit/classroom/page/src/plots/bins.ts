// Bins of a histogram of scores. Their borders are those of the bands wherever a band begins, so that no bin is in two.

import type { Institution, WorldFrame } from "../protocol";
import { NO_SCORE } from "../protocol";
import type { Tally } from "./tally";

/** Bins have borders in tenths of a point, lowest first. */
export interface Bins {
  edges: number[];
  /** all of one width; else heights are people per point */
  even: boolean;
}

const MOST = 50;

/** binsOf covers the scores and the band at the base, within the floor and the cap. */
export function binsOf(institution: Institution, tallies: Tally[]): Bins {
  const borders = institution.bands.map((b) => Math.round(b.from * 10));
  const [low, high] = rangeOf(institution, borders, tallies);
  const inside = borders.filter((b) => b > low && b < high);
  const marks = [low, ...inside, high];
  const step = inside.reduce((g, b) => gcd(g, Math.abs(b)), 0) || niceStep((high - low) / 40);
  const width = evenWidth(step, high - low);
  if (width === undefined) return { edges: split(marks), even: false };
  const edges: number[] = [];
  for (let e = Math.floor(low / width) * width; e < high + width; e += width) edges.push(e);
  return { edges, even: true };
}

/** rangeOf is from the lowest to the highest score, and at least the band that people begin in. */
function rangeOf(institution: Institution, borders: number[], tallies: Tally[]): [number, number] {
  const base = institution.base * 10;
  const band = borders.filter((b) => b <= base).length - 1;
  const scores = tallies.flatMap((t) => (t.n ? [t.score[0]!, t.score.at(-1)!] : []));
  const room = Math.max(50, Math.abs(base) / 20);
  let low = Math.min(...scores, Math.max(borders[band] ?? base - room, base - 4 * room));
  let high = Math.max(...scores, Math.min(borders[band + 1] ?? base + room, base + 4 * room)) + 1;
  if (institution.cap > institution.floor) {
    low = Math.max(low, institution.floor * 10);
    high = Math.min(high, institution.cap * 10 + 1);
  }
  return [Math.floor(low), Math.ceil(high)];
}

/** evenWidth is the divisor of a step that gives the most bins, but not too many; undefined where there is none. */
function evenWidth(step: number, range: number): number | undefined {
  for (let d = 1; d <= step; d++) {
    if (step % d === 0 && range / d <= MOST) return d;
  }
  return undefined;
}

/** split cuts the stretch between every two marks into bins of about a fortieth of the whole. */
function split(marks: number[]): number[] {
  const about = (marks.at(-1)! - marks[0]!) / 40;
  const edges = [marks[0]!];
  for (let k = 1; k < marks.length; k++) {
    const from = marks[k - 1]!;
    const n = Math.max(1, Math.round((marks[k]! - from) / about));
    for (let i = 1; i <= n; i++) edges.push(Math.round(from + ((marks[k]! - from) * i) / n));
  }
  return edges;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** niceStep is 1, 2 or 5 times a power of ten. */
function niceStep(about: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, about)));
  const times = [1, 2, 5, 10].find((k) => k * power >= about) ?? 10;
  return times * power;
}

/** count counts people by bin and band; bands decide the colour, since a band need not follow from the score alone. */
export function count(world: Pick<WorldFrame, "score" | "band">, edges: number[], bands: number): number[][] {
  const counts = edges.slice(1).map(() => new Array<number>(bands).fill(0));
  const low = edges[0]!;
  const where = binByTenth(edges);
  world.score.forEach((s, i) => {
    const band = world.band[i]!;
    if (s === NO_SCORE || band >= bands) return;
    const bin = where[Math.max(0, Math.min(where.length - 1, s - low))]!;
    counts[bin]![band]!++;
  });
  return counts;
}

function binByTenth(edges: number[]): Uint16Array {
  const where = new Uint16Array(edges.at(-1)! - edges[0]!);
  for (let k = 1; k < edges.length; k++) where.fill(k - 1, edges[k - 1]! - edges[0]!, edges[k]! - edges[0]!);
  return where;
}
