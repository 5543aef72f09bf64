// People as little pictures, drawn once for each look and size.

import { colour, type BandStyle, type Shape } from "./bands";
import { SIZES } from "./society";
import { outline } from "./shapes";

export interface Sprite {
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
  return paint(r * 1.7 + 2, (c) => {
    const path = new Path2D(outline(shape, r));
    c.lineJoin = "round";
    c.strokeStyle = ink.ground;
    c.lineWidth = Math.max(1.5, r * 0.3);
    c.stroke(path);
    c.fillStyle = stranger ? ink.ground : fill;
    c.fill(path);
    if (stranger) {
      c.strokeStyle = fill;
      c.lineWidth = Math.max(1.2, r * 0.3);
      c.stroke(path);
    }
    if (shut) cross(c, r, ink);
  });
}

/** cross crosses a person out, with a rim that stands off from the shape. */
function cross(c: CanvasRenderingContext2D, r: number, ink: Ink): void {
  const a = r * 1.05;
  const path = new Path2D(`M${-a},${-a}L${a},${a}M${-a},${a}L${a},${-a}`);
  c.lineCap = "round";
  for (const [style, width] of [[ink.ground, Math.max(2.4, r * 0.75)], [ink.cross, Math.max(1.2, r * 0.34)]] as const) {
    c.strokeStyle = style;
    c.lineWidth = width;
    c.stroke(path);
  }
}

function ring(r: number, ink: Ink): Sprite {
  const width = Math.max(1.8, r * 0.42);
  return paint(r * 1.75 + width + 2, (c) => {
    const path = new Path2D(outline("circle", r * 1.75));
    c.strokeStyle = ink.ring;
    c.lineWidth = width;
    c.stroke(path);
  });
}

/** paint makes a sprite whose middle is the origin. */
function paint(reach: number, draw: (c: CanvasRenderingContext2D) => void): Sprite {
  const half = Math.ceil(reach);
  const image = document.createElement("canvas");
  image.width = image.height = 2 * half;
  const c = image.getContext("2d")!;
  c.translate(half, half);
  draw(c);
  return { image, half };
}
