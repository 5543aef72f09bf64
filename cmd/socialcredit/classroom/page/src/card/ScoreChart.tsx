// The score of a person over time, in each world, with the bands behind it.

import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { Institution, Life } from "../protocol";
import { label as named, number, t } from "../text";

interface Props {
  lives: Life[];
  label: string;
  periods: number;
}

const [W, H, LEFT, BOTTOM] = [320, 130, 34, 16];

export function ScoreChart({ lives, label, periods }: Props) {
  const of = lives.map((life) => life.institutions.find((i) => i.label === label));
  const first = of[0];
  if (!first) return null;
  const scores = of.map((i) => i?.score ?? []);
  const known = scores.flat().filter((s): s is number => s !== null);
  const [low = first.base, high = first.base] = extent([...known, first.base]);
  const pad = Math.max(2, (high - low) * 0.08);
  const x = scaleLinear([0, Math.max(1, periods)], [LEFT, W - 6]);
  const y = scaleLinear([low - pad, high + pad], [H - BOTTOM, 6]);
  const path = line<number | null>().defined((s) => s !== null).x((_, i) => x(i)).y((s) => y(s!));
  return (
    <figure class="score">
      <figcaption>{t("card.chart", { institution: named(label) })}</figcaption>
      <svg viewBox={`0 0 ${W} ${H}`} role="img" aria-label={says(scores, first)}>
        <Bands of={first} y={y} />
        {y.ticks(4).map((v) => <text key={v} x={LEFT - 4} y={y(v)} class="tick" text-anchor="end" dominant-baseline="middle">{number(v, 0)}</text>)}
        {x.ticks(4).filter(Number.isInteger).map((v) => <text key={v} x={x(v)} y={H - 3} class="tick" text-anchor="middle">{v}</text>)}
        {scores.map((s, world) => <path key={world} d={path(s) ?? ""} class="line" data-world={world} />)}
      </svg>
    </figure>
  );
}

/** Bands are lines where a band begins, each with its name. */
function Bands({ of, y }: { of: Institution; y: { (v: number): number; domain(): number[] } }) {
  const [low = 0, high = 0] = y.domain();
  return (
    <>
      {of.bands.filter((b) => b.from > low && b.from < high).map((b) => (
        <g key={b.label}>
          <line x1={LEFT} x2={W - 6} y1={y(b.from)} y2={y(b.from)} class="band" />
          <text x={W - 8} y={y(b.from) - 2} class="tick" text-anchor="end">{named(b.label)}</text>
        </g>
      ))}
    </>
  );
}

/** says is the picture in words. */
function says(scores: (number | null)[][], of: Institution): string {
  const ends = scores.map((s) => s.at(-1)).map((s) => (s == null ? t("card.not_enrolled") : number(s)));
  const [a = "", b = ""] = ends;
  const key = scores.length > 1 ? "card.chart_says_twins" : "card.chart_says";
  return t(key, { institution: named(of.label), base: number(of.base), score: a, twin: b });
}
