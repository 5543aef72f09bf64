// A guess: the class draws the curve that it expects; then the real one is laid over it.
//
//   <Guess opened={opened} column="any_excluded" title="..." min={0} max={0.5} periods={60} truth={points} onDone={keep} />
//
// onDone gets a value for every period from 0. Afterwards the page lets time run and gives the real curve as truth,
// such as series.column(0, 0, column); what is there of it is drawn and compared.

import { scaleLinear } from "d3-scale";
import { useId, useState } from "preact/hooks";
import type { Opened } from "../protocol";
import type { Points } from "../series";
import { t } from "../text";
import { Axes, leftOf } from "./axes";
import { em, textWidth } from "./box";
import { between, completed, fillAt, knots, meanOff, stroke, type Line } from "./guess_line";
import { amount, columnOf, date, difference, measureName, withUnit, worldColour } from "./names";
import { tickFormat } from "./over_time";
import { Picture } from "./picture";
import type { Area, Size } from "./plot";
import { useSize } from "./size";
import { timeAxis } from "./time";
import { BOLD, type Scales } from "./chart";
import { pathOf } from "./curves";

interface Props {
  opened: Opened;
  column: string;
  title: string;
  min: number;
  max: number;
  periods: number;
  /** the real curve; nothing is revealed without it */
  truth?: Points;
  /** a guess that was made before */
  values?: number[];
  onDone(values: number[]): void;
}

export function Guess(props: Props) {
  const { opened, column, title, min, max, periods, truth, onDone } = props;
  const id = useId();
  const { ref, size } = useSize();
  const [line, setLine] = useState<Line>(() => props.values ?? new Array<number | null>(periods + 1).fill(null));
  const [done, setDone] = useState(props.values !== undefined);
  const unit = columnOf(opened, column)?.unit ?? "1";
  const enough = line.filter((v) => v !== null).length > line.length / 2;
  const off = truth && done ? meanOff(line as number[], truth) : undefined;
  const says = sayLine(opened, line, unit);
  const finish = () => {
    const whole = completed(line);
    setLine(whole);
    setDone(true);
    onDone(whole);
  };
  return (
    <section class="guess" aria-labelledby={`${id}-head`}>
      <h3 id={`${id}-head`} class="plot-title">{title}</h3>
      {!done && <p class="plot-note">{t("plots.guess.draw")}</p>}
      <div ref={ref} class="plot-room">
        {size && <Sheet {...props} id={id} size={size} line={line} unit={unit} says={says} truth={done ? truth : undefined} onLine={done ? undefined : setLine} />}
      </div>
      {!done && <Sliders opened={opened} line={line} min={min} max={max} unit={unit} onLine={setLine} />}
      <p role="status" class="guess-off">{done && off !== undefined ? t("plots.guess.missed", { off: difference(off, unit).replace("+", "") }) : ""}</p>
      {done
        ? <button type="button" onClick={() => (setDone(false), setLine(line.map(() => null)))}>{t("plots.guess.again")}</button>
        : <button type="button" disabled={!enough} title={enough ? undefined : t("plots.guess.missing")} onClick={finish}>{t("plots.guess.done")}</button>}
    </section>
  );
}

function sayLine(opened: Opened, line: Line, unit: string): string {
  const told = knots(opened, line.length - 1).map((p) => (line[p] == null ? "" : `${date(opened, p)} ${amount(line[p]!, unit)}`)).filter(Boolean);
  return told.length ? t("plots.guess.says", { values: told.join(", ") }) : t("plots.guess.draw");
}

interface SheetProps extends Props {
  id: string;
  size: Size;
  line: Line;
  unit: string;
  says: string;
  onLine?: (line: Line) => void;
}

