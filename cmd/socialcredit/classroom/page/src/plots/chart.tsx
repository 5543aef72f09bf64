// A chart of curves: one or several panels that share their axes, with every curve labelled where it ends.

import { scaleLinear, type ScaleLinear } from "d3-scale";
import { area as ribbonShape, line as lineShape } from "d3-shape";
import { Axes, leftOf, type Axis } from "./axes";
import { cells, em, fit, heightOf, widest, widthOf } from "./box";
import { worldColour, worldDash } from "./names";
import type { Area, Laid, Size } from "./plot";
import { readPanels } from "./reading";
import type { Key } from "./tidy";

export interface Curve {
  key: Key;
  /** what stands at its end */
  label: string;
  /** how it is called when it is read out */
  name: string;
  x: number[];
  y: number[];
  /** computed only now and then: dots show when */
  dots?: boolean;
  colour?: string;
  /** where along it the label stands, for curves that end in one point; above or below it */
  labelled?: { x: number; above: boolean };
}

/** A Ribbon lies between two curves. */
export interface Ribbon {
  world: number;
  x: number[];
  low: number[];
  high: number[];
  opacity: number;
}

/** Threads are thin lines that are not read one by one. */
export interface Threads {
  world: number;
  x: number[];
  ys: number[][];
}

export interface Panel {
  title?: string;
  curves: Curve[];
  ribbons?: Ribbon[];
  threads?: Threads[];
  /** straight lines to compare with, from point to point */
  rules?: { from: [number, number]; to: [number, number] }[];
  /** a text in the middle of the panel */
  remark?: string;
}

export interface Chart {
  panels: Panel[];
  x: Axis;
  y: Axis;
  heading(x: number): string;
  value(y: number): string;
  /** how the second of two curves differs from the first */
  compare?(first: number, second: number): string;
}

export interface Scales {
  area: Area;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
}

/** Bold letters are wider by so much. */
export const BOLD = 1.12;

export function layChart(chart: Chart, size: Size): Laid {
  const letters = em(size);
  const places = placesOf(chart, size, letters);
  const several = titled(chart);
  return {
    body: (
      <g>
        {several && <text x={0} y={letters} font-size={letters} fill="var(--ink-soft)">{fit(chart.y.title, size.width, letters)}</text>}
        {places.map((place, i) => (
          <PanelBody
            key={i} chart={several ? { ...chart, y: { ...chart.y, title: "" } } : chart} panel={chart.panels[i]!} place={place} letters={letters}
            edge={edgeOf(places, i)}
          />
        ))}
      </g>
    ),
    read: () => readPanels(chart, places),
  };
}

/** titled tells whether panels have titles of their own, so that the title of the axis needs a line above them. */
const titled = (chart: Chart): boolean => chart.panels.length > 1 || chart.panels[0]?.title !== undefined;

/** placesOf gives each panel its room: as many beside one another as keep a readable width. */
function placesOf(chart: Chart, size: Size, letters: number): Scales[] {
  const n = chart.panels.length;
  const y = scaleLinear(chart.y.domain, [size.height - letters * 4.5, 0]);
  const probe: Area = { left: 0, top: 0, right: size.width, bottom: size.height - letters * 4.5 };
  const left = leftOf(chart.y, y, probe, letters) + 1;
  const labels = widest(chart.panels.flatMap((p) => p.curves.map((c) => (c.labelled ? "" : c.label))), letters) * BOLD + letters * 0.7;
  const columnsAt = (least: number) => Math.max(1, Math.min(n, n === 4 ? 2 : 4, Math.floor((size.width - left) / (letters * least + labels))));
  const wide = columnsAt(9);
  const most = (size.height - letters * 6) / Math.ceil(n / wide) > letters * 6 ? wide : columnsAt(5); // low panels had better be narrow ones
  const rows = Math.ceil(n / most);
  const columns = Math.ceil(n / rows);
  const outer: Area = { left, top: letters * (titled(chart) ? 3.1 : 1.9), right: size.width - labels, bottom: size.height - letters * 2.9 };
  const gap = { x: Math.max(labels + letters * 0.4, letters * 1.8), y: rows > 1 ? letters * 2.3 : 0 };
  return cells(outer, n, columns, gap).map((area) => ({
    area,
    x: scaleLinear(chart.x.domain, [area.left, area.right]),
    y: scaleLinear(chart.y.domain, [area.bottom, area.top]),
  }));
}

/** edgeOf says which axes of a panel have letters: those at the left and those with nothing below. */
function edgeOf(places: Scales[], i: number): { x: boolean; y: boolean } {
  const { left, bottom } = places[i]!.area;
  const below = places.some((p) => p.area.left === left && p.area.bottom > bottom + 1);
  return { x: !below, y: left === places[0]!.area.left };
}

interface BodyProps {
  chart: Chart;
  panel: Panel;
  place: Scales;
  letters: number;
  edge: { x: boolean; y: boolean };
}

function PanelBody({ chart, panel, place, letters, edge }: BodyProps) {
  const { area, x, y } = place;
  return (
    <g>
      <Axes area={area} x={x} y={y} xAxis={fitted(chart.x, area, letters)} yAxis={chart.y} letters={letters} names={edge} />
      {panel.title && (
        <text x={area.left} y={area.top - letters * 0.45} font-size={letters} font-weight="600" fill="var(--ink)">
          {fit(panel.title, widthOf(area) + letters, letters * BOLD)}
        </text>
      )}
      {panel.rules?.map((r) => (
        <line x1={x(r.from[0])} y1={y(r.from[1])} x2={x(r.to[0])} y2={y(r.to[1])} stroke="var(--ink)" stroke-width={1} />
      ))}
      {panel.threads?.map((t) => t.ys.map((ys) => <path d={pathOf(t.x, ys, place)} fill="none" stroke={worldColour(t.world)} stroke-width={0.6} stroke-opacity={0.3} />))}
      {panel.ribbons?.map((r) => <path d={ribbonPath(r, place)} fill={worldColour(r.world)} fill-opacity={r.opacity} />)}
      {panel.curves.map((c) => <CurveBody key={c.name} curve={c} place={place} letters={letters} halo={panel.ribbons !== undefined} />)}
      <EndLabels curves={panel.curves} place={place} letters={letters} />
      {panel.curves.map((c) => c.labelled && <LabelAlong key={c.name} curve={c} place={place} letters={letters} />)}
      {panel.remark && (
        <text x={(area.left + area.right) / 2} y={(area.top + area.bottom) / 2 - letters} text-anchor="middle" font-size={letters * 1.15} font-weight="600" fill="var(--ink)">
          {panel.remark}
        </text>
      )}
    </g>
  );
}

const fitted = (axis: Axis, area: Area, letters: number): Axis => ({ ...axis, title: fit(axis.title, widthOf(area) + letters * 2, letters) });

function CurveBody({ curve, place, letters, halo }: { curve: Curve; place: Scales; letters: number; halo: boolean }) {
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

function ribbonPath(r: Ribbon, { x, y }: Scales): string {
  const shape = ribbonShape<number>((i) => round(x(r.x[i]!)), (i) => round(y(r.low[i]!)), (i) => round(y(r.high[i]!)));
  return shape(r.x.map((_, i) => i)) ?? "";
}

export const round = (v: number): number => Math.round(v * 100) / 100;

/** EndLabels stand at the ends of curves and keep apart from each other. */
function EndLabels({ curves, place, letters }: { curves: Curve[]; place: Scales; letters: number }) {
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

function LabelAlong({ curve, place: { x, y }, letters }: { curve: Curve; place: Scales; letters: number }) {
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
