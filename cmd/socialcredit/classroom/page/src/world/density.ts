// Very many people: an image whose cells stand for the people who live in them.

import { colour, rgb } from "./bands";
import type { Camera } from "./camera";
import type { DotLayer, Marks } from "./dots";
import { differs, shut, type Society } from "./society";

/** A cell is about so many CSS pixels wide. */
const CELL = 5;
/** Pixels of the image per side of a cell; the middle one shows who differs from the twin. */
const SIDE = 3;
/** The cells that a pointer tells of are about so many CSS pixels wide; where persons are as wide as POINTED, it tells of one. */
const TOLD = 22;
const POINTED = 6;
/** Where persons are this many pixels apart, they are drawn one by one. */
const SINGLE = 16;

interface Density {
  draw(c: CanvasRenderingContext2D, society: Society, camera: Camera, ratio: number, dots: DotLayer, marks: Marks): void;
  forget(): void;
}

/** Part of a lattice: cells of so many persons a side. */
export interface Part {
  x: number;
  y: number;
  side: number;
}

export function createDensity(): Density {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d")!;
  let image: ImageData | null = null;
  let inks: Inks | null = null;
  return {
    forget: () => (inks = null),
    draw(c, society, camera, ratio, dots, marks) {
      if (!society.frame) return;
      inks ??= readInks(society);
      const side = Math.max(1, Math.round(CELL / camera.scale));
      const seen = window_(society, camera, side);
      if (seen.columns <= 0 || seen.rows <= 0) return;
      if (camera.scale >= SINGLE) return dots.draw(society, camera, ratio, marks, inSight(society, seen));
      const [w, h] = [seen.columns * SIDE, seen.rows * SIDE];
      if (!image || image.width !== w || image.height !== h) {
        canvas.width = w;
        canvas.height = h;
        image = context.createImageData(w, h);
      }
      paint(new Uint32Array(image.data.buffer), society, seen, side, inks);
      context.putImageData(image, 0, 0);
      c.setTransform(ratio * camera.scale, 0, 0, ratio * camera.scale, ratio * camera.tx, ratio * camera.ty);
      c.imageSmoothingEnabled = false;
      c.drawImage(canvas, seen.x * side, seen.y * side, seen.columns * side, seen.rows * side);
      dots.drawMarks(society, camera, ratio, marks);
      if (marks.part) outline(c, marks.part, camera, ratio);
    },
  };
}

interface Window {
  x: number;
  y: number;
  columns: number;
  rows: number;
}

/** window_ is which cells are in sight. */
function window_({ layout: { lattice } }: Society, camera: Camera, side: number): Window {
  const from = (t: number) => Math.max(0, Math.floor(-t / camera.scale / side));
  const to = (t: number, room: number, cells: number) => Math.min(Math.ceil(cells / side), Math.ceil((room - t) / camera.scale / side));
  const [x, y] = [from(camera.tx), from(camera.ty)];
  return {
    x, y,
    columns: to(camera.tx, camera.width, lattice.width) - x,
    rows: to(camera.ty, camera.height, lattice.height) - y,
  };
}

/** inSight lists the people in a window of cells of one person. */
function inSight({ layout: { lattice } }: Society, seen: Window): number[] {
  const people: number[] = [];
  for (let y = seen.y; y < seen.y + seen.rows; y++) {
    for (let x = seen.x; x < seen.x + seen.columns; x++) {
      const person = lattice.who[y * lattice.width + x]!;
      if (person >= 0) people.push(person);
    }
  }
  return people;
}

/** outline shows which cells the words beside the pointer tell of. */
function outline(c: CanvasRenderingContext2D, { x, y, side }: Part, camera: Camera, ratio: number): void {
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  c.strokeStyle = colour("--ink");
  c.lineWidth = 2;
  c.strokeRect(x * camera.scale + camera.tx, y * camera.scale + camera.ty, side * camera.scale, side * camera.scale);
}

interface Inks {
  /** by band: red, green, blue, and how much a person of it counts */
  bands: [number, number, number, number][];
  ring: [number, number, number];
}

/** readInks takes colours from the theme. The further a band is from the one in the middle, the more its people count: few would vanish in a mean. */
function readInks({ styles, base }: Society): Inks {
  return {
    bands: styles.map((s, band) => [...rgb(colour(s.variable)), 1 + 2 * Math.abs(band - base)]),
    ring: rgb(colour("--ring")),
  };
}

/** paint fills the image, one cell after another. */
function paint(into: Uint32Array, society: Society, seen: Window, side: number, inks: Inks): void {
  const { lattice } = society.layout;
  const { band } = society.frame!;
  const width = seen.columns * SIDE;
  for (let row = 0; row < seen.rows; row++) {
    for (let column = 0; column < seen.columns; column++) {
      const [x0, y0] = [(seen.x + column) * side, (seen.y + row) * side];
      const [x1, y1] = [Math.min(lattice.width, x0 + side), Math.min(lattice.height, y0 + side)];
      let [n, apart, weight, r, g, b] = [0, 0, 0, 0, 0, 0];
      for (let y = y0; y < y1; y++) {
        for (let x = x0; x < x1; x++) {
          const person = lattice.who[y * lattice.width + x]!;
          if (person < 0) continue;
          const ink = inks.bands[band[person]!]!;
          n++;
          weight += ink[3];
          r += ink[0] * ink[3];
          g += ink[1] * ink[3];
          b += ink[2] * ink[3];
          if (differs(society, person)) apart++;
        }
      }
      const at = row * SIDE * width + column * SIDE;
      const alpha = Math.min(1, n / (side * side)) * 255;
      const plain = n === 0 ? 0 : pack(r / weight, g / weight, b / weight, alpha);
      for (let i = 0; i < SIDE; i++) into.fill(plain, at + i * width, at + i * width + SIDE);
      if (apart > 0) into[at + width + 1] = mix([r / weight, g / weight, b / weight], inks.ring, Math.sqrt(apart / n), alpha);
    }
  }
}

/** pack makes a pixel; computers that run browsers store the lowest byte first. */
const pack = (r: number, g: number, b: number, alpha: number) => ((alpha << 24) | (b << 16) | (g << 8) | r) >>> 0;

function mix(a: [number, number, number], b: [number, number, number], share: number, alpha: number): number {
  const part = (i: 0 | 1 | 2) => a[i] + (b[i] - a[i]) * share;
  return pack(part(0), part(1), part(2), alpha);
}

/** partAt is the part of the lattice around a point of a view. */
export function partAt(camera: Camera, px: number, py: number): Part {
  const side = camera.scale >= POINTED ? 1 : Math.round(TOLD / camera.scale);
  const at = (p: number, t: number) => Math.floor((p - t) / camera.scale / side) * side;
  return { x: at(px, camera.tx), y: at(py, camera.ty), side };
}

/** peopleOf lists who lives in a part. */
export function peopleOf({ layout: { lattice } }: Society, part: Part): number[] {
  const people: number[] = [];
  for (let y = Math.max(0, part.y); y < Math.min(lattice.height, part.y + part.side); y++) {
    for (let x = Math.max(0, part.x); x < Math.min(lattice.width, part.x + part.side); x++) {
      const person = lattice.who[y * lattice.width + x]!;
      if (person >= 0) people.push(person);
    }
  }
  return people;
}

export function shutAmong(society: Society, people: number[]): number {
  return people.reduce((n, p) => n + Number(shut(society.frame!, p)), 0);
}
