// How bands look in plots: their colours and shapes are those of the people in the world.

import type { Institution } from "../protocol";
import { label } from "../text";
import { bandStyles, type Shape } from "../world/bands";
import { outline } from "../world/shapes";

export interface Look {
  code: string;
  name: string;
  colour: string;
  shape: Shape;
  from: number;
}

export function looksOf(institution: Institution): Look[] {
  const styles = bandStyles(institution);
  return institution.bands.map((b, i) => ({
    code: b.label, name: label(b.label), from: b.from, colour: `var(${styles[i]!.variable})`, shape: styles[i]!.shape,
  }));
}

/** Glyph is a band's shape in its colour, with a rim that shows on any ground. */
export function Glyph({ look, x, y, r }: { look: Look; x: number; y: number; r: number }) {
  return <path d={outline(look.shape, r, x, y)} fill={look.colour} stroke="var(--panel)" stroke-width={r * 0.25} />;
}