/** Sheet is what is drawn on. */
function Sheet({ opened, column, id, size, line, unit, says, min, max, periods, title, truth, onLine }: SheetProps) {
  const letters = em(size);
  const [last, setLast] = useState<{ period: number; value: number } | null>(null);
  const place = placeOf(size, min, max, periods, letters, unit);
  const { area, x, y } = place;
  const xAxis = { ...timeAxis({ ...opened, periods }), domain: [0, periods] as [number, number] };
  const yAxis = { title: withUnit(measureName(opened, column), unit), domain: [min, max] as [number, number], format: tickFormat(unit) };
  const draw = (e: PointerEvent & { currentTarget: HTMLElement }, from: typeof last) => {
    const box = e.currentTarget.getBoundingClientRect();
    const period = Math.round(between(x.invert(e.clientX - box.left), 0, periods));
    const value = between(y.invert(e.clientY - box.top), min, max);
    onLine?.(stroke(line, from ?? { period, value }, { period, value }));
    setLast({ period, value });
  };
  const start = (e: PointerEvent & { currentTarget: HTMLElement }) => {
    e.currentTarget.setPointerCapture(e.pointerId);
    draw(e, null);
  };
  const known = line.flatMap((v, p) => (v === null ? [] : [p]));
  return (
    <div class={onLine ? "guess-sheet guess-open" : "guess-sheet"} onPointerDown={onLine && start} onPointerMove={onLine && ((e) => last && draw(e, last))} onPointerUp={() => setLast(null)} onPointerCancel={() => setLast(null)}>
      <Picture id={id} size={size} title={title} says={says} body={
        <g>
          <Axes area={area} x={x} y={y} xAxis={xAxis} yAxis={yAxis} letters={letters} />
          <path d={pathOf(known, known.map((p) => line[p]!), place, 1)} fill="none" stroke="var(--accent)" stroke-width={3} stroke-dasharray="2 4" stroke-linecap="round" />
          {known.length === 1 && <circle cx={x(known[0]!)} cy={y(line[known[0]!]!)} r={3} fill="var(--accent)" />}
          {truth && <path d={pathOf(truth.period, truth.value.map((v) => between(v, min, max)), place)} fill="none" stroke={worldColour(0)} stroke-width={2.5} />}
          <EndText at={known.at(-1)} value={line[known.at(-1) ?? 0]} text={t("plots.guess.guess")} colour="var(--accent)" place={place} letters={letters} above={(truth?.value.at(-1) ?? -Infinity) <= (line[known.at(-1) ?? 0] ?? 0)} />
          {truth && <EndText at={truth.period.at(-1)} value={truth.value.at(-1)} text={t("plots.guess.real")} colour={worldColour(0)} place={place} letters={letters} above={truth.value.at(-1)! > (line[known.at(-1) ?? 0] ?? 0)} />}
        </g>
      } />
    </div>
  );
}

function placeOf(size: Size, min: number, max: number, periods: number, letters: number, unit: string): Scales {
  const top = letters * 1.9;
  const bottom = size.height - letters * 2.9;
  const y = scaleLinear([min, max], [bottom, top]);
  const probe: Area = { left: 0, right: 1, top, bottom };
  const left = leftOf({ title: "", domain: [min, max], format: tickFormat(unit) }, y, probe, letters) + 1;
  const labels = Math.max(textWidth(t("plots.guess.guess"), letters), textWidth(t("plots.guess.real"), letters)) * BOLD + letters * 0.7;
  const area: Area = { left, top, right: size.width - labels, bottom };
  return { area, x: scaleLinear([0, periods], [area.left, area.right]), y };
}

interface EndProps {
  at: number | undefined;
  value: number | null | undefined;
  text: string;
  colour: string;
  place: Scales;
  letters: number;
  above: boolean;
}

function EndText({ at, value, text, colour, place, letters, above }: EndProps) {
  if (at === undefined || value == null) return null;
  const [low, high] = place.y.domain() as [number, number];
  return (
    <text x={place.x(at) + letters * 0.45} y={place.y(between(value, low, high)) + (above ? -0.15 : 0.75) * letters} font-size={letters} font-weight="600" fill={colour}>
      {text}
    </text>
  );
}

interface SliderProps {
  opened: Opened;
  line: Line;
  min: number;
  max: number;
  unit: string;
  onLine(line: Line): void;
}

/** Sliders are the way to draw by keyboard: one a year. */
function Sliders({ opened, line, min, max, unit, onLine }: SliderProps) {
  const at = knots(opened, line.length - 1);
  return (
    <details class="guess-sliders">
      <summary>{t("plots.guess.sliders")}</summary>
      <div>
        {at.map((p) => {
          const value = line[p] ?? null;
          return (
            <label key={p}>
              <span>{date(opened, p)}</span>
              <input
                type="range" min={min} max={max} step={(max - min) / 50} value={value ?? (min + max) / 2} aria-valuetext={value === null ? t("plots.undefined") : amount(value, unit)}
                onInput={(e) => onLine(fillAt(line, at, p, Number(e.currentTarget.value)))}
              />
              <output>{value === null ? "–" : amount(value, unit)}</output>
            </label>
          );
        })}
      </div>
    </details>
  );
}
