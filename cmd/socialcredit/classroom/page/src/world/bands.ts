// How a band looks, everywhere: its colour by how far it is from the band that people start in, and a shape, since
// colour alone is not enough.

import type { Institution } from "../protocol";

export type Shape = "down" | "diamond" | "pentagon" | "circle" | "square" | "up" | "hexagon" | "star";

export interface BandStyle {
  /** the custom property with its colour, such as --band-0 */
  variable: string;
  shape: Shape;
}

/** The slots of the scale --band-0 (worst) to --band-7 (best); people start in the grey one. */
const BASE = 3;
const LAST = 7;

const BELOW: Shape[][] = [[], ["down"], ["down", "diamond"], ["down", "diamond", "pentagon"]];
const ABOVE: Shape[][] = [[], ["square"], ["square", "up"], ["square", "up", "star"], ["square", "up", "hexagon", "star"]];

/** baseBand is the band that people start in: that of the base, or the best one where no score is kept. */
export function baseBand(institution: Institution): number {
  const { bands, base, scored } = institution;
  if (!scored) return bands.length - 1;
  let band = 0;
  while (band + 1 < bands.length && bands[band + 1]!.from <= base) band++;
  return band;
}

/** bandStyles says how the bands of an institution look, lowest first. */
export function bandStyles(institution: Institution): BandStyle[] {
  const base = baseBand(institution);
  const above = institution.bands.length - 1 - base;
  return institution.bands.map((_, band) => {
    if (band < base) return { variable: `--band-${spread(band, base, 0, BASE - 1)}`, shape: pick(BELOW, band, base) };
    if (band === base) return { variable: `--band-${BASE}`, shape: "circle" };
    const first = above > 3 ? BASE + 1 : BASE + 2; // few bands leave out the palest blue
    const rank = band - base - 1;
    return { variable: `--band-${spread(rank, above, first, LAST)}`, shape: pick(ABOVE, rank, above) };
  });
}

/** spread gives number i of n the slots from first to last, as far apart as they go; a single one gets the first below, the middle above. */
function spread(i: number, n: number, first: number, last: number): number {
  if (n === 1) return first === 0 ? 0 : Math.round((first + last) / 2);
  return Math.round(first + ((last - first) * i) / (n - 1));
}

/** pick gives number i of n its shape; where there are more bands than shapes, those in the middle share one. */
function pick(rows: Shape[][], i: number, n: number): Shape {
  const row = rows[Math.min(n, rows.length - 1)]!;
  if (n <= row.length) return row[i]!;
  if (i === n - 1) return row[row.length - 1]!;
  return row[Math.min(i, row.length - 2)]!;
}

const known = new Map<string, string>();

/** colour is the value of a custom property, read once until the theme changes: see onTheme. */
export function colour(variable: string): string {
  let value = known.get(variable);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(variable).trim() || "#888888";
    known.set(variable, value);
  }
  return value;
}

const taken = new Map<string, [number, number, number]>();

/** rgb takes a colour apart, however it is written. */
export function rgb(css: string): [number, number, number] {
  let parts = taken.get(css);
  if (!parts) {
    const c = document.createElement("canvas").getContext("2d")!;
    c.fillStyle = css;
    c.fillRect(0, 0, 1, 1);
    const [r, g, b] = c.getImageData(0, 0, 1, 1).data;
    taken.set(css, (parts = [r!, g!, b!]));
  }
  return parts;
}

const themes = new Set<() => void>();

/** onTheme calls back when colours change. It returns what ends that. */
export function onTheme(changed: () => void): () => void {
  themes.add(changed);
  return () => themes.delete(changed);
}

function themeChanged(): void {
  known.clear();
  themes.forEach((f) => f());
}

new MutationObserver(themeChanged).observe(document.documentElement, { attributeFilter: ["data-theme"] });
