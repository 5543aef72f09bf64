// People as little pictures, drawn once for each look and size.

import { colour, type BandStyle, type Shape } from "./bands";
import { SIZES } from "./society";
import type { Stamp } from "./sheet";
import { outline } from "./shapes";

export interface Sprite extends Stamp {
  image: HTMLCanvasElement;
  /** device pixels from a corner to the middle */
  half: number;
}

export interface Sprites {
  /** device pixels of a person with about as many friends as others */
  radius: number;
  person(band: number, size: number, shut: boolean, stranger: boolean): Sprite;
  ring(size: number): Sprite;
}

/** How large people of each size are. */
export const GROWTH = [0.78, 1, 1.25, 1.6];
/** Radii come in steps of this factor, so that zooming does not draw a new set in each frame. */
const STEP = 1.09;

export function steppedRadius(radius: number): number {
  return STEP ** Math.round(Math.log(radius) / Math.log(STEP));
}

export function createSprites(styles: BandStyle[], radius: number): Sprites {
  const colours = styles.map((s) => colour(s.variable));
  const ink = { ground: colour("--bg"), cross: colour("--ink"), ring: colour("--ring") };
  const people: (Sprite | undefined)[] = [];
  const rings: (Sprite | undefined)[] = [];
  return {
    radius,
    person(band, size, shut, stranger) {
      const key = ((band * SIZES + size) * 2 + Number(shut)) * 2 + Number(stranger);
      return (people[key] ??= person(styles[band]!.shape, colours[band]!, radius * GROWTH[size]!, shut, stranger, ink));
    },
    ring: (size) => (rings[size] ??= ring(radius * GROWTH[size]!, ink)),
  };
}

type Ink = { ground: string; cross: string; ring: string };

function person(shape: Shape, fill: string, r: number, shut: boolean, stranger: boolean, ink: Ink): Sprite {
  const size = shut ? r * 1.12 : r;
  return paint(size * 1.7 + 2, (c) => {
    const path = new Path2D(outline(shape, size));
    const rim = (style: string, width: number) => {
      c.strokeStyle = style;
      c.lineWidth = width;
      c.stroke(path);
    };
    c.lineJoin = "round";
    rim(ink.ground, Math.max(2, r * (shut ? 0.85 : 0.35)));
    if (shut) rim(ink.cross, Math.max(1.4, r * 0.5));
    c.fillStyle = stranger ? ink.ground : fill;
    c.fill(path);
    if (stranger) rim(fill, Math.max(1.2, r * 0.3));
    if (shut) cross(c, r, stranger ? ink.cross : ink.ground);
  });
}

/** cross crosses a person out. */
function cross(c: CanvasRenderingContext2D, r: number, style: string): void {
  const a = r * 0.48;
  c.lineCap = "round";
  c.strokeStyle = style;
  c.lineWidth = Math.max(1.2, r * 0.3);
  c.stroke(new Path2D(`M${-a},${-a}L${a},${a}M${-a},${a}L${a},${-a}`));
}

function ring(r: number, ink: Ink): Sprite {
  const width = Math.max(1.8, r * 0.34);
  return paint(r * 1.7 + width + 2, (c) => {
    const path = new Path2D(outline("circle", r * 1.7));
    c.strokeStyle = ink.ring;
    c.lineWidth = width;
    c.stroke(path);
  });
}

/** paint makes a sprite whose middle is the origin. */
function paint(reach: number, draw: (c: CanvasRenderingContext2D) => void): Sprite {
  const half = Math.ceil(reach);
  const side = 2 * half;
  const image = document.createElement("canvas");
  image.width = image.height = side;
  const c = image.getContext("2d", { willReadFrequently: true })!;
  c.translate(half, half);
  draw(c);
  return { image, half, side, pixels: new Uint32Array(c.getImageData(0, 0, side, side).data.buffer) };
}
