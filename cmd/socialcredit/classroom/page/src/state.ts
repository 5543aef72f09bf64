// Changes of a State: lists of settings, each path=value, of which a later one holds.

import type { State } from "./protocol";

export const pathOf = (set: string): string => set.slice(0, set.indexOf("="));
export const valueOf = (set: string): string => set.slice(set.indexOf("=") + 1);

/** without is the list less what a path or anything below it is set to. */
export function without(list: readonly string[], path: string): string[] {
  return list.filter((set) => pathOf(set) !== path && !pathOf(set).startsWith(path + "."));
}

/** withSets is the list with settings that replace those of the same path. Another kind does away with the old kind's parameters. */
function withSets(list: readonly string[], sets: readonly string[]): string[] {
  return sets.reduce<string[]>((out, set) => {
    const path = pathOf(set);
    const whole = path.endsWith(".kind") ? path.slice(0, -".kind".length) : path;
    return [...without(out, whole), set];
  }, [...list]);
}

/** changed is the state with settings changed: in both worlds, or, with world 1, in the twin alone. */
export function changed(state: State, sets: readonly string[], world?: 0 | 1): State {
  if (world === 1) return { ...state, twin: withSets(state.twin ?? [], sets) };
  return { ...state, set: withSets(state.set ?? [], sets) };
}

export function sameState(a: State | null, b: State | null): boolean {
  return JSON.stringify(a && tidy(a)) === JSON.stringify(b && tidy(b));
}

function tidy(s: State): unknown[] {
  return [s.scenario, s.set ?? [], s.twin, s.seed ?? 0, s.period, s.hand ?? null];
}

/** A Change is a setting that the state changes, and whether it was there from the start. */
export interface Change {
  set: string;
  world: 0 | 1 | undefined;
  given: boolean;
}

/** changes lists what a state sets, and marks what the story that it began with sets by itself. */
export function changes(state: State, base: State | null): Change[] {
  const shared = (state.set ?? []).map((set): Change => ({ set, world: undefined, given: base?.set?.includes(set) ?? false }));
  const twin = (state.twin ?? []).map((set): Change => ({ set, world: 1, given: base?.twin?.includes(set) ?? false }));
  return [...shared, ...twin];
}

/** undone is the state without a change. */
export function undone(state: State, change: Change): State {
  const drop = (list: string[] | undefined | null): string[] => (list ?? []).filter((set) => set !== change.set);
  return change.world === 1 ? { ...state, twin: drop(state.twin) } : { ...state, set: drop(state.set) };
}
