// The drawing of a histogram.

import { scaleLinear, type ScaleLinear } from "d3-scale";
import { t } from "../text";
import { Axes, type Axis, leftOf } from "./axes";
import { em, textWidth } from "./box";
import { binName, heights, type Bars } from "./histogram";
import { Glyph, type Look } from "./looks";
import { significant, worldColour, worldName } from "./names";
import type { Area, Laid, Reading, Size } from "./plot";

interface Props extends Size {
  bars: Bars;
  looks: Look[];
}

/** A Sheet is a histogram with its scales. */
interface Sheet {
  bars: Bars;
  looks: Look[];
  area: Area;
  letters: number;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
  high: ReturnType<typeof heights>;
}

export function drawHistogram({ bars, looks, ...size }: Props): Laid {
  const letters = em(size);
  const two = bars.counts.length > 1;
  const high = heights(bars);
  const yAxis: Axis = {
    title: t(bars.bins.even ? "plots.axis.people" : "plots.axis.people_per_point"),
    domain: [two ? -high.most : 0, high.most],
    format: (v) => significant(Math.abs(v), 3),
  };
  const top = letters * 3.4;
  const bottom = size.height - letters * 2.9;
  const y = scaleLinear(yAxis.domain, [bottom, top]);
  const left = leftOf(yAxis, y, { left: 0, top, right: 1, bottom }, letters) + 1;
  const area: Area = { left, top, right: size.width - letters * 0.8, bottom };
  const edges = bars.bins.edges;
  const x = scaleLinear([edges[0]! / 10, edges.at(-1)! / 10], [area.left, area.right]);
  const xAxis: Axis = { title: t("plots.axis.score_points"), domain: x.domain() as [number, number], format: (v) => significant(v, 5) };
  const sheet: Sheet = { bars, looks, area, letters, x, y, high };
  return {
    body: (
      <g>
        <Axes area={area} x={x} y={y} xAxis={xAxis} yAxis={yAxis} letters={letters} />
        {bars.counts.map((_, w) => <BarsOf key={w} sheet={sheet} world={w} />)}
        <line x1={area.left} x2={area.right} y1={y(0)} y2={y(0)} stroke="var(--ink)" />
        <BandMarks sheet={sheet} />
        {two && bars.counts.map((_, w) => <Side key={w} sheet={sheet} world={w} />)}
      </g>
    ),
    read: () => readBars(sheet),
  };
}

function BarsOf({ sheet, world }: { sheet: Sheet; world: number }) {
  const { bars, looks, x, y, high } = sheet;
  const sign = world === 0 ? 1 : -1;
  return (
    <g>
      {bars.counts[world]!.map((bin, k) => {
        let sum = 0;
        const left = x(bars.bins.edges[k]! / 10);
        const width = Math.max(0.5, x(bars.bins.edges[k + 1]! / 10) - left - 0.75);
        return bin.map((people, b) => {
          if (!people) return null;
          const from = y(sign * high.of(world, k, sum));
          sum += people;
          const to = y(sign * high.of(world, k, sum));
          return <rect key={`${k}.${b}`} x={left} width={width} y={Math.min(from, to)} height={Math.abs(from - to)} fill={looks[b]!.colour} />;
        });
      })}
    </g>
  );
}

/** BandMarks are the borders of bands, and above them what the bands are called. */
function BandMarks({ sheet: { looks, area, letters, x } }: { sheet: Sheet }) {
  const [low, high] = x.domain() as [number, number];
  const at = area.top - letters * 0.75;
  return (
    <g font-size={letters} fill="var(--ink)">
      {looks.map((look, b) => {
        const from = b === 0 ? low : Math.max(low, look.from);
        const to = Math.min(high, looks[b + 1]?.from ?? high);
        if (to <= from) return null;
        const room = x(to) - x(from);
        const text = room > textWidth(look.name, letters) + letters * 1.6;
        const middle = (x(from) + x(to)) / 2;
        const shift = text ? (textWidth(look.name, letters) + letters * 0.3) / 2 : 0;
        return (
          <g key={look.code}>
            {from > low && <line x1={x(from)} x2={x(from)} y1={area.top - letters * 1.2} y2={area.bottom} stroke="var(--ink-soft)" stroke-width={0.75} stroke-dasharray="2 3" />}
            {room > letters * 0.9 && <Glyph look={look} x={middle - shift} y={at} r={letters * 0.38} />}
            {text && <text x={middle - shift + letters * 0.7} y={at} dy="0.34em">{look.name}</text>}
          </g>
        );
      })}
    </g>
  );
}

/** Side names the world that a half is of. */
function Side({ sheet: { area, letters }, world }: { sheet: Sheet; world: number }) {
  const y = world === 0 ? area.top + letters : area.bottom - letters * 0.6;
  return (
    <text x={area.left + letters * 0.4} y={y} font-size={letters} font-weight="600" fill={worldColour(world)} stroke="var(--panel)" stroke-width={letters * 0.25} paint-order="stroke">
      {worldName(world)}
    </text>
  );
}

function readBars({ bars, looks, area, x, y, high }: Sheet): Reading[] {
  return bars.bins.edges.slice(1).map((_, k) => {
    const left = x(bars.bins.edges[k]! / 10);
    const right = x(bars.bins.edges[k + 1]! / 10);
    const middle = (left + right) / 2;
    const sums = bars.counts.map((c) => c[k]!.reduce((a, b) => a + b, 0));
    const bands = looks.filter((_, b) => bars.counts.some((c) => c[k]![b]!)).map((l) => l.name);
    return {
      x: middle,
      y: y(0),
      area: { ...area, left, right },
      dots: sums.map((n, w) => ({ x: middle, y: y((w === 0 ? 1 : -1) * high.of(w, k, n)), colour: "var(--ink)" })),
      text: [
        [binName(bars.bins, k), ...bands].join(" · "),
        ...sums.map((n, w) => t("plots.people_in", { what: bars.counts.length > 1 ? worldName(w) : t("plots.axis.people"), people: n })),
      ],
      cell: true,
    };
  });
}
