// The layer of ties: faint lines. They are drawn pixel by pixel, which takes a tenth of the time of canvas paths.

import { colour, rgb } from "./bands";
import type { Camera } from "./camera";
import { createPlane, type Plane } from "./plane";
import type { Society } from "./society";

export interface TieLayer {
  draw(society: Society, camera: Camera, ratio: number): void;
}

/** Ties up to so many cells long, and how strongly they are drawn; the last are those across the society. */
const LENGTHS = [
  { upTo: 3, strength: 0.5 },
  { upTo: 8, strength: 0.3 },
  { upTo: Infinity, strength: 0.14 },
];

export function createTieLayer(canvas: HTMLCanvasElement): TieLayer {
  const context = canvas.getContext("2d")!;
  let plane: Plane | null = null;
  return {
    draw(society, camera, ratio) {
      if (!society.ties) return context.clearRect(0, 0, canvas.width, canvas.height);
      if (plane?.width !== canvas.width || plane.height !== canvas.height) plane = createPlane(canvas.width, canvas.height);
      plane.clear(rgb(colour("--ink-soft")));
      lines(plane, society, camera, ratio);
      plane.show(context);
    },
  };
}

function lines(plane: Plane, { ties, layout }: Society, camera: Camera, ratio: number): void {
  const { x, y } = layout;
  const [scale, tx, ty] = [camera.scale * ratio, camera.tx * ratio, camera.ty * ratio];
  const broad = ratio >= 1.5 || camera.scale > 40;
  for (let t = 0; t < ties!.length; t += 2) {
    const a = ties![t]!;
    const b = ties![t + 1]!;
    const length = Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
    const { strength } = length < LENGTHS[0]!.upTo ? LENGTHS[0]! : length < LENGTHS[1]!.upTo ? LENGTHS[1]! : LENGTHS[2]!;
    plane.line(x[a]! * scale + tx, y[a]! * scale + ty, x[b]! * scale + tx, y[b]! * scale + ty, strength * 255, broad);
  }
}
