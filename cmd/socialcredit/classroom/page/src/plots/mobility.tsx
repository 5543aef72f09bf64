// Who moved from which band to which within a year.

import { useEffect, useState } from "preact/hooks";
import type { Matrix, Opened } from "../protocol";
import type { Series } from "../series";
import { label, t } from "../text";
import { cells, em, fit, heightOf, widest, widthOf } from "./box";
import { Glyph, looksOf, type Look } from "./looks";
import { institutionOf } from "./measures";
import { date, percent, sentences, worldName } from "./names";
import { type Area, type Drawn, type Extra, type Laid, nothing, type Plot, type Reading, type Size } from "./plot";
import type { Store } from "./store";
import { worldCode } from "./tidy";

export const mobility: Plot = {
  name: "mobility",
  use: useMatrices,
  draw({ opened, extra }) {
    const title = t("plots.kinds.mobility");
    const matrices = extra.matrices ?? [];
    const [first] = matrices;
    if (!institutionOf(opened)) return nothing(title, t("plots.none.institution"));
    if (!first) return nothing(title, t("plots.none.yet"));
    if (first.from === first.to || !first.counts.length) return nothing(title, t("plots.none.year"));
    if (!matrices.some((m) => m.counts.flat().some(Boolean))) return nothing(title, t("plots.none.enrolled"));
    const institution = opened.institutions.find((i) => i.label === first.institution) ?? opened.institutions[opened.main]!;
    return drawnOf(opened, matrices, looksOf(institution));
  },
};

/** Asked is what was told of a society in a period. */
interface Asked {
  series: Series | null;
  period: number;
  of: Matrix[];
}

/** useMatrices asks for the matrix of each world, one question at a time, again when the period has changed. */
function useMatrices(store: Store): Extra {
  const [matrices, setMatrices] = useState<Asked>({ series: null, period: -1, of: [] });
  const [asking, setAsking] = useState(false);
  const opened = store.opened.value;
  const engine = store.engine.value;
  const series = store.series.value; // each society that is opened has its own
  const period = store.period.value;
  const stale = opened !== null && (matrices.series !== series || matrices.period !== period);
  useEffect(() => {
    if (!stale || asking || !engine || !opened) return;
    setAsking(true);
    const worlds = opened.state.twin === null ? [0] : [0, 1];
    Promise.all(worlds.map((world) => engine.ask<Matrix>({ do: "mobility", world })))
      .then((of) => setMatrices({ series, period, of }))
      .catch(() => setMatrices({ series, period, of: [] }))
      .finally(() => setTimeout(() => setAsking(false), 400));
  }, [stale, asking, engine, series, period]);
  return { matrices: matrices.series === series ? matrices.of : [] };
}

function drawnOf(opened: Opened, matrices: Matrix[], looks: Look[]): Drawn {
  const { from, to } = matrices[0]!;
  const two = matrices.length > 1;
  const span = t("plots.span", { from: date(opened, from), to: date(opened, to) });
  return {
    title: t("plots.mobility_title", { institution: label(matrices[0]!.institution), span }),
    note: t("plots.note.mobility"),
    says: matrices.map((m, w) => sentences(two && worldName(w) + ":", told(m, looks))).join(" "),
    lay: (size) => layMatrices(matrices, looks, size),
    parts: matrices.length > 1 ? 4 : 1,
    table: {
      head: [...(two ? [t("plots.axis.world")] : []), t("plots.axis.band_then"), ...looks.map((l) => t("plots.to_band", { band: l.name })), t("plots.axis.people")],
      rows: matrices.flatMap((m, w) => m.counts.map((row, i) => {
        const n = total(row);
        return [...(two ? [worldName(w)] : []), looks[i]!.name, ...row.map((c) => (n ? percent(c / n) : null)), n];
      })),
    },
    tidy: {
      head: ["period", "year", "world", "group", "measure", "from_period", "band_then", "band_now", "value"],
      rows: matrices.flatMap((m, w) => m.counts.flatMap((row, i) => row.map((people, j) => [
        m.to, m.to / opened.per_year, worldCode(w), "all", `${m.institution}_people`, m.from, looks[i]!.code, looks[j]!.code, people,
      ]))),
    },
  };
}

const total = (row: number[]): number => row.reduce((a, b) => a + b, 0);

function told({ counts }: Matrix, looks: Look[]): string {
  const all = total(counts.map(total));
  const stayed = counts.reduce((sum, row, i) => sum + row[i]!, 0);
  const up = counts.reduce((sum, row, i) => sum + total(row.slice(i + 1)), 0);
  const rows = counts.flatMap((row, i) => (total(row) ? [t("plots.says.stayed", { band: looks[i]!.name, share: percent(row[i]! / total(row), 0) })] : []));
  const share = (n: number) => percent(n / Math.max(1, all));
  return sentences(t("plots.says.moved", { people: all, stayed: share(stayed), up: share(up), down: share(all - stayed - up) }), rows.join(", ") + t("plots.full_stop"));
}

