// The drawing of a life.

import { scaleLinear, type ScaleLinear } from "d3-scale";
import { t } from "../text";
import { Axes, leftOf } from "./axes";
import { em, fit, widest } from "./box";
import type { Course, Told } from "./life";
import { Glyph } from "./looks";
import { significant, worldColour, worldDash, worldName } from "./names";
import { nice } from "./nice";
import type { Area, Laid, Reading, Size } from "./plot";
import { steps } from "./time";

interface Sheet extends Told {
  area: Area;
  letters: number;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
}

export function layLife(told: Told, size: Size, selected: number | null): Laid {
  const letters = em(size);
  const { looks, scored, courses, periods } = told;
  const life = courses[0]!.life;
  const domain = scored ? scoreRange(told) : ([0, looks.length] as [number, number]);
  const yAxis = { title: scored ? t("plots.axis.score_points") : "", domain, format: (v: number) => significant(v, 4), ticks: scored ? undefined : () => [] };
  const top = letters * (scored ? 1.9 : 0.6);
  const bottom = size.height - letters * 2.9;
  const y = scaleLinear(domain, [bottom - letters * 0.4 * (courses.length + 1), top]);
  const names = Math.min(letters * 5, widest(looks.map((l) => l.name), letters)) + letters * 1.6;
  const left = leftOf(yAxis, y, { left: 0, right: 1, top, bottom }, letters) + 1;
  const area: Area = { left, top, right: size.width - names, bottom };
  const x = scaleLinear([0, Math.max(1, periods)], [area.left, area.right]);
  const inYears = periods > 2 * life.periods_per_year;
  const unit = inYears ? life.periods_per_year : 1;
  const xAxis = {
    title: t(inYears ? "plots.axis.year" : `plots.axis.${life.period}`), domain: [0, periods] as [number, number],
    format: (v: number) => significant(v / unit, 4), ticks: (most: number) => steps(periods / unit, most).map((v) => v * unit),
  };
  const sheet: Sheet = { ...told, area, letters, x, y };
  return {
    body: (
      <g>
        <Strips {...sheet} />
        <Axes area={area} x={x} y={y} xAxis={xAxis} yAxis={yAxis} letters={letters} />
        {courses.map((c, i) => <Shut key={c.world} sheet={sheet} course={c} row={i} />)}
        {courses.map((c) => <Curve key={c.world} sheet={sheet} course={c} />)}
        {scored && <Marks {...sheet} />}
        {selected !== null && <line x1={x(selected)} x2={x(selected)} y1={area.top} y2={area.bottom} stroke="var(--focus)" stroke-width={2} />}
      </g>
    ),
    read: () => readings(sheet),
  };
}

/** scoreRange holds the scores and a little of the bands around them. */
function scoreRange({ courses, base, floor, cap }: Told): [number, number] {
  const known = courses.flatMap((c) => c.values.filter((v): v is number => v !== null));
  const low = known.reduce((a, b) => Math.min(a, b), base);
  const high = known.reduce((a, b) => Math.max(a, b), base);
  const room = Math.max((high - low) * 0.08, Math.abs(base) * 0.02, 1);
  const [from, to] = nice(low - room, high + room);
  return cap > floor ? [Math.max(from, Math.min(floor, low)), Math.min(to, Math.max(cap, high))] : [from, to];
}

