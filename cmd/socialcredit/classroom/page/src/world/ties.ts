// The layer of ties: faint lines, drawn seldom. Between drawings it is only shifted and scaled.

import { colour } from "./bands";
import type { Camera } from "./camera";
import type { Society } from "./society";

export interface TieLayer {
  /** draw draws ties where they are now; it tells how many milliseconds it took. */
  draw(society: Society, camera: Camera, ratio: number): number;
  /** follow moves the last drawing to where the camera is. */
  follow(camera: Camera): void;
  clear(): void;
}

/** Ties up to so many cells long, and how strongly they are drawn; the last are those across the society. */
const LENGTHS = [
  { upTo: 3, alpha: 0.34 },
  { upTo: 8, alpha: 0.2 },
  { upTo: Infinity, alpha: 0.09 },
];
/** Lines per path: long paths take more than their share of time. */
const BATCH = 256;

export function createTieLayer(canvas: HTMLCanvasElement): TieLayer {
  const context = canvas.getContext("2d")!;
  let drawn = { scale: 1, tx: 0, ty: 0 };
  const clear = () => context.clearRect(0, 0, canvas.width, canvas.height);
  return {
    clear,
    draw(society, camera, ratio) {
      const began = performance.now();
      drawn = { scale: camera.scale, tx: camera.tx, ty: camera.ty };
      canvas.style.transform = "";
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      clear();
      if (society.ties) lines(context, society, camera);
      return performance.now() - began;
    },
    follow(camera) {
      const k = camera.scale / drawn.scale;
      canvas.style.transform = `matrix(${k},0,0,${k},${camera.tx - k * drawn.tx},${camera.ty - k * drawn.ty})`;
    },
  };
}

function lines(c: CanvasRenderingContext2D, { ties, layout }: Society, camera: Camera): void {
  c.strokeStyle = colour("--ink-soft");
  c.lineWidth = Math.min(1.6, Math.max(0.6, camera.scale * 0.04));
  const paths = LENGTHS.map(() => 0);
  const { x, y } = layout;
  const { scale, tx, ty, width, height } = camera;
  LENGTHS.forEach(({ upTo, alpha }, i) => {
    const from = i ? LENGTHS[i - 1]!.upTo : 0;
    c.globalAlpha = alpha;
    c.beginPath();
    for (let t = 0; t < ties!.length; t += 2) {
      const [a, b] = [ties![t]!, ties![t + 1]!];
      const length = Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
      if (length < from || length >= upTo) continue;
      const [ax, ay, bx, by] = [x[a]! * scale + tx, y[a]! * scale + ty, x[b]! * scale + tx, y[b]! * scale + ty];
      if ((ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > width && bx > width) || (ay > height && by > height)) continue;
      c.moveTo(ax, ay);
      c.lineTo(bx, by);
      if (++paths[i]! % BATCH === 0) {
        c.stroke();
        c.beginPath();
      }
    }
    c.stroke();
  });
  c.globalAlpha = 1;
}
