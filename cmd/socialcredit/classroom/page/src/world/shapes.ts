// The outlines of shapes, as paths that both SVG (d) and Canvas (Path2D) understand.

import type { Shape } from "./bands";

/** The corners of a regular polygon or star: how many, the first one's angle in turns, and how far out they are. */
const CORNERS: Record<Exclude<Shape, "circle">, { n: number; turn: number; out: number; in?: number }> = {
  down: { n: 3, turn: 0.25, out: 1.38 },
  diamond: { n: 4, turn: 0.25, out: 1.25 },
  pentagon: { n: 5, turn: 0.25, out: 1.15 },
  square: { n: 4, turn: 0.125, out: 1.25 },
  up: { n: 3, turn: -0.25, out: 1.38 },
  hexagon: { n: 6, turn: 0, out: 1.1 },
  star: { n: 5, turn: -0.25, out: 1.5, in: 0.68 },
};

/** outline is the path of a shape around (x, y) that covers about as much as a circle of radius r. */
export function outline(shape: Shape, r: number, x = 0, y = 0): string {
  if (shape === "circle") return `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
  const { n, turn, out, in: inner } = CORNERS[shape];
  const steps = inner ? 2 * n : n;
  const points: string[] = [];
  for (let i = 0; i < steps; i++) {
    const far = r * (inner && i % 2 === 1 ? inner : out);
    const angle = 2 * Math.PI * (turn + i / steps);
    points.push(`${round(x + far * Math.cos(angle))},${round(y + far * Math.sin(angle))}`);
  }
  return `M${points.join("L")}Z`;
}

const round = (v: number) => Math.round(v * 1000) / 1000;
