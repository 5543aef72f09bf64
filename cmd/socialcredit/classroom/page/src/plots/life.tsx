// A person's score over time, before the bands that it passed through, with marks for what happened.

import { scaleLinear, type ScaleLinear } from "d3-scale";
import { useId } from "preact/hooks";
import type { Life, LifeEvent } from "../protocol";
import { label, t } from "../text";
import { Axes, leftOf } from "./axes";
import { em, fit, widest } from "./box";
import { Readable } from "./crosshair";
import { Glyph, looksOf, type Look } from "./looks";
import { significant } from "./names";
import { nice } from "./nice";
import type { Area, Laid, Reading, Size } from "./plot";
import { steps } from "./time";

interface Props {
  life: Life;
  /** label of the institution */
  institution: string;
  width: number;
  height: number;
  /** a period to mark, such as that of a sentence in the story */
  selectedPeriod?: number | null;
  scale?: number;
}

type Body = Life["institutions"][number];

/** Course is a standing over time: points, or the number of the band where no score is kept. */
interface Course {
  life: Life;
  body: Body;
  looks: Look[];
  /** by period from 0; null where the institution does not know the person */
  values: (number | null)[];
  scored: boolean;
}

export function LifePlot({ life, institution, width, height, selectedPeriod = null, scale = 1 }: Props) {
  const id = useId();
  const size = { width, height, scale };
  const body = life.institutions.find((i) => i.label === institution);
  const course = body && courseOf(life, body);
  if (!course || course.values.every((v) => v === null)) return <p class="plot-nothing">{t("plots.life.never", { institution: label(institution) })}</p>;
  const title = t(course.scored ? "plots.life.title" : "plots.life.title_bands", { institution: label(institution) });
  return <Readable id={id} laid={layLife(course, size, selectedPeriod)} size={size} title={title} says={told(course)} />;
}

function courseOf(life: Life, body: Body): Course {
  const looks = looksOf(body);
  const scored = body.scored && (body.score?.some((v) => v !== null) ?? false);
  const bands = body.band.map((b) => (b === "" ? null : looks.findIndex((l) => l.code === b) + 0.5));
  return { life, body, looks, scored, values: scored ? body.score! : bands };
}

/** told is the course in words. */
function told({ life, body, looks, values, scored }: Course): string {
  const known = values.filter((v): v is number => v !== null);
  const shut = { shut: life.excluded.filter(Boolean).length, periods: life.excluded.length };
  const name = (v: number) => looks[Math.floor(v)]?.name ?? "";
  if (!scored) return t("plots.life.says_bands", { from: name(known[0]!), to: name(known.at(-1)!), ...shut });
  const changes = own(life, body).filter((e) => e.what === "change");
  return t("plots.life.says", {
    from: significant(known[0]!, 4), to: significant(known.at(-1)!, 4), low: significant(Math.min(...known), 4), high: significant(Math.max(...known), 4),
    gains: changes.filter((e) => (e.points ?? 0) > 0).length, losses: changes.filter((e) => (e.points ?? 0) < 0).length,
    untrue: changes.filter((e) => e.false).length, ...shut,
  });
}

const own = (life: Life, body: Body): LifeEvent[] => life.events.filter((e) => e.institution === body.label);

interface Sheet extends Course {
  area: Area;
  letters: number;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
}

function layLife(course: Course, size: Size, selected: number | null): Laid {
  const letters = em(size);
  const { life, looks, values, scored } = course;
  const domain = scored ? scoreRange(course) : ([0, looks.length] as [number, number]);
  const bottom = size.height - letters * 2.9;
  const yAxis = { title: scored ? t("plots.axis.score_points") : "", domain, format: (v: number) => significant(v, 4), ticks: scored ? undefined : () => [] };
  const top = letters * (scored ? 1.9 : 0.6);
  const y = scaleLinear(domain, [bottom - letters * 0.6, top]);
  const names = Math.min(letters * 5, widest(looks.map((l) => l.name), letters)) + letters * 1.6;
  const area: Area = { left: leftOf(yAxis, y, { left: 0, right: 1, top, bottom }, letters) + 1, top, right: size.width - names, bottom };
  const last = Math.max(1, values.length - 1);
  const x = scaleLinear([0, Math.max(last, 1)], [area.left, area.right]);
  const perYear = life.periods_per_year;
  const inYears = life.periods > 2 * perYear;
  const unit = inYears ? perYear : 1;
  const xAxis = {
    title: t(inYears ? "plots.axis.year" : `plots.axis.${life.period}`), domain: [0, last] as [number, number],
    format: (v: number) => significant(v / unit, 4), ticks: (most: number) => steps(last / unit, most).map((v) => v * unit),
  };
  const sheet: Sheet = { ...course, area, letters, x, y };
  return {
    body: (
      <g>
        <BandStrips {...sheet} />
        <Axes area={area} x={x} y={y} xAxis={xAxis} yAxis={yAxis} letters={letters} />
        <Shut {...sheet} />
        <path d={steppedPath(sheet)} fill="none" stroke="var(--ink)" stroke-width={Math.max(1.75, letters / 7)} />
        {scored && <Marks {...sheet} />}
        {selected !== null && <line x1={x(selected)} x2={x(selected)} y1={area.top} y2={area.bottom} stroke="var(--focus)" stroke-width={2} />}
      </g>
    ),
    read: () => readings(sheet),
  };
}

