// Where people stand before anything moves them: one cell each, districts as blocks.

import type { PeopleMessage } from "../protocol";
import { walk } from "./curve";

export interface Block {
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

/** place sets square blocks for so many people in rows of equal length; the last row is centred. */
function place(sizes: number[]): Block[] {
  const side = Math.max(1, ...sizes.map((n) => Math.ceil(Math.sqrt(n))));
  const pitch = side + Math.max(2, Math.round(side / 8));
  const columns = Math.ceil(Math.sqrt(sizes.length));
  const rows = Math.ceil(sizes.length / columns);
  return sizes.map((n, i) => {
    const row = Math.floor(i / columns);
    const inRow = row === rows - 1 ? sizes.length - row * columns : columns;
    const column = row % 2 ? inRow - 1 - (i % columns) : i % columns; // back and forth: the next one is beside
    const indent = Math.round(((columns - inRow) * pitch) / 2);
    const w = Math.max(1, Math.ceil(Math.sqrt(n)));
    const h = Math.max(1, Math.ceil(n / w));
    return { district: i, x: indent + column * pitch, y: row * pitch, w, h };
  });
}
