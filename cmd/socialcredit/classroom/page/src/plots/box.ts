// Room for a drawing and its letters.

import type { Area, Size } from "./plot";

/** The sizes of letters, in pixels. */
export const em = (size: Pick<Size, "scale">): number => 11.5 * size.scale;

/** textWidth estimates how wide a text is in a wide face, such as DejaVu Sans; Chinese characters are as wide as high. */
export function textWidth(text: string, letters: number): number {
  let width = 0;
  for (const c of text) width += c > "⺀" ? 1 : /[mwMW%—]/.test(c) ? 0.95 : /[A-Z]/.test(c) ? 0.68 : /[ijlt.,'|: ]/.test(c) ? 0.35 : 0.6;
  return width * letters;
}

export const widest = (texts: string[], letters: number): number => Math.max(0, ...texts.map((x) => textWidth(x, letters)));

/** fit cuts a text to a width. */
export function fit(text: string, width: number, letters: number): string {
  if (textWidth(text, letters) <= width) return text;
  let cut = text;
  while (cut.length > 1 && textWidth(cut + "…", letters) > width) cut = cut.slice(0, -1);
  return cut.trimEnd() + "…";
}

/** cells cuts an area into n parts beside and below one another, with gaps. */
export function cells(area: Area, n: number, columns: number, gap: { x: number; y: number }): Area[] {
  const rows = Math.ceil(n / columns);
  const width = (area.right - area.left - gap.x * (columns - 1)) / columns;
  const height = (area.bottom - area.top - gap.y * (rows - 1)) / rows;
  return Array.from({ length: n }, (_, i) => {
    const left = area.left + (i % columns) * (width + gap.x);
    const top = area.top + Math.floor(i / columns) * (height + gap.y);
    return { left, top, right: left + width, bottom: top + height };
  });
}

export const widthOf = (a: Area): number => a.right - a.left;
export const heightOf = (a: Area): number => a.bottom - a.top;
