// The layer of ties: faint lines. They are drawn pixel by pixel, which takes a tenth of the time of canvas paths.

import { colour, rgb } from "./bands";
import type { Camera } from "./camera";
import { createPlane, type Plane } from "./plane";
import type { Society } from "./society";

interface TieLayer {
  draw(society: Society, camera: Camera, ratio: number): void;
}

/** Ties up to so many cells long, and how strongly they are drawn; the last are those across the society. */
const LENGTHS = [
  { upTo: 3, strength: 0.5 },
  { upTo: 8, strength: 0.3 },
  { upTo: Infinity, strength: 0.14 },
];
/** Where the longest ones would cross each cell more often than this, they are drawn more faintly. */
const CROSSED = 6;

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
  const { x, y, lattice } = layout;
  const [scale, tx, ty] = [camera.scale * ratio, camera.tx * ratio, camera.ty * ratio];
  const broad = ratio >= 1.5 || camera.scale > 40;
  const [near, far] = [LENGTHS[0]!, LENGTHS[1]!];
  const lengths = Float32Array.from({ length: ties!.length / 2 }, (_, t) => Math.hypot(x[ties![2 * t]!]! - x[ties![2 * t + 1]!]!, y[ties![2 * t]!]! - y[ties![2 * t + 1]!]!));
  const crossed = lengths.reduce((sum, l) => (l < far.upTo ? sum : sum + l), 0) / (lattice.width * lattice.height);
  const longest = LENGTHS[2]!.strength * Math.min(1, Math.sqrt(CROSSED / Math.max(1, crossed)));
  lengths.forEach((length, t) => {
    const [a, b] = [ties![2 * t]!, ties![2 * t + 1]!];
    const strength = length < near.upTo ? near.strength : length < far.upTo ? far.strength : longest;
    plane.line(x[a]! * scale + tx, y[a]! * scale + ty, x[b]! * scale + tx, y[b]! * scale + ty, strength * 255, broad);
  });
}