/** Strips are the bands behind the score, each with its shape and name at the right. */
function Strips({ looks, scored, area, letters, x, y }: Sheet) {
  const [low, high] = y.domain() as [number, number];
  return (
    <g font-size={letters} fill="var(--ink)">
      {looks.map((l, b) => {
        const from = Math.max(low, scored ? (b === 0 ? -Infinity : l.from) : b);
        const to = Math.min(high, scored ? (looks[b + 1]?.from ?? Infinity) : b + 1);
        if (to <= from) return null;
        const [top, bottom] = [y(to), y(from)];
        return (
          <g key={l.code}>
            <rect x={area.left} width={x.range()[1]! - area.left} y={top} height={bottom - top} fill={l.colour} fill-opacity={0.25} stroke="var(--panel)" />
            {bottom - top > letters && (
              <>
                <Glyph look={l} x={area.right + letters * 0.7} y={(top + bottom) / 2} r={letters * 0.36} />
                <text x={area.right + letters * 1.35} y={(top + bottom) / 2} dy="0.34em">{fit(l.name, letters * 5, letters)}</text>
              </>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** Shut is a bar at the foot while some right is shut, a row per world. */
function Shut({ sheet: { area, letters, x, courses }, course, row }: { sheet: Sheet; course: Course; row: number }) {
  const height = letters * 0.36;
  const y = area.bottom - (courses.length - row) * letters * 0.42;
  return (
    <g fill="var(--shut)">
      {runs(course.life.excluded).map(([from, to]) => <rect key={from} x={x(from)} width={Math.max(2, x(to) - x(from))} y={y} height={height} />)}
    </g>
  );
}

/** runs are the stretches of true, from a period up to one. */
function runs(flags: boolean[]): [number, number][] {
  const found: [number, number][] = [];
  flags.forEach((flag, p) => {
    const last = found.at(-1);
    if (!flag) return;
    if (last && last[1] === p) last[1] = p + 1;
    else found.push([p, p + 1]);
  });
  return found.map(([a, b]) => [a, Math.min(b, flags.length - 1)]);
}

/** Curve holds a standing until the period in which the next is published; it breaks where there is none. */
function Curve({ sheet: { x, y, letters, courses }, course }: { sheet: Sheet; course: Course }) {
  let path = "";
  course.values.forEach((v, p) => {
    if (v === null) return;
    const before = p > 0 ? course.values[p - 1] : null;
    path += before == null ? `M${x(p)},${y(v)}` : `H${x(p)}V${y(v)}`;
  });
  const weight = Math.max(1.75, letters / 7);
  const last = course.values.length - 1;
  const end = course.values[last];
  const dot = last === 0 && end != null && <circle cx={x(0)} cy={y(end)} r={weight * 1.5} fill={worldColour(course.world)} />;
  return (
    <g>
      <path d={path} fill="none" stroke={worldColour(course.world)} stroke-width={weight} stroke-dasharray={worldDash(course.world, weight / 2)} />
      {dot}
      {courses.length > 1 && end != null && last > 0 && (
        <text
          x={x(last)} y={y(end) - letters * 0.4} text-anchor="end" font-size={letters} font-weight="600" fill={worldColour(course.world)}
          stroke="var(--panel)" stroke-width={letters * 0.25} paint-order="stroke"
        >
          {t(`plots.short_${course.world}`)}
        </text>
      )}
    </g>
  );
}

/** LEAST is the part of the range that a change must have for a mark, so that the large ones can be seen. */
const LEAST = 0.03;

/** Marks show the larger changes of the first life, and all by false records. */
function Marks({ courses, letters, x, y }: Sheet) {
  const [low, high] = y.domain() as [number, number];
  const { events, values } = courses[0]!;
  return (
    <g>
      {events.filter((e) => e.false || Math.abs(e.points!) >= LEAST * (high - low)).map((e, i) => {
        const at = values[e.period] ?? e.score;
        return at == null ? null : <Mark key={i} points={e.points!} untrue={e.false === true} x={x(e.period)} y={y(at)} r={letters * 0.34} />;
      })}
    </g>
  );
}

/** Mark points up for a gain and down for a loss; a cross is a record of what nobody did. */
export function Mark({ points, untrue, x, y, r }: { points: number; untrue: boolean; x: number; y: number; r: number }) {
  if (untrue) return <path d={`M${x - r},${y - r}L${x + r},${y + r}M${x - r},${y + r}L${x + r},${y - r}`} stroke="var(--shut)" stroke-width={r * 0.6} fill="none" />;
  const far = points > 0 ? -1 : 1;
  return <path d={`M${x},${y + far * r * 1.3}L${x + r},${y - far * r * 0.7}H${x - r}Z`} fill={points > 0 ? "var(--open)" : "var(--shut)"} stroke="var(--panel)" stroke-width={r * 0.25} />;
}

/** readings tell a period's standing in each world, and what happened to the first life in it. */
function readings({ courses, looks, scored, area, x, y }: Sheet): Reading[] {
  const { life } = courses[0]!;
  const happened = new Map<number, string[]>();
  for (const e of life.events) happened.set(e.period, [...(happened.get(e.period) ?? []), e.sentence]);
  const standing = (c: Course, p: number) => [scored && c.values[p] != null ? significant(c.values[p], 5) : "", looks.find((l) => l.code === c.band[p])?.name ?? ""].filter(Boolean).join(" · ");
  return courses[0]!.values.map((_, p) => {
    const when = t(`plots.date.${life.period}`, { period: p });
    const told = courses.map((c) => `${courses.length > 1 ? worldName(c.world) + ": " : ""}${standing(c, p) || t("plots.undefined")}`);
    const said = happened.get(p) ?? [];
    const dots = courses.flatMap((c) => (c.values[p] == null ? [] : [{ x: x(p), y: y(c.values[p]), colour: worldColour(c.world) }]));
    return { x: x(p), y: dots[0]?.y ?? area.top, area, dots, text: [when, ...told, ...said.slice(0, 2), ...(said.length > 2 ? ["…"] : [])] };
  });
}
