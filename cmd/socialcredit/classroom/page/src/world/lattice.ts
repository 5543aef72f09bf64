// Where people stand before anything moves them: one cell each, districts as blocks.

import type { PeopleMessage } from "../protocol";
import { walk } from "./curve";

interface Block {
  district: number;
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Lattice {
  width: number;
  height: number;
  /** by person: y * width + x */
  cell: Uint32Array;
  /** by cell: the person in it, or -1 */
  who: Int32Array;
  blocks: Block[];
}

/** lattice lays out each district's people along a curve, in the order in which they stand in their row. */
export function lattice(people: PeopleMessage): Lattice {
  const rows = byDistrict(people);
  const blocks = place(rows.map((r) => r.length));
  const width = Math.max(...blocks.map((b) => b.x + b.w));
  const height = Math.max(...blocks.map((b) => b.y + b.h));
  const cell = new Uint32Array(people.n);
  const who = new Int32Array(width * height).fill(-1);
  blocks.forEach((b, i) => {
    const row = rows[i]!;
    let next = 0;
    walk(b.w, b.h, (x, y) => {
      if (next === row.length) return;
      const person = row[next++]!;
      cell[person] = (b.y + y) * width + b.x + x;
      who[cell[person]!] = person;
    });
  });
  return { width, height, cell, who, blocks };
}

/** byDistrict lists each district's people in the order of their places. Where districts are tiny, they are not shown. */
function byDistrict({ n, place, district }: PeopleMessage): number[][] {
  const order = new Uint32Array(n);
  for (let person = 0; person < n; person++) order[place[person]!] = person;
  let last = 0;
  for (const d of district) last = Math.max(last, d);
  if (last > n / 16) return [Array.from(order)];
  const rows: number[][] = Array.from({ length: last + 1 }, () => []);
  for (const person of order) rows[district[person]!]!.push(person);
  return rows;
}

/** How much wider than high a layout is: about as much as the room that a screen leaves for a society. */
const ASPECT = 1.5;

/**
 * place divides a rectangle among districts of so many people: rows, each as high as its share of people asks, and blocks
 * of equal height in them. Between blocks there are streets.
 */
function place(sizes: number[]): Block[] {
  const all = sizes.reduce((a, b) => a + b, 0);
  const rows = Math.max(1, Math.round(Math.sqrt(sizes.length / ASPECT)));
  const side = Math.ceil(Math.sqrt(all * ASPECT));
  const street = Math.max(2, Math.round((side * rows) / sizes.length / 12)); // a twelfth of a block
  const blocks: Block[] = [];
  let y = 0;
  for (let row = 0; row < rows; row++) {
    const from = Math.floor((row * sizes.length) / rows);
    const to = Math.floor(((row + 1) * sizes.length) / rows);
    const people = sizes.slice(from, to).reduce((a, b) => a + b, 0);
    const h = Math.max(1, Math.round(people / side));
    const line: Block[] = [];
    let x = 0;
    for (let i = from; i < to; i++) {
      const w = Math.max(1, Math.ceil(sizes[i]! / h));
      line.push({ district: i, x, y, w, h });
      x += w + street;
    }
    if (row % 2) line.forEach((b) => (b.x = x - street - b.x - b.w)); // back and forth: the next one is beside
    blocks.push(...line);
    y += h + street;
  }
  const width = Math.max(...blocks.map((b) => b.x + b.w));
  for (const b of blocks) b.x += Math.floor((width - Math.max(...blocks.filter((o) => o.y === b.y).map((o) => o.x + o.w))) / 2);
  return blocks;
}