function layMatrices(matrices: Matrix[], looks: Look[], size: Size): Laid {
  const letters = em(size);
  const names = Math.min(letters * 5, widest(looks.map((l) => l.name), letters)) + letters * 1.6;
  const top = letters * (matrices.length > 1 ? 3.6 : 2.4);
  const cell = (across: number, down: number) => Math.min((size.width / across - names) / looks.length / 1.8, (size.height / down - top) / looks.length);
  const columns = matrices.length > 1 && cell(1, 2) > cell(2, 1) ? 1 : matrices.length;
  const areas = cells({ left: names, top, right: size.width - 2, bottom: size.height - letters * 0.4 }, matrices.length, columns, { x: names + letters, y: letters * 3.6 });
  const places = areas.map((area) => grid(area, looks.length));
  return {
    body: matrices.map((m, w) => (
      <MatrixBody key={w} matrix={m} looks={looks} areas={places[w]!} area={areas[w]!} letters={letters} names={names} title={matrices.length > 1 ? worldName(w) : ""} />
    )),
    read: () => matrices.flatMap((m, w) => readMatrix(m, looks, places[w]!, matrices.length > 1 ? worldName(w) : "")),
  };
}

/** grid gives each cell its place, by band then and band now; the highest band stands on top. */
function grid(area: Area, n: number): Area[][] {
  const flat = cells(area, n * n, n, { x: 1, y: 1 });
  return Array.from({ length: n }, (_, i) => flat.slice((n - 1 - i) * n, (n - i) * n));
}

interface MatrixProps {
  matrix: Matrix;
  looks: Look[];
  areas: Area[][];
  area: Area;
  letters: number;
  names: number;
  title: string;
}

function MatrixBody({ matrix, looks, areas, area, letters, names, title }: MatrixProps) {
  const middle = (a: Area) => ({ x: (a.left + a.right) / 2, y: (a.top + a.bottom) / 2 });
  const head = t("plots.axis.then_now");
  return (
    <g font-size={letters} fill="var(--ink)">
      <text x={area.left - names + 1} y={area.top - letters * 1.9} fill="var(--ink-soft)">
        {title && <tspan font-weight="600" fill="var(--ink)">{title}{" · "}</tspan>}
        {head}
      </text>
      {looks.map((l, k) => {
        const row = middle(areas[k]![0]!);
        const column = middle(areas[0]![k]!);
        const wide = widthOf(areas[0]![k]!);
        return (
          <g key={l.code}>
            <Glyph look={l} x={area.left - letters * 0.7} y={row.y} r={letters * 0.34} />
            <text x={area.left - letters * 1.35} y={row.y} dy="0.34em" text-anchor="end">{fit(l.name, names - letters * 1.5, letters)}</text>
            <text x={column.x} y={area.top - letters * 0.5} text-anchor="middle">{fit(l.name, wide, letters)}</text>
          </g>
        );
      })}
      {matrix.counts.map((row, i) => row.map((count, j) => <Cell key={`${i}.${j}`} place={areas[i]![j]!} count={count} n={total(row)} letters={letters} diagonal={i === j} />))}
    </g>
  );
}

function Cell({ place, count, n, letters, diagonal }: { place: Area; count: number; n: number; letters: number; diagonal: boolean }) {
  const share = n ? count / n : 0;
  const size = Math.min(letters, widthOf(place) / 2.4, heightOf(place) * 0.8);
  const text = !n ? "" : count === 0 ? "·" : share < 0.005 ? "<1" : String(Math.round(share * 100));
  return (
    <g>
      <rect
        x={place.left} y={place.top} width={widthOf(place)} height={heightOf(place)} fill="var(--accent)" fill-opacity={shade(share)}
        stroke={diagonal ? "var(--ink-soft)" : "var(--line)"} stroke-width={diagonal ? 1.2 : 0.6}
      />
      {size > 6 && <text x={(place.left + place.right) / 2} y={(place.top + place.bottom) / 2} dy="0.34em" text-anchor="middle" font-size={size}>{text}</text>}
    </g>
  );
}

/** shade stays below a half, so that the ink of the numbers can be read on it. */
const shade = (share: number): number => (share === 0 ? 0 : 0.06 + 0.44 * share);

function readMatrix(m: Matrix, looks: Look[], places: Area[][], world: string): Reading[] {
  return m.counts.flatMap((row, i) => row.map((people, j) => {
    const area = places[i]![j]!;
    const n = total(row);
    return {
      x: (area.left + area.right) / 2, y: area.top, area, dots: [], cell: true,
      text: [
        [world, t("plots.from_to", { from: looks[i]!.name, to: looks[j]!.name })].filter(Boolean).join(" · "),
        n ? t("plots.cell_reading", { people, of: n, share: percent(people / n) }) : t("plots.nobody_began", { band: looks[i]!.name }),
      ],
    };
  }));
}
