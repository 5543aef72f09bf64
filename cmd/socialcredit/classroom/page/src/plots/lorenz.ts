// The Lorenz curve of scores, now.

import { label, t } from "../text";
import { layChart, type Curve } from "./chart";
import { interpolate } from "./curves";
import { institutionOf } from "./measures";
import { date, percent, significant, worldName } from "./names";
import { type Drawn, nothing, type Plot, type View } from "./plot";
import { lorenz as curveOf, tally, type LorenzCurve } from "./tally";
import { worldCode } from "./tidy";

export const lorenz: Plot = {
  name: "lorenz",
  draw(view) {
    const { opened, frame } = view;
    const institution = institutionOf(opened);
    const title = t("plots.kinds.lorenz");
    if (!institution) return nothing(title, t("plots.none.institution"));
    if (!institution.scored) return nothing(title, t("plots.none.scores", { institution: label(institution.label) }));
    if (!frame) return nothing(title, t("plots.none.yet"));
    const found = frame.worlds.map((w) => curveOf(tally(w)));
    if (!found.some((c) => c !== null)) return nothing(title, t("plots.none.sum"));
    return drawnOf(view, found);
  },
};

function drawnOf(view: View, found: (LorenzCurve | null)[]): Drawn {
  const { opened, frame } = view;
  const institution = opened.institutions[opened.main]!;
  const curves = found.flatMap((c, world): Curve[] => (c === null ? [] : [{
    key: { world, group: 0, measure: "lorenz" }, label: "", name: nameOf(view, world), x: c.people, y: c.points,
  }]));
  const negative = found.flatMap((c, w) => (c?.negative ? [t("plots.note.negative", { name: nameOf(view, w), people: c.negative })] : []));
  const low = Math.min(0, ...curves.flatMap((c) => [c.y.reduce((a, b) => Math.min(a, b))]));
  const format = (v: number) => significant(v * 100, 3);
  return {
    title: t("plots.lorenz_title", { institution: label(institution.label), when: date(opened, frame!.period) }),
    note: negative.length ? negative.join(" ") : t("plots.note.lorenz"),
    says: found.map((c, w) => (c ? told(view, c, w) : t("plots.none.sum"))).join(" "),
    lay: (size) => layChart({
      panels: [{ curves: curves.map((c) => ({ ...c, label: found.length > 1 ? worldName(c.key.world) : "", labelled: labelOf(curves, c) })), rules: [{ from: [0, 0], to: [1, 1] }] }],
      x: { title: t("plots.axis.lorenz_people"), domain: [0, 1], format },
      y: { title: t("plots.axis.lorenz_points"), domain: [low, 1], format },
      heading: (x) => t("plots.lorenz_reading", { share: percent(x) }),
      value: (y) => percent(y),
    }, size),
    table: {
      head: [t("plots.axis.lorenz_people"), ...curves.map((c) => c.name)],
      rows: [0.1, 0.2, 0.25, 0.4, 0.5, 0.6, 0.75, 0.8, 0.9, 1].map((x) => [percent(x, 0), ...curves.map((c) => percent(interpolate(c, x)))]),
    },
    tidy: {
      head: ["period", "year", "world", "group", "measure", "share_of_people", "value"],
      rows: curves.flatMap((c) => c.x.map((x, i) => [
        frame!.period, frame!.period / opened.per_year, worldCode(c.key.world), "all", `${institution.label}_lorenz`, x, c.y[i]!,
      ])),
    },
  };
}

/** labelOf puts the label of the higher curve above it and that of the lower one below. */
function labelOf(curves: Curve[], c: Curve): { x: number; above: boolean } {
  const other = curves.find((o) => o !== c);
  const [own, its] = [interpolate(c, 0.5), other ? interpolate(other, 0.5) : 0];
  const above = own > its || (own === its && c.key.world === 0);
  return { x: above ? 0.4 : 0.6, above };
}

function nameOf({ opened, series, frame }: View, world: number): string {
  const gini = series.at(world, 0, opened.institutions[opened.main]!.label + "_gini", frame!.period);
  const name = series.worlds > 1 ? worldName(world) : t("plots.everybody");
  return Number.isNaN(gini) ? name : t("plots.name_gini", { name, gini: significant(gini) });
}

function told(view: View, c: LorenzCurve, world: number): string {
  const curve = { x: c.people, y: c.points };
  return t("plots.says.lorenz", { name: nameOf(view, world), half: percent(interpolate(curve, 0.5)), tenth: percent(1 - interpolate(curve, 0.9)) });
}
