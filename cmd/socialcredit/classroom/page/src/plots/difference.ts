// World B less world A: the effect of what differs between the twins.

import { t } from "../text";
import { layChart, type Curve, type Panel } from "./chart";
import { chosenGroups, groupChoice, measureChoice } from "./measures";
import { columnOf, date, difference as signedAmount, groupName, measureName, withUnit } from "./names";
import { chartOf, tidyTable, wideTable } from "./over_time";
import { type Drawn, nothing, type Plot, type View } from "./plot";
import { nice } from "./nice";

export const difference: Plot = {
  name: "difference",
  choices: (opened) => (opened.state.twin === null ? [] : [measureChoice(opened), ...groupChoice(opened)]),
  draw(view) {
    const { opened, series, choice } = view;
    const column = columnOf(opened, choice.measure ?? "");
    const title = t("plots.kinds.difference");
    if (series.worlds < 2) return nothing(title, t("plots.none.twin"));
    if (!column) return nothing(title, t("plots.none.measure"));
    const curve = subtract(view, column.name, chosenGroups(opened, choice)[0]!);
    if (!curve.x.length) return nothing(title, t("plots.none.yet"));
    return drawnOf(view, curve, column.unit);
  },
};

/** subtract is defined where both worlds are. */
function subtract({ opened, series }: View, measure: string, group: number): Curve {
  const curve: Curve = {
    key: { world: 1, group, measure: measure + "_difference" }, label: "", name: t("plots.b_less_a"), x: [], y: [],
    dots: columnOf(opened, measure)?.every !== 1, colour: "var(--ink)",
  };
  const second = series.column(1, group, measure);
  second.period.forEach((period, i) => {
    const first = series.at(0, group, measure, period);
    if (Number.isNaN(first)) return;
    curve.x.push(period);
    curve.y.push(second.value[i]! - first);
  });
  return curve;
}

function drawnOf({ opened, choice }: View, curve: Curve, unit: string): Drawn {
  const zero = curve.y.every((v) => v === 0);
  const end = opened.periods;
  const panel: Panel = { curves: [{ ...curve, key: { ...curve.key, world: 0 } }], rules: [{ from: [0, 0], to: [end, 0] }], remark: zero ? t("plots.exactly_zero") : undefined };
  const name = measureName(opened, choice.measure!);
  const whom = curve.key.group ? t("plots.of_group", { what: name, group: groupName(opened, curve.key.group) }) : name;
  const chart = chartOf(opened, [panel], withUnit(t("plots.b_less_a"), unit === "share" ? "percentage points" : unit), unit);
  const show = (v: number) => (v === 0 ? t("plots.exactly_zero") : signedAmount(v, unit));
  const last = curve.y.at(-1)!;
  const widest = curve.y.reduce((far, v, i) => (Math.abs(v) > Math.abs(curve.y[far]!) ? i : far), 0);
  return {
    title: t("plots.difference_of", { what: whom }),
    says: zero
      ? t("plots.says.always_zero", { what: whom, when: date(opened, curve.x.at(-1)!) })
      : t("plots.says.gap", {
          what: whom, when: date(opened, curve.x.at(-1)!), last: show(last),
          far: signedAmount(curve.y[widest]!, unit), when_far: date(opened, curve.x[widest]!),
        }),
    lay: (size) => layChart({ ...chart, y: { ...chart.y, domain: around(curve.y, unit) }, value: show }, size),
    table: wideTable(opened, [curve], show),
    tidy: renamed(tidyTable(opened, [curve])),
  };
}

/** renamed says in the file that a value is of neither world but of B less A. */
const renamed = (table: ReturnType<typeof tidyTable>) => ({ ...table, rows: table.rows.map((r) => r.map((c, i) => (i === 2 ? "B-A" : i === 4 ? String(c).replace(/_difference$/, "") : c))) });

/** around is a range with 0 in it. */
function around(values: number[], unit: string): [number, number] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  if (low === high) return unit === "share" ? [-0.01, 0.01] : [-1, 1];
  return nice(low, high);
}
