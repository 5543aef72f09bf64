// The fan: the same society with other luck, many times over, so that one run is not taken for the rule.

import type { Strand } from "../protocol";
import { t } from "../text";
import { layChart, type Curve, type Panel, type Ribbon, type Threads } from "./chart";
import { headlines } from "./measures";
import { amount, columnOf, date, measureName, sentences, withUnit, worldName } from "./names";
import { chartOf } from "./over_time";
import { type Drawn, type Extra, nothing, type Plot, type View } from "./plot";
import { fan as current, LEVELS, spreadOf, startFan, stopFan, type Fan, type Spread } from "./strands";
import type { Store } from "./store";
import { TIDY_HEAD, tidyRow } from "./tidy";

const SEEDS = 50;

export const fan: Plot = {
  name: "fan",
  choices(opened) {
    const options = headlines(opened).map((name) => ({ value: name, label: measureName(opened, name) }));
    return [{ name: "measure", label: t("plots.choose.measure"), options, first: options[0]?.value ?? "" }];
  },
  use: useFan,
  draw(view) {
    const { opened, choice, extra } = view;
    const column = columnOf(opened, choice.measure ?? "");
    const title = t("plots.fan_title", { measure: column ? measureName(opened, column.name) : "" });
    const fan = extra.fan;
    if (!column) return nothing(t("plots.kinds.fan"), t("plots.none.measure"));
    const index = fan?.columns.indexOf(column.name) ?? -1;
    if (!fan || index < 0 || !fan.strands.length) return nothing(title, t(fan?.running ? "plots.none.yet" : "plots.none.fan", { seeds: SEEDS }));
    return drawnOf(view, fan, index, column.name);
  },
};

/** useFan gives the fan of the society that is open, and the button that computes it. */
function useFan(store: Store): Extra {
  const opened = store.opened.value;
  const engine = store.engine.value;
  const now = current.value;
  const own = now.epoch === opened?.epoch ? now : undefined;
  if (!opened || !engine) return {};
  const controls = own?.running ? (
    <>
      <progress max={own.of} value={own.strands.length} aria-label={t("plots.fan_progress")} />
      <span class="plot-count">{t("plots.fan_done", { done: own.strands.length, of: own.of })}</span>
      <button type="button" onClick={() => stopFan(engine)}>{t("plots.stop")}</button>
    </>
  ) : (
    <>
      <button type="button" onClick={() => startFan(engine, opened, headlines(opened), SEEDS)}>
        {t(own?.strands.length ? "plots.fan_again" : "plots.fan_start", { seeds: SEEDS })}
      </button>
      {own?.failed && <span role="alert">{own.failed}</span>}
    </>
  );
  return { fan: own, controls };
}

function drawnOf(view: View, fan: Fan, index: number, measure: string): Drawn {
  const { opened, series } = view;
  const unit = columnOf(opened, measure)!.unit;
  const worlds = Array.from({ length: series.worlds }, (_, w) => fan.strands.filter((s) => s.world === w)).map((strands, world) => ({
    world, strands, spread: spreadOf(strands, index, opened.periods),
  })).filter((w) => w.strands.length > 0);
  const panels = worlds.map(({ world, strands, spread }): Panel => ({
    title: series.worlds > 1 ? t("plots.fan_panel", { world: worldName(world), seeds: strands.length }) : t("plots.fan_seeds", { seeds: strands.length }),
    curves: [medianOf(spread, world, measure), ownOf(view, world, measure)],
    ribbons: ribbonsOf(spread, world),
    threads: threadsOf(strands, index, world),
  }));
  const name = measureName(opened, measure);
  return {
    title: t("plots.fan_title", { measure: name }),
    note: t("plots.note.fan"),
    says: worlds.map((w) => told(view, w, measure, unit)).join(" "),
    lay: (size) => layChart({ ...chartOf(opened, panels, withUnit(name, unit), unit), compare: undefined }, size),
    parts: panels.length,
    table: {
      head: [t(`plots.axis.${opened.unit}`), ...worlds.flatMap((w) => LEVELS.map((q) => sentences(series.worlds > 1 && worldName(w.world), t("plots.quantile", { q: q * 100 }))))],
      rows: worlds[0]!.spread.x.map((p, i) => [p, ...worlds.flatMap((w) => w.spread.at.map((level) => amount(level[i], unit)))]),
    },
    tidy: {
      head: [...TIDY_HEAD, "seed"],
      rows: worlds.flatMap(({ world, strands }) => strands.flatMap((s) => (s.values[index] ?? []).map((v, p) => [
        ...tidyRow(opened, p, { world, group: 0, measure }, v), s.seed,
      ]))),
    },
  };
}

const medianOf = ({ x, at }: Spread, world: number, measure: string): Curve => ({
  key: { world, group: 0, measure }, label: t("plots.median"), name: t("plots.median"), x, y: at[2]!,
});

/** ownOf is the seed that the page shows, in ink. */
function ownOf({ series }: View, world: number, measure: string): Curve {
  const { period, value } = series.column(world, 0, measure);
  return { key: { world: 0, group: 0, measure }, label: t("plots.this_seed"), name: t("plots.this_seed"), x: period, y: value, colour: "var(--ink)" };
}

const ribbonsOf = ({ x, at }: Spread, world: number): Ribbon[] => [
  { world, x, low: at[0]!, high: at[4]!, opacity: 0.18 },
  { world, x, low: at[1]!, high: at[3]!, opacity: 0.3 },
];

/** threadsOf leaves out periods without a value. */
function threadsOf(strands: Strand[], index: number, world: number): Threads[] {
  return strands.map((s) => {
    const values = s.values[index] ?? [];
    const x = values.flatMap((v, p) => (v === null ? [] : [p]));
    return { world, x, ys: [x.map((p) => values[p]!)] };
  });
}

function told({ opened, series }: View, w: { world: number; strands: Strand[]; spread: Spread }, measure: string, unit: string): string {
  const last = w.spread.x.length - 1;
  if (last < 0) return "";
  const own = series.last(w.world, 0, measure);
  return t("plots.says.fan", {
    name: series.worlds > 1 ? worldName(w.world) : measureName(opened, measure), seeds: w.strands.length, when: date(opened, w.spread.x[last]!),
    median: amount(w.spread.at[2]![last], unit), low: amount(w.spread.at[0]![last], unit), high: amount(w.spread.at[4]![last], unit), own: amount(own, unit),
  });
}
