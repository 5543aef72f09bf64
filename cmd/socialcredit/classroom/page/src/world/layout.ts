// Where people are drawn. Two societies of the same people share one layout.

import type { PeopleMessage } from "../protocol";
import { lattice, type Lattice } from "./lattice";
import { relax } from "./relax";

/** Above so many people nobody moves from the lattice. */
const RELAXED = 2500;
/** Above so many people the view shows cells instead of persons. */
export const DRAWN = 5000;
/** Milliseconds of a frame that moving people may take. */
const SLICE = 6;

export interface Layout {
  lattice: Lattice;
  /** by person, the sides of a cell being 1 */
  x: Float32Array;
  y: Float32Array;
  bounds: { x0: number; y0: number; x1: number; y1: number };
  settled: boolean;
  /** onChange calls back when people have moved. It returns what ends that. */
  onChange(f: () => void): () => void;
}

/** Layouts made before, newest last, by what they were made of: whoever changes a setting finds people where they were. */
const made = new Map<string, Layout>();
const KEPT = 4;

/**
 * createLayout places people by who stands beside whom; then friends draw nearer, a few milliseconds in each frame of
 * the screen. It depends on people and ties alone. Twins are given the one made of the ties of the first society.
 */
export function createLayout(people: PeopleMessage, ties: Uint32Array | null): Layout {
  const key = `${crowd(people)} ${ties ? hash(ties) : ""}`;
  const layout = made.get(key) ?? lay(people, ties);
  made.delete(key);
  made.set(key, layout);
  for (const old of made.keys()) if (made.size > KEPT) made.delete(old);
  return layout;
}

/** crowd tells people apart: it is the same for the same people in the same places. */
export function crowd({ n, place, district }: PeopleMessage): string {
  return `${n} ${hash(place)} ${hash(district)}`;
}

function hash(values: ArrayLike<number>): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < values.length; i++) h = Math.imul(h ^ values[i]!, 0x01000193);
  return h >>> 0;
}

function lay(people: PeopleMessage, ties: Uint32Array | null): Layout {
  const cells = lattice(people);
  const play = people.n > DRAWN ? 0 : 1;
  const listeners = new Set<() => void>();
  const layout: Layout = {
    lattice: cells,
    x: Float32Array.from(cells.cell, (c, i) => (c % cells.width) + 0.5 + play * shift(2 * i)),
    y: Float32Array.from(cells.cell, (c, i) => Math.floor(c / cells.width) + 0.5 + play * shift(2 * i + 1)),
    bounds: { x0: 0, y0: 0, x1: cells.width, y1: cells.height },
    settled: true,
    onChange(f) {
      listeners.add(f);
      return () => listeners.delete(f);
    },
  };
  if (ties && ties.length > 0 && people.n <= RELAXED) settle(layout, people, ties, () => listeners.forEach((f) => f()));
  return layout;
}

const shared = new WeakMap<PeopleMessage, Layout>();

/** sharedLayout is the layout of some people, made when it is first asked for. */
export function sharedLayout(people: PeopleMessage, ties: Uint32Array): Layout {
  let layout = shared.get(people);
  if (!layout) shared.set(people, (layout = createLayout(people, ties)));
  return layout;
}

/** settle lets friends draw nearer until they stand still. */
function settle(layout: Layout, people: PeopleMessage, ties: Uint32Array, changed: () => void): void {
  layout.settled = false;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const moving = relax(layout, people, ties);
  const slice = () => {
    const until = performance.now() + SLICE;
    do layout.settled = moving.step();
    while (!layout.settled && performance.now() < until);
    if (!layout.settled) requestAnimationFrame(slice);
    if (still && !layout.settled) return;
    moving.write(layout);
    changed();
  };
  requestAnimationFrame(slice);
}

/** shift is a small number that depends on i alone, so that nobody stands exactly in line. */
const shift = (i: number) => ((Math.imul(i + 1, 0x9e3779b1) >>> 8) / 0x1000000 - 0.5) * 0.5;
