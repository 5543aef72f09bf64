// A person's score over time, in each world, before the bands that it passed through, with marks for what happened.

import { useId } from "preact/hooks";
import type { Life, LifeEvent } from "../protocol";
import { label, t } from "../text";
import { Readable } from "./crosshair";
import { layLife, Mark } from "./life_draw";
import { looksOf, type Look } from "./looks";
import { sentences, significant, worldName } from "./names";
import { useSize } from "./size";

interface Props {
  /** the same person in each world */
  lives: Life[];
  /** label of the institution */
  institution: string;
  /** of the whole run */
  periods: number;
  /** a period to mark, such as that of a sentence in the story */
  selectedPeriod?: number | null;
}

/** Course is a standing over time: points, or the middle of a band's row where no score is kept. */
export interface Course {
  world: number;
  life: Life;
  events: LifeEvent[];
  /** by period from 0; null where the institution does not know the person */
  values: (number | null)[];
  band: string[];
}

/** Told is what a life's plot shows. */
export interface Told {
  courses: Course[];
  looks: Look[];
  scored: boolean;
  base: number;
  floor: number;
  cap: number;
  periods: number;
}

export function LifePlot({ lives, institution, periods, selectedPeriod = null }: Props) {
  const id = useId();
  const { ref, size } = useSize();
  const told = tell(lives, institution, periods);
  const name = label(institution);
  if (!told) return <p class="plot-note">{t("plots.life.never", { institution: name })}</p>;
  const title = t(told.scored ? "plots.life.title" : "plots.life.title_bands", { institution: name });
  return (
    <figure class="life-plot">
      <figcaption>{title}</figcaption>
      <div ref={ref} class="life-room">
        {size && <Readable id={id} laid={layLife(told, size, selectedPeriod)} size={size} title={title} says={told.courses.map((c) => say(told, c)).join(" ")} />}
      </div>
      <Legend told={told} />
    </figure>
  );
}

/** tell finds the institution in each life; null where none of them is known to it. */
function tell(lives: Life[], institution: string, periods: number): Told | null {
  const body = lives[0]?.institutions.find((i) => i.label === institution);
  if (!body) return null;
  const looks = looksOf(body);
  const courses = lives.flatMap((life, world): Course[] => {
    const own = life.institutions.find((i) => i.label === institution);
    if (!own) return [];
    const rows = own.band.map((b) => (b === "" ? null : looks.findIndex((l) => l.code === b) + 0.5));
    const events = life.events.filter((e) => e.institution === institution && e.what === "change" && e.points !== null);
    return [{ world, life, events, values: body.scored ? (own.score ?? []) : rows, band: own.band }];
  });
  if (courses.every((c) => c.values.every((v) => v === null))) return null;
  return { courses, looks, scored: body.scored, base: body.base, floor: body.floor, cap: body.cap, periods };
}

/** say is a course in words. */
function say({ looks, scored, courses }: Told, { world, life, events, values }: Course): string {
  const known = values.filter((v): v is number => v !== null);
  const head = courses.length > 1 && worldName(world) + ":";
  if (!known.length) return sentences(head, t("plots.undefined"));
  const shut = { shut: life.excluded.filter(Boolean).length, periods: life.excluded.length };
  const name = (v: number) => looks[Math.floor(v)]?.name ?? "";
  if (!scored) return sentences(head, t("plots.life.says_bands", { from: name(known[0]!), to: name(known.at(-1)!), ...shut }));
  return sentences(head, t("plots.life.says", {
    from: significant(known[0]!, 4), to: significant(known.at(-1)!, 4), low: significant(Math.min(...known), 4), high: significant(Math.max(...known), 4),
    gains: events.filter((e) => e.points! > 0).length, losses: events.filter((e) => e.points! < 0).length, untrue: events.filter((e) => e.false).length, ...shut,
  }));
}

/** Legend says what the marks are. */
function Legend({ told }: { told: Told }) {
  const key = (name: string, mark: { points: number; untrue: boolean }) => (
    <span key={name}>
      <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true"><Mark {...mark} x={0} y={0} r={4} /></svg> {t(`plots.life.${name}`)}
    </span>
  );
  return (
    <p class="life-legend">
      {told.scored && [key("gain", { points: 1, untrue: false }), key("loss", { points: -1, untrue: false }), key("untrue", { points: -1, untrue: true })]}
      <span>
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><rect y="4" width="12" height="4" fill="var(--shut)" /></svg> {t("plots.life.shut")}
      </span>
      {told.courses.length > 1 && <span>{t("plots.life.marks_of")}</span>}
    </p>
  );
}
