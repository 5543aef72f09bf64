// Acts that begin: a story, a scene or a link anew, the run from its start, a life by hand.

import { batch } from "@preact/signals";
import { choose } from "../plots/choices";
import type { Opened, Played } from "../protocol";
import { sameState } from "../state";
import type { Place, Signals, Store } from "../store";
import { lang } from "../text";
import { FIRST_PLOTS, type Core } from "./core";

type Acts = Pick<Store, "open" | "begin" | "setUp" | "reset" | "setHand" | "play">;

export function beginActs(core: Core): Acts {
  const { s, ask, trouble, now, open } = core;
  return {
    open,
    async begin(state, what = {}) {
      batch(() => {
        s.playing.value = false;
        s.past.value = [];
        s.follow.value = false;
        s.selected.value = null;
        s.tab.value = what.selected != null && !what.place ? "person" : "story";
      });
      if (!(await open(state))) {
        ask({ do: "pause" }).catch(() => {}); // the old society stands still, as the page says; where there is none, nothing goes
        return false;
      }
      batch(() => {
        s.base.value = s.opened.value && { ...s.opened.value.state, period: state.period };
        s.given.value = s.opened.value?.settings ?? null;
        const person = what.selected ?? (what.place && state.hand?.person) ?? Infinity;
        if (person < (s.opened.value?.people ?? 0)) s.selected.value = person; // a link may name anybody
        s.story.value = what.story ?? null;
        s.place.value = what.place ?? null;
        s.page.value = "world";
        dress(s, what);
        s.shown.value = fitting(s.shown.value, s.opened.value);
      });
      return true;
    },
    setUp() {
      const state = now();
      s.playing.value = false;
      if (state) void open({ ...state, period: 0 });
    },
    reset() {
      const [base, old] = [s.base.value, now()];
      s.playing.value = false;
      if (!base || !old) return;
      if (!sameState({ ...old, period: 0 }, { ...base, period: 0 })) s.past.value = [...s.past.value, old];
      void open({ ...base, period: 0 });
    },
    setHand(hand) {
      const state = now();
      return state ? open({ ...state, hand }) : Promise.resolve(false);
    },
    async play(acts) {
      const epoch = s.opened.value?.epoch;
      try {
        const played = await ask<Played>({ do: "play", acts, lang: lang.value });
        if (s.opened.value?.epoch !== epoch) return null; // another society was opened meanwhile
        recall(s, played.period, acts);
        return played;
      } catch (e) {
        trouble(e);
        return null;
      }
    },
  };
}

/** dress shows the plots of a scene or a story, as it wants them. A story that wants none shows what the page begins with. */
function dress(s: Signals, what: { place?: Place; story?: string }): void {
  const { place } = what;
  const scene = place && s.hello.value?.lessons.find((lesson) => lesson.name === place.lesson)?.scenes[place.scene];
  const story = place ? undefined : s.hello.value?.stories.find((told) => told.name === what.story);
  const plots = scene ? scene.plots : story && (story.plots ?? FIRST_PLOTS);
  if (plots) s.shown.value = plots;
  for (const [plot, choices] of Object.entries((scene ?? story)?.choices ?? {})) {
    for (const [name, value] of Object.entries(choices)) choose(plot, name, value);
  }
}

/** fitting are plots that have something to show: a difference needs two worlds, a histogram scores. */
function fitting(shown: string[], opened: Opened | null): string[] {
  const instead = new Map<string, string>();
  if (!opened?.state.twin) instead.set("difference", "exclusion");
  if (!opened?.institutions[opened.main]?.scored) instead.set("histogram", "bands");
  return [...new Set(shown.map((name) => instead.get(name) ?? name))];
}

/** recall keeps in the state what the hand did, as the engine does, so that a link holds it. */
function recall(s: Signals, at: number, acts: string[]): void {
  const opened = s.opened.value;
  const hand = opened?.state.hand;
  if (!opened || !hand) return;
  const before = Object.entries(hand.acts).filter(([period]) => Number(period) < at);
  s.opened.value = { ...opened, state: { ...opened.state, hand: { ...hand, acts: { ...Object.fromEntries(before), [at]: acts } } } };
}
