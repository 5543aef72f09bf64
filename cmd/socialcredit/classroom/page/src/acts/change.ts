// Acts that change what is shown, at the period where it stands, and take changes back.

import type { State } from "../protocol";
import { changed, pathOf, sameState, valueOf, without } from "../state";
import type { Signals, Store } from "../store";
import type { Core } from "./core";

type Acts = Pick<Store, "change" | "revise" | "undo" | "dice" | "setSeed" | "setTwin">;

const KEPT = 50; // changes that can be undone

export function changeActs({ s, now, due, open, queue, openNow }: Core): Acts {
  const asked = (): State | null => s.wanted.value ?? now();

  const revise = (state: State): void => {
    const before = asked();
    if (!before || sameState(before, state)) return;
    s.wanted.value = state;
    const settled = (): void => void (s.wanted.value === state && (s.wanted.value = null));
    queue(async () => {
      const old = now();
      const ok = await openNow({ ...state, period: due() });
      settled();
      if (ok && old) s.past.value = [...s.past.value.slice(1 - KEPT), old];
    }, settled);
  };

  const reviseBy = (make: (state: State) => State): void => {
    const state = asked();
    if (state) revise(make(state));
  };

  const setSeed = (seed: number): void => reviseBy((state) => ({ ...state, seed }));

  return {
    revise,
    setSeed,
    change: (sets, world) => reviseBy((state) => (world === 1 ? changed(state, sets, world) : spare(s, state, sets))),
    undo() {
      const last = s.past.value.at(-1);
      if (!last) return;
      s.past.value = s.past.value.slice(0, -1);
      void open({ ...last, period: due() });
    },
    dice: () => setSeed(1 + Math.floor(Math.random() * 999_999)),
    setTwin: (twin) => reviseBy((state) => ({ ...state, twin })),
  };
}

/** spare changes settings, and leaves out what would only say again what the story began with. */
function spare(s: Signals, state: State, sets: string[]): State {
  const own = new Set((s.base.value?.set ?? []).map(pathOf));
  return sets.reduce((kept, set) => {
    const path = pathOf(set);
    const again = !own.has(path) && !path.endsWith(".kind") && String(s.given.value?.[0]?.[path]) === valueOf(set);
    return again ? { ...kept, set: without(kept.set ?? [], path) } : changed(kept, [set]);
  }, state);
}
