// The share of people in each band over time, stacked, a panel per world.

import { scaleLinear, type ScaleLinear } from "d3-scale";
import { area as ribbon } from "d3-shape";
import type { Opened } from "../protocol";
import type { Series } from "../series";
import { label, t } from "../text";
import { Axes, type Axis, leftOf } from "./axes";
import { cells, em, fit, widest } from "./box";
import { round } from "./curves";
import { Glyph, looksOf, type Look } from "./looks";
import { baseBand } from "../world/bands";
import { chosenGroups, groupChoice, institutionOf } from "./measures";
import { amount, columnOf, date, groupName, worldName } from "./names";
import { nice } from "./nice";
import { tickFormat } from "./over_time";
import { type Area, type Choice, type Drawn, type Laid, nothing, type Plot, type Size } from "./plot";
import { TIDY_HEAD, tidyRow } from "./tidy";
import { timeAxis } from "./time";

/** A Stack is the shares of the bands, lowest first, of a world. */
interface Stack {
  world: number;
  periods: number[];
  /** by band and period */
  shares: number[][];
}

export const bands: Plot = {
  name: "bands",
  choices(opened) {
    const options = opened.institutions.map((i, k) => ({ value: String(k), label: label(i.label) }));
    const first = { name: "institution", label: t("plots.choose.institution"), options, first: String(opened.main) };
    return [...(options.length > 1 ? [first] : []), ...restChoice(opened), ...groupChoice(opened)];
  },
  draw({ opened, series, choice }) {
    const institution = institutionOf(opened, Number(choice.institution ?? opened.main));
    const title = t("plots.kinds.bands");
    const name = (code: string) => `${institution?.label}_share_${code}`;
    if (!institution) return nothing(title, t("plots.none.institution"));
    if (!institution.bands.some((b) => columnOf(opened, name(b.label)))) return nothing(title, t("plots.none.bands"));
    const group = chosenGroups(opened, choice)[0]!;
    const base = baseBand(institution);
    const left = (_: unknown, b: number) => choice.rest !== "rest" || b !== base;
    const names = institution.bands.map((b) => name(b.label)).filter(left);
    const stacks = stacksOf(series, group, names);
    if (!stacks.some((s) => s.periods.length)) return nothing(title, t("plots.none.yet"));
    const looks = looksOf(institution);
    const key = choice.rest === "rest" ? "plots.bands_title_rest" : "plots.bands_title";
    const what = t(key, { institution: label(institution.label), band: looks[base]!.name });
    return drawnOf(opened, stacks, looks.filter(left), {
      title: group ? t("plots.of_group", { what, group: groupName(opened, group) }) : what,
      measures: names, group,
    });
  },
};

/** restChoice leaves out the band that people begin in, which hides the others where nearly all stay in it. */
function restChoice(opened: Opened): Choice[] {
  const main = institutionOf(opened);
  if (!main) return [];
  const options = [{ value: "all", label: t("plots.choose.all_bands") }, { value: "rest", label: t("plots.choose.rest_of_bands") }];
  return [{ name: "rest", label: t("plots.choose.bands"), options, first: main.scored ? "all" : "rest" }];
}

/** highest is the largest sum of the shares that are drawn, made round; 1 where all bands are. */
function highest(stacks: Stack[]): number {
  const most = stacks.flatMap((s) => sumsOf(s).at(-1)!).reduce((a, b) => Math.max(a, b), 0);
  return most > 0.995 ? 1 : nice(0, most || 0.01, 1)[1];
}

function stacksOf(series: Series, group: number, names: string[]): Stack[] {
  return Array.from({ length: series.worlds }, (_, world) => {
    const columns = names.map((n) => series.column(world, group, n));
    return { world, periods: columns[0]?.period ?? [], shares: columns.map((c) => c.value) };
  });
}

function drawnOf(opened: Opened, stacks: Stack[], looks: Look[], what: { title: string; measures: string[]; group: number }): Drawn {
  const told = (s: Stack) => {
    const last = s.periods.length - 1;
    const shares = looks.map((l, b) => t("plots.says.band", { band: l.name, from: amount(s.shares[b]![0], "share"), to: amount(s.shares[b]![last], "share") })).join(", ");
    return t("plots.says.bands", { name: stacks.length > 1 ? worldName(s.world) : t("plots.everybody"), when: date(opened, s.periods[last] ?? 0), shares });
  };
  const head = stacks.flatMap((s) => looks.map((l) => (stacks.length > 1 ? `${worldName(s.world)}, ${l.name}` : l.name)));
  const periods = stacks[0]!.periods;
  return {
    title: what.title,
    says: stacks.map(told).join(" "),
    lay: (size) => layStacks(opened, stacks, looks, size),
    table: { head: [t(`plots.axis.${opened.unit}`), ...head], rows: periods.map((p, i) => [p, ...stacks.flatMap((s) => s.shares.map((b) => amount(b[i], "share")))]) },
    parts: stacks.length,
    tidy: {
      head: TIDY_HEAD,
      rows: stacks.flatMap((s) => s.shares.flatMap((b, k) => b.map((v, i) => tidyRow(opened, s.periods[i]!, { world: s.world, group: what.group, measure: what.measures[k]! }, v)))),
    },
  };
}

