// A picture that small pictures are stamped on, pixel by pixel: of thousands of them, this is several times as fast as drawImage.

/** A Stamp is a square of so many pixels a side, as ImageData has them, its transparent rim included. */
export interface Stamp {
  side: number;
  pixels: Uint32Array;
}

export interface Sheet {
  width: number;
  height: number;
  clear(): void;
  /** stamp lays a stamp over what is there, its upper left corner at (x, y), both whole numbers. */
  stamp(s: Stamp, x: number, y: number): void;
  show(context: CanvasRenderingContext2D): void;
}

export function createSheet(width: number, height: number): Sheet {
  const image = new ImageData(width, height);
  const words = new Uint32Array(image.data.buffer);
  return {
    width, height,
    clear: () => words.fill(0),
    stamp({ side, pixels }, x, y) {
      const [x0, x1] = [Math.max(0, -x), Math.min(side, width - x)];
      const [y0, y1] = [Math.max(0, -y), Math.min(side, height - y)];
      for (let row = y0; row < y1; row++) {
        const [from, to] = [row * side, (y + row) * width + x];
        for (let i = x0; i < x1; i++) {
          const pixel = pixels[from + i]!;
          const alpha = pixel >>> 24;
          if (alpha === 0) continue;
          const below = words[to + i]!;
          words[to + i] = alpha === 255 || below === 0 ? pixel : over(pixel, below);
        }
      }
    },
    show: (context) => context.putImageData(image, 0, 0),
  };
}

/** over lays a pixel over another; neither has its colour multiplied by its alpha. */
function over(a: number, b: number): number {
  const share = (a >>> 24) / 255;
  const rest = ((b >>> 24) / 255) * (1 - share);
  const all = share + rest;
  const mix = (shift: number) => Math.round((((a >>> shift) & 255) * share + ((b >>> shift) & 255) * rest) / all) << shift;
  return ((Math.round(all * 255) << 24) | mix(16) | mix(8) | mix(0)) >>> 0;
}
