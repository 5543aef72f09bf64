// Axes, their ticks and titles.

import type { ScaleLinear } from "d3-scale";
import { fit, heightOf, textWidth, widthOf } from "./box";
import type { Area } from "./plot";

/** An Axis says how one direction of a drawing is to be read. */
export interface Axis {
  title: string;
  domain: [number, number];
  format(value: number): string;
  /** where the ticks may stand; without it, at round numbers */
  ticks?(most: number): number[];
}

interface Props {
  area: Area;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
  xAxis: Axis;
  yAxis: Axis;
  letters: number;
  /** which of the two have letters; both draw their ticks */
  names?: { x: boolean; y: boolean };
}

export function Axes({ area, x, y, xAxis, yAxis, letters, names = { x: true, y: true } }: Props) {
  return (
    <g font-size={letters} fill="var(--ink-soft)">
      {ticksOf(yAxis, y, heightOf(area) / (letters * 2.2)).map((v) => (
        <g key={v} transform={`translate(${area.left},${y(v)})`}>
          <line x2={widthOf(area)} stroke="var(--line)" />
          {names.y && <text x={-letters * 0.4} dy="0.32em" text-anchor="end">{yAxis.format(v)}</text>}
        </g>
      ))}
      <line x1={area.left} x2={area.right} y1={area.bottom} y2={area.bottom} stroke="var(--ink-soft)" />
      {xTicks(xAxis, x, area, letters).map((v) => (
        <g key={v} transform={`translate(${x(v)},${area.bottom})`}>
          <line y2={letters * 0.35} stroke="var(--ink-soft)" />
          {names.x && <text y={letters * 1.35} text-anchor="middle">{xAxis.format(v)}</text>}
        </g>
      ))}
      {names.x && <text x={area.right} y={area.bottom + letters * 2.6} text-anchor="end">{xAxis.title}</text>}
      {names.y && yAxis.title && <text x={area.left - leftOf(yAxis, y, area, letters)} y={area.top - letters * 0.7}>{fit(yAxis.title, area.right, letters)}</text>}
    </g>
  );
}

/** ticksOf are the ticks of an axis, about as many as there is room for. */
function ticksOf(axis: Axis, scale: ScaleLinear<number, number>, most: number): number[] {
  const n = Math.max(2, Math.min(8, Math.floor(most)));
  return axis.ticks ? axis.ticks(n) : scale.ticks(n);
}

function xTicks(axis: Axis, x: ScaleLinear<number, number>, area: Area, letters: number): number[] {
  const widest = Math.max(...x.domain().map((v) => textWidth(axis.format(v), letters)), letters * 2);
  return ticksOf(axis, x, widthOf(area) / (widest * 1.7));
}

/** leftOf is how much room the ticks of an upright axis take. */
export function leftOf(axis: Axis, y: ScaleLinear<number, number>, area: Area, letters: number): number {
  const texts = ticksOf(axis, y, heightOf(area) / (letters * 2.2)).map((v) => textWidth(axis.format(v), letters));
  return Math.max(0, ...texts) + letters * 0.4;
}