/** scoreRange holds the scores and a little of the bands around them. */
function scoreRange({ values, body }: Course): [number, number] {
  const known = values.filter((v): v is number => v !== null);
  const low = Math.min(body.base, ...known);
  const high = Math.max(body.base, ...known);
  const room = Math.max((high - low) * 0.08, Math.abs(body.base) * 0.02, 1);
  const [from, to] = nice(low - room, high + room);
  return body.cap > body.floor ? [Math.max(from, body.floor), Math.min(to, body.cap)] : [from, to];
}

/** BandStrips lie behind the score, each with its shape and name at the right. */
function BandStrips({ looks, scored, area, letters, x, y }: Sheet) {
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
            <rect x={area.left} width={x.range()[1]! - area.left} y={top} height={bottom - top} fill={l.colour} fill-opacity={0.28} stroke="var(--panel)" />
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

/** Shut is a bar at the foot while some right is shut. */
function Shut({ life, area, letters, x }: Sheet) {
  return (
    <g fill="var(--shut)">
      {runs(life.excluded).map(([from, to]) => (
        <rect key={from} x={x(from)} width={Math.max(2, x(to) - x(from))} y={area.bottom - letters * 0.45} height={letters * 0.45} />
      ))}
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

/** steppedPath holds a standing until the period in which the next is published; it breaks where there is none. */
function steppedPath({ values, x, y }: Sheet): string {
  let path = "";
  values.forEach((v, p) => {
    if (v === null) return;
    const before = p > 0 ? values[p - 1] : null;
    path += before === null || before === undefined ? `M${x(p)},${y(v)}` : `H${x(p)}V${y(v)}`;
  });
  return path;
}

/** LEAST is the part of the range that a change must have for a mark, so that the large ones can be seen. */
const LEAST = 0.03;

/** Marks show the larger changes: up for a gain, down for a loss, a cross for a record of what nobody did. */
function Marks(sheet: Sheet) {
  const { life, body, values, letters, x, y } = sheet;
  const [low, high] = y.domain() as [number, number];
  const marked = own(life, body).filter((e) => e.what === "change" && e.points !== null && (e.false || Math.abs(e.points) >= LEAST * (high - low)));
  return (
    <g stroke="var(--panel)" stroke-width={letters * 0.08}>
      {marked.map((e, i) => {
        const at = values[e.period] ?? e.score;
        return at === null || at === undefined ? null : <Mark key={i} event={e} x={x(e.period)} y={y(at)} r={letters * 0.34} />;
      })}
    </g>
  );
}

function Mark({ event, x, y, r }: { event: LifeEvent; x: number; y: number; r: number }) {
  if (event.false) return <path d={`M${x - r},${y - r}L${x + r},${y + r}M${x - r},${y + r}L${x + r},${y - r}`} stroke="var(--shut)" stroke-width={r * 0.6} fill="none" />;
  const up = (event.points ?? 0) > 0;
  const far = up ? -1 : 1;
  return <path d={`M${x},${y + far * r * 1.3}L${x + r},${y - far * r * 0.7}H${x - r}Z`} fill={up ? "var(--open)" : "var(--shut)"} />;
}

/** readings tell a period's standing and what happened in it. */
function readings({ life, body, looks, values, scored, area, x, y }: Sheet): Reading[] {
  const byPeriod = new Map<number, string[]>();
  for (const e of life.events) byPeriod.set(e.period, [...(byPeriod.get(e.period) ?? []), e.sentence]);
  return values.flatMap((v, p) => {
    if (v === null) return [];
    const said = byPeriod.get(p) ?? [];
    const band = looks.find((l) => l.code === body.band[p])?.name ?? "";
    const heading = t("plots.life.selected", { when: t(`plots.date.${life.period}`, { period: p }), score: [scored ? significant(v, 5) : "", band].filter(Boolean).join(" · ") });
    return [{ x: x(p), y: y(v), area, dots: [{ x: x(p), y: y(v), colour: "var(--ink)" }], text: [heading, ...said.slice(0, 3), ...(said.length > 3 ? ["…"] : [])] }];
  });
}
