// A space-filling curve: who stands side by side in a row stands close in the plane.

/**
 * walk visits each cell of a rectangle once, along a Hilbert curve for rectangles of any size (after Červený's
 * "gilbert"). Steps go to a neighbouring cell; a few are diagonal where a side is odd.
 */
export function walk(width: number, height: number, visit: (x: number, y: number) => void): void {
  if (width >= height) stretch(0, 0, width, 0, 0, height, visit);
  else stretch(0, 0, 0, height, width, 0, visit);
}

/** stretch fills the parallelogram of a major vector a and a minor vector b from (x, y). */
function stretch(x: number, y: number, ax: number, ay: number, bx: number, by: number, visit: (x: number, y: number) => void): void {
  const w = Math.abs(ax + ay);
  const h = Math.abs(bx + by);
  const [dax, day, dbx, dby] = [Math.sign(ax), Math.sign(ay), Math.sign(bx), Math.sign(by)];
  if (h === 1 || w === 1) {
    const [dx, dy, n] = h === 1 ? [dax, day, w] : [dbx, dby, h];
    for (let i = 0; i < n; i++) visit(x + i * dx, y + i * dy);
    return;
  }
  let [cx, cy, ex, ey] = [half(ax), half(ay), half(bx), half(by)];
  if (2 * w > 3 * h) {
    if (Math.abs(cx + cy) % 2 && w > 2) [cx, cy] = [cx + dax, cy + day];
    stretch(x, y, cx, cy, bx, by, visit);
    stretch(x + cx, y + cy, ax - cx, ay - cy, bx, by, visit);
    return;
  }
  if (Math.abs(ex + ey) % 2 && h > 2) [ex, ey] = [ex + dbx, ey + dby];
  stretch(x, y, ex, ey, cx, cy, visit);
  stretch(x + ex, y + ey, ax, ay, bx - ex, by - ey, visit);
  stretch(x + (ax - dax) + (ex - dbx), y + (ay - day) + (ey - dby), -ex, -ey, -(ax - cx), -(ay - cy), visit);
}

const half = (v: number) => Math.floor(v / 2);
