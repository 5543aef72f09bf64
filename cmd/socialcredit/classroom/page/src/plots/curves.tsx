// Curves and ribbons, and the labels where curves end.

import { area as ribbonShape, line as lineShape } from "d3-shape";
import { heightOf } from "./box";
import type { Curve, Ribbon, Scales } from "./chart";
import { worldColour, worldDash } from "./names";
import type { Area } from "./plot";

export function CurveBody({ curve, place, letters, halo }: { curve: Curve; place: Scales; letters: number; halo: boolean }) {
  const colour = curve.colour ?? worldColour(curve.key.world);
  const weight = Math.max(2, letters / 6);
  const r = letters * 0.26;
  const single = curve.x.length === 1;
  return (
    <g stroke={colour} stroke-width={weight} stroke-linejoin="round" fill="none">
      {halo && <path d={pathOf(curve.x, curve.y, place)} stroke="var(--panel)" stroke-width={weight * 2} />}
      <path d={pathOf(curve.x, curve.y, place, curve.dots || curve.labelled ? Infinity : 1)} stroke-dasharray={worldDash(curve.key.world, weight / 2)} />
      {(curve.dots || single) &&
        curve.x.map((v, i) => <circle key={v} cx={place.x(v)} cy={place.y(curve.y[i]!)} r={r} fill={curve.key.world === 1 ? "var(--panel)" : colour} stroke-width={weight * 0.7} />)}
    </g>
  );
}

/** pathOf draws a curve and breaks it where values are missing for more than a step. */
export function pathOf(x: number[], y: number[], place: Scales, step = Infinity): string {
  const shape = lineShape<number>((i) => round(place.x(x[i]!)), (i) => round(place.y(y[i]!)));
  let path = "";
  let piece: number[] = [];
  for (let i = 0; i < x.length; i++) {
    if (i > 0 && x[i]! - x[i - 1]! > step) {
      path += shape(piece) ?? "";
      piece = [];
    }
    piece.push(i);
  }
  return path + (shape(piece) ?? "");
}

export function ribbonPath(r: Ribbon, { x, y }: Scales): string {
  const shape = ribbonShape<number>((i) => round(x(r.x[i]!)), (i) => round(y(r.low[i]!)), (i) => round(y(r.high[i]!)));
  return shape(r.x.map((_, i) => i)) ?? "";
}

export const round = (v: number): number => Math.round(v * 100) / 100;

/** EndLabels stand at the ends of curves and keep apart from each other. */
export function EndLabels({ curves, place, letters }: { curves: Curve[]; place: Scales; letters: number }) {
  const ends = curves
    .filter((c) => c.x.length > 0 && c.label && !c.labelled)
    .map((c) => ({ text: c.label, colour: c.colour ?? worldColour(c.key.world), x: place.x(c.x.at(-1)!), at: place.y(c.y.at(-1)!), y: 0 }))
    .sort((a, b) => a.at - b.at);
  spread(ends, letters * 1.1, place.area);
  return (
    <g font-size={letters} font-weight="600">
      {ends.map((e) => (
        <text key={e.text} x={e.x + letters * 0.45} y={e.y} dy="0.34em" fill={e.colour}>
          {e.text}
        </text>
      ))}
    </g>
  );
}

export function LabelAlong({ curve, place: { x, y }, letters }: { curve: Curve; place: Scales; letters: number }) {
  const { x: at, above } = curve.labelled!;
  const height = interpolate(curve, at);
  return (
    <text
      x={x(at) + letters * (above ? -0.5 : 0.5)} y={y(height) + letters * (above ? -0.3 : 1)}
      text-anchor={above ? "end" : "start"} stroke="var(--panel)" stroke-width={letters * 0.25} paint-order="stroke" font-size={letters} font-weight="600" fill={curve.colour ?? worldColour(curve.key.world)}
    >
      {curve.label}
    </text>
  );
}

/** interpolate is the height of a curve between its points. */
export function interpolate({ x, y }: { x: number[]; y: number[] }, at: number): number {
  let k = 1;
  while (k < x.length - 1 && x[k]! < at) k++;
  const part = (at - x[k - 1]!) / (x[k]! - x[k - 1]!);
  return y[k - 1]! + part * (y[k]! - y[k - 1]!);
}

/** spread moves labels apart by a distance, those further down give way; all stay beside the area. */
function spread(ends: { at: number; y: number }[], distance: number, area: Area): void {
  let least = -Infinity;
  for (const e of ends) {
    e.y = Math.max(e.at, least);
    least = e.y + distance;
  }
  const over = (ends.at(-1)?.y ?? 0) - (area.bottom + heightOf(area) * 0.02);
  if (over > 0) for (const e of ends) e.y -= over;
}