interface Place {
  area: Area;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
}

function layStacks(opened: Opened, stacks: Stack[], looks: Look[], size: Size): Laid {
  const letters = em(size);
  const top = highest(stacks);
  const yAxis: Axis = { title: t("plots.axis.share_of_people"), domain: [0, top], format: tickFormat("share") };
  const rows = stacks.length > 1 && size.width < letters * 34 && size.height > letters * 19 ? 2 : 1;
  const columns = stacks.length / rows;
  const labels = Math.min(widest(looks.map((l) => l.name), letters), letters * 6) + letters * 1.7;
  const outer = { left: 0, top: letters * (stacks.length > 1 ? 3 : 1.9), right: size.width - labels, bottom: size.height - letters * 2.9 };
  const left = leftOf(yAxis, scaleLinear([0, top], [outer.bottom, outer.top]), outer, letters) + 1;
  const areas = cells({ ...outer, left }, stacks.length, columns, { x: labels, y: letters * 1.7 });
  const time = timeAxis(opened);
  const places = areas.map((area) => ({ area, x: scaleLinear(time.domain, [area.left, area.right]), y: scaleLinear([0, top], [area.bottom, area.top]) }));
  return {
    body: (
      <g>
        {stacks.length > 1 && <text y={letters} font-size={letters} fill="var(--ink-soft)">{yAxis.title}</text>}
        {stacks.map((s, i) => panelOf(s, i))}
      </g>
    ),
    read: () => stacks.flatMap((s, i) => readStack(opened, s, looks, places[i]!)),
  };

  function panelOf(s: Stack, i: number) {
      const lowest = i >= stacks.length - columns;
      const names = { x: lowest, y: i % columns === 0 };
      const { area, x, y } = places[i]!;
      return (
        <g key={s.world}>
          <Axes area={area} x={x} y={y} xAxis={time} yAxis={stacks.length === 1 ? yAxis : { ...yAxis, title: "" }} letters={letters} names={names} />
          {stacks.length > 1 && <text x={area.left} y={area.top - letters * 0.4} font-size={letters} font-weight="600" fill="var(--ink)">{worldName(s.world)}</text>}
          <StackBody stack={s} looks={looks} place={places[i]!} letters={letters} />
        </g>
      );
  }
}

function StackBody({ stack, looks, place: { area, x, y }, letters }: { stack: Stack; looks: Look[]; place: Place; letters: number }) {
  const sums = sumsOf(stack);
  const last = stack.periods.length - 1;
  if (last < 0) return null;
  const end = x(stack.periods[last]!);
  const least = letters * 1.05;
  return (
    <g>
      {looks.map((l, b) => {
        const shape = ribbon<number>((i) => round(x(stack.periods[i]!)), (i) => round(y(sums[b]![i]!)), (i) => round(y(sums[b + 1]![i]!)));
        const [low, high] = [y(sums[b]![last]!), y(sums[b + 1]![last]!)];
        return (
          <g key={l.code}>
            <path d={shape(stack.periods.map((_, i) => i)) ?? ""} fill={l.colour} stroke="var(--panel)" stroke-width={0.75} />
            {last === 0 && <rect x={area.left} width={3} y={high} height={Math.max(0, low - high)} fill={l.colour} />}
            {low - high >= least && (
              <g font-size={letters} fill="var(--ink)">
                <Glyph look={l} x={end + letters * 0.75} y={(low + high) / 2} r={letters * 0.36} />
                <text x={end + letters * 1.4} y={(low + high) / 2} dy="0.34em">{fit(l.name, letters * 6, letters)}</text>
              </g>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** sumsOf adds up the shares from the lowest band; the first row is zero. */
function sumsOf({ periods, shares }: Stack): number[][] {
  const sums = [periods.map(() => 0)];
  for (const band of shares) sums.push(band.map((v, i) => sums.at(-1)![i]! + v));
  return sums;
}

function readStack(opened: Opened, s: Stack, looks: Look[], { area, x }: Place) {
  return s.periods.map((p, i) => ({
    x: x(p), y: (area.top + area.bottom) / 2, area, dots: [],
    text: [
      [s.world || opened.state.twin !== null ? worldName(s.world) : "", date(opened, p)].filter(Boolean).join(" · "),
      ...looks.map((l, b) => `${l.name}: ${amount(s.shares[b]![i], "share")}`).reverse(),
    ],
  }));
}
