// A chart of curves: one or several panels that share their axes, with every curve labelled where it ends.

import { scaleLinear, type ScaleLinear } from "d3-scale";
import { Axes, leftOf, type Axis } from "./axes";
import { cells, em, fit, widest, widthOf } from "./box";
import { CurveBody, EndLabels, LabelAlong, pathOf, ribbonPath } from "./curves";
import { worldColour } from "./names";
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
  const columnsAt = (least: number, most: number) => Math.max(1, Math.min(n, most, Math.floor((size.width - left) / (letters * least + labels))));
  const wide = columnsAt(9, n === 4 ? 2 : 4);
  const most = (size.height - letters * 6) / Math.ceil(n / wide) > letters * 6 ? wide : columnsAt(5, 6); // low panels had better be narrow ones
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
