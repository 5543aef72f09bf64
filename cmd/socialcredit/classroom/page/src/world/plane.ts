// Thin lines of one colour, added up pixel by pixel.

export interface Plane {
  width: number;
  height: number;
  clear(ink: [number, number, number]): void;
  /** line draws from a to b, one pixel broad or two, with so much of 255 of its ink. */
  line(ax: number, ay: number, bx: number, by: number, ink: number, broad: boolean): void;
  show(context: CanvasRenderingContext2D): void;
}

export function createPlane(width: number, height: number): Plane {
  const image = new ImageData(width, height);
  const words = new Uint32Array(image.data.buffer);
  const data = image.data;
  /** along draws a line that was cut to the plane; per step of 1 along the longer side, the other side moves by slope. */
  const along = (first: number, last: number, across: number, slope: number, step: number, aside: number, ink: number, broad: boolean) => {
    for (let i = first; i <= last; i++, across += slope) {
      const whole = across | 0;
      const rest = across - whole;
      let at = (i * step + whole * aside) * 4 + 3;
      data[at]! += ink * (1 - rest);
      if (broad) data[(at += 4 * aside)]! += ink;
      data[at + 4 * aside]! += ink * rest;
    }
  };
  return {
    width, height,
    clear: ([r, g, b]) => words.fill(((b << 16) | (g << 8) | r) >>> 0), // the lowest byte comes first
    line(ax, ay, bx, by, ink, broad) {
      const flat = Math.abs(bx - ax) >= Math.abs(by - ay);
      let [u0, v0, u1, v1] = flat ? [ax, ay, bx, by] : [ay, ax, by, bx];
      if (u0 > u1) [u0, v0, u1, v1] = [u1, v1, u0, v0];
      const [length, breadth] = flat ? [width, height] : [height, width];
      const slope = u1 > u0 ? (v1 - v0) / (u1 - u0) : 0;
      // Cut to the plane, less the pixels that a broad line needs beside.
      const rim = breadth - 4;
      let [from, to] = [Math.max(u0, 0), Math.min(u1, length - 1)];
      if (slope === 0 && (v0 < 0 || v0 > rim)) return;
      if (slope > 0) [from, to] = [Math.max(from, u0 - v0 / slope), Math.min(to, u0 + (rim - v0) / slope)];
      if (slope < 0) [from, to] = [Math.max(from, u0 + (rim - v0) / slope), Math.min(to, u0 - v0 / slope)];
      const [first, last] = [Math.ceil(from), Math.floor(to)];
      if (first > last) return;
      const across = v0 + slope * (first - u0);
      if (flat) along(first, last, across, slope, 1, width, ink, broad);
      else along(first, last, across, slope, width, 1, ink, broad);
    },
    show: (context) => context.putImageData(image, 0, 0),
  };
}
