// Series keeps the measures that frames tell, so that plots can draw them from the first period to the one that is shown.

import type { FrameMessage, Opened } from "./protocol";

/** The defined values of a measure, in the order of periods. */
export interface Points {
  period: number[];
  value: number[];
}

export interface Series {
  readonly opened: Opened;
  readonly worlds: number;
  /** the last period that is shown; later rows are kept, but not given out */
  readonly shown: number;
  /** take stores the rows that a frame tells and shows them up to its period. A later row of a period replaces it. */
  take(frame: FrameMessage): void;
  /** column is a measure of a group (0 = everybody) of a world. */
  column(world: number, group: number, name: string): Points;
  /** at is the value in a period, NaN where there is none. */
  at(world: number, group: number, name: string, period: number): number;
  /** last is the last defined value, undefined without any. */
  last(world: number, group: number, name: string): number | undefined;
  /** upTo shows nothing later than a period. */
  upTo(period: number): void;
  clear(): void;
}

/** A store is one long row of numbers: by period, world, group and column, as frames tell them. */
interface Store {
  values: Float64Array;
  told: Uint8Array;
  groups: number;
  columns: number;
  shown: number;
}

const EMPTY: Readonly<Store> = { values: new Float64Array(0), told: new Uint8Array(0), groups: 0, columns: 0, shown: -1 };

export function createSeries(opened: Opened): Series {
  const worlds = opened.state.twin === null ? 1 : 2;
  const index = new Map(opened.columns.map((c, i) => [c.name, i]));
  let store: Store = { ...EMPTY };

  const offset = (period: number, world: number, group: number, column: number) =>
    ((period * worlds + world) * store.groups + group) * store.columns + column;

  const at = (world: number, group: number, name: string, period: number) => {
    const column = index.get(name);
    if (column === undefined || world >= worlds || group >= store.groups) return NaN;
    if (period > store.shown || !store.told[period]) return NaN;
    return store.values[offset(period, world, group, column)] ?? NaN;
  };

  return {
    opened,
    worlds,
    get shown() {
      return store.shown;
    },
    take(frame) {
      if (frame.epoch !== opened.epoch) return;
      if (store.columns === 0) store = { ...EMPTY, groups: frame.groups, columns: frame.columns };
      const stride = worlds * frame.groups * frame.columns;
      frame.periods.forEach((period, row) => {
        grow(store, period, stride);
        store.values.set(frame.values.subarray(row * stride, (row + 1) * stride), period * stride);
        store.told[period] = 1;
      });
      store.shown = frame.period;
    },
    column(world, group, name) {
      const points: Points = { period: [], value: [] };
      const end = Math.min(store.shown, store.told.length - 1);
      for (let p = 0; p <= end; p++) {
        const v = at(world, group, name, p);
        if (Number.isNaN(v)) continue;
        points.period.push(p);
        points.value.push(v);
      }
      return points;
    },
    at,
    last(world, group, name) {
      for (let p = Math.min(store.shown, store.told.length - 1); p >= 0; p--) {
        const v = at(world, group, name, p);
        if (!Number.isNaN(v)) return v;
      }
      return undefined;
    },
    upTo(period) {
      store.shown = period;
    },
    clear() {
      store = { ...EMPTY };
    },
  };
}

/** grow makes room for a period; room doubles, so that long runs are not copied again and again. */
function grow(store: Store, period: number, stride: number): void {
  if (period < store.told.length) return;
  const room = Math.max(64, 2 * store.told.length, period + 1);
  const values = new Float64Array(room * stride);
  values.set(store.values);
  const told = new Uint8Array(room);
  told.set(store.told);
  store.values = values;
  store.told = told;
}
