// How many people have which score, now: one world above the line, the other below.

import { scaleLinear } from "d3-scale";
import { label, t } from "../text";
import { binsOf, count, type Bins } from "./bins";
import { drawHistogram } from "./histogram_draw";
import { looksOf } from "./looks";
import { institutionOf } from "./measures";
import { amount, date, percent, sentences, significant, worldName } from "./names";
import { type Drawn, nothing, type Plot, type Table, type View } from "./plot";
import { tally } from "./tally";
import { worldCode } from "./tidy";

/** Bars are what a histogram shows. */
export interface Bars {
  bins: Bins;
  /** by world, bin and band */
  counts: number[][][];
}

export const histogram: Plot = {
  name: "histogram",
  draw(view) {
    const { opened, frame } = view;
    const institution = institutionOf(opened);
    const title = t("plots.kinds.histogram");
    if (!institution) return nothing(title, t("plots.none.institution"));
    if (!institution.scored) return nothing(title, t("plots.none.scores", { institution: label(institution.label) }));
    if (!frame) return nothing(title, t("plots.none.yet"));
    const tallies = frame.worlds.map(tally);
    if (!tallies.some((x) => x.n)) return nothing(title, t("plots.none.enrolled"));
    const bins = binsOf(institution, tallies);
    const bars: Bars = { bins, counts: frame.worlds.map((w) => count(w, bins.edges, institution.bands.length)) };
    return drawnOf(view, bars);
  },
};

function drawnOf(view: View, bars: Bars): Drawn {
  const { opened, frame, period } = view;
  const institution = opened.institutions[opened.main]!;
  const looks = looksOf(institution);
  return {
    title: t("plots.histogram_title", { institution: label(institution.label), when: date(opened, frame?.period ?? period) }),
    says: frame!.worlds.map((_, w) => told(view, bars, w)).join(" "),
    lay: (size) => drawHistogram({ bars, looks, ...size }),
    table: readable(bars, looks.map((l) => l.name)),
    tidy: tidy(view, bars),
  };
}

/** told says how many are in each band, and the mean. */
function told({ opened, series, frame }: View, bars: Bars, world: number): string {
  const institution = opened.institutions[opened.main]!;
  const looks = looksOf(institution);
  const byBand = looks.map((_, b) => bars.counts[world]!.reduce((sum, bin) => sum + bin[b]!, 0));
  const n = byBand.reduce((a, b) => a + b, 0);
  const mean = series.at(world, 0, institution.label + "_mean", frame!.period);
  const shares = looks.map((l, b) => `${l.name} ${percent(byBand[b]! / Math.max(1, n))}`).join(", ");
  const head = t("plots.says.scores", { people: n, mean: amount(mean, "points"), shares });
  return sentences(bars.counts.length > 1 && worldName(world) + ":", head);
}

export const binName = (bins: Bins, k: number): string =>
  t("plots.from_to", { from: significant(bins.edges[k]! / 10, 5), to: significant(bins.edges[k + 1]! / 10, 5) });

function readable(bars: Bars, names: string[]): Table {
  const worlds = bars.counts.map((_, w) => worldName(w));
  const rows = bars.bins.edges.slice(1).map((_, k) => {
    const sums = bars.counts.map((c) => c[k]!.reduce((a, b) => a + b, 0));
    const band = names.filter((_, b) => bars.counts.some((c) => c[k]![b]!)).join(", ");
    return [binName(bars.bins, k), band, ...sums];
  });
  return { head: [t("plots.axis.score"), t("plots.axis.band"), ...worlds], rows: rows.filter((r) => r.slice(2).some(Boolean)) };
}

function tidy({ opened, frame }: View, bars: Bars): Table {
  const institution = opened.institutions[opened.main]!;
  const rows = bars.counts.flatMap((bins, world) => bins.flatMap((bin, k) => bin.flatMap((people, b) =>
    people ? [[
      frame!.period, frame!.period / opened.per_year, worldCode(world), "all", `${institution.label}_people`,
      bars.bins.edges[k]! / 10, bars.bins.edges[k + 1]! / 10, institution.bands[b]!.label, people,
    ]] : [])));
  return { head: ["period", "year", "world", "group", "measure", "score_from", "score_below", "band", "value"], rows };
}

/** heights is what bars are as high as: people, or people per point where bins are not all as wide. */
export function heights({ bins, counts }: Bars): { of(world: number, bin: number, people: number): number; most: number } {
  const of = (_: number, k: number, people: number) => (bins.even ? people : (people * 10) / (bins.edges[k + 1]! - bins.edges[k]!));
  const sums = counts.flatMap((world, w) => world.map((bin, k) => of(w, k, bin.reduce((a, b) => a + b, 0))));
  const most = scaleLinear().domain([0, Math.max(1, ...sums)]).nice(4).domain()[1]!;
  return { of, most };
}
