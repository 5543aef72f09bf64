// The store, made.

import { batch, computed, signal } from "@preact/signals";
import { EngineError, type Engine } from "./engine";
import { latest } from "./latest";
import type { Failure, Found, Hello, Opened, Played, State } from "./protocol";
import { changed, pathOf, sameState, valueOf, without } from "./state";
import type { Signals, Store } from "./store";
import { lang, number, t, words } from "./text";
import { whole } from "./whole";
import { createWire } from "./wire";

function createSignals(): Signals {
  return {
    engine: signal(null),
    lost: signal(null),
    hello: signal(null),
    opened: signal(null),
    people: signal(null),
    ties: signal([]),
    frame: signal(null),
    series: signal(null),
    playing: signal(false),
    speed: signal(8),
    selected: signal(null),
    hover: signal(null),
    follow: signal(false),
    base: signal(null),
    past: signal([]),
    story: signal(null),
    place: signal(null),
    page: signal("world"),
    tab: signal("story"),
    shown: signal(["histogram", "difference"]),
    wanted: signal(null),
    failure: signal(null),
    notice: signal(null),
    busy: signal(false),
  };
}

const failureOf = (e: unknown): Failure => (e instanceof EngineError ? e.failure : { text: e instanceof Error ? e.message : String(e) });

/** createStore makes a store; connect finds an engine, at the start and after the old one was lost. */
export function createStore(connect: () => Promise<Engine>): Store {
  const s = createSignals();
  const wire = createWire(s);
  const opening = latest();
  const seeking = latest();
  const period = computed(() => s.frame.value?.period ?? s.opened.value?.state.period ?? 0);
  let given: Opened["settings"] = []; // the settings that the story began with

  const ask: Engine["ask"] = (request) => (s.engine.value ? s.engine.value.ask(request) : Promise.reject(new Error(t("shell.lost"))));
  const say = (text: string, bad = false): void => void (s.notice.value = { text, bad });
  const trouble = (e: unknown): void => {
    if (s.engine.value) say(failureOf(e).text, true);
  };
  const now = (): State | null => s.opened.value && { ...s.opened.value.state, period: period.value };

  async function openNow(state: State): Promise<boolean> {
    s.busy.value = true;
    try {
      const opened = whole(await ask<Opened>({ do: "open", state }));
      s.failure.value = null;
      wire.welcome(opened);
      if (s.playing.value) store.go();
      return true;
    } catch (e) {
      if (s.engine.value) s.failure.value = failureOf(e);
      return false;
    } finally {
      s.busy.value = false;
    }
  }

  // What waits is asked for only when the one before is there, so that a slider that is dragged asks for its newest place.
  const open = (state: State): Promise<boolean> =>
    new Promise((resolve) => opening(() => openNow(state).then(resolve), () => resolve(false)));

  // spare leaves out what would only say again what the story began with.
  const spare = (state: State, sets: string[], world: 0 | 1 | undefined): State => {
    if (world === 1) return changed(state, sets, world);
    let kept = state;
    for (const set of sets) {
      const path = pathOf(set);
      const was = given[0]?.[path];
      const set0 = s.base.value?.set ?? [];
      if (!path.endsWith(".kind") && String(was) === valueOf(set) && !set0.some((x) => pathOf(x) === path)) {
        kept = { ...kept, set: without(kept.set ?? [], path) };
      } else kept = changed(kept, [set], world);
    }
    return kept;
  };

  // recall keeps in the state what the hand did, as the engine does, so that a link holds it.
  const recall = (at: number, acts: string[]): void => {
    const opened = s.opened.value;
    const hand = opened?.state.hand;
    if (!opened || !hand) return;
    const before = Object.entries(hand.acts).filter(([p]) => Number(p) < at);
    s.opened.value = { ...opened, state: { ...opened.state, hand: { ...hand, acts: { ...Object.fromEntries(before), [at]: acts } } } };
  };

  const store: Store = {
    ...s,
    period,
    now,
    open,
    say,
    async begin(state, what = {}) {
      batch(() => {
        s.playing.value = false;
        s.past.value = [];
        s.follow.value = false;
        s.selected.value = what.selected ?? null;
        s.tab.value = what.selected != null && !what.place ? "person" : "story";
      });
      const ok = await open(state);
      if (!ok) return false;
      given = s.opened.value?.settings ?? [];
      batch(() => {
        s.base.value = s.opened.value && { ...s.opened.value.state, period: state.period };
        s.story.value = what.story ?? null;
        s.place.value = what.place ?? null;
        s.page.value = "world";
        const scene = what.place && s.hello.value?.lessons.find((l) => l.name === what.place?.lesson)?.scenes[what.place.scene];
        if (scene?.plots) s.shown.value = scene.plots;
        if (!state.twin) s.shown.value = [...new Set(s.shown.value.map((name) => (name === "difference" ? "exclusion" : name)))];
      });
      return true;
    },
    change(sets, world) {
      const state = s.wanted.value ?? now();
      if (state) store.revise(spare(state, sets, world));
    },
    revise(state) {
      const before = s.wanted.value ?? now();
      if (!before || sameState(before, state)) return;
      s.wanted.value = state;
      const settled = (): void => void (s.wanted.value === state && (s.wanted.value = null));
      opening(async () => {
        const old = now();
        const ok = await openNow({ ...state, period: period.value });
        settled();
        if (ok && old) s.past.value = [...s.past.value.slice(-49), old];
      }, settled);
    },
    undo() {
      const last = s.past.value.at(-1);
      if (!last) return;
      s.past.value = s.past.value.slice(0, -1);
      void open({ ...last, period: period.value });
    },
    go() {
      s.playing.value = true;
      if (period.value >= (s.opened.value?.periods ?? 0)) ask({ do: "seek", period: 0 }).catch(trouble);
      ask({ do: "go", speed: s.speed.value }).catch((e: unknown) => {
        s.playing.value = false;
        trouble(e);
      });
    },
    pause() {
      s.playing.value = false;
      ask({ do: "pause" }).catch(trouble);
    },
    setSpeed(speed) {
      s.speed.value = speed;
      if (s.playing.value) ask({ do: "go", speed }).catch(trouble);
    },
    async step(periods) {
      s.playing.value = false;
      await ask({ do: "step", periods }).catch(trouble);
    },
    seek(to) {
      if (s.playing.value) store.pause();
      seeking(() => ask({ do: "seek", period: to }).then(() => {}, trouble));
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
      const differs = !sameState({ ...old, period: 0 }, { ...base, period: 0 });
      if (!differs) return store.seek(0);
      s.past.value = [...s.past.value, old];
      void open({ ...base, period: 0 });
    },
    dice() {
      store.setSeed(1 + Math.floor(Math.random() * 999_999));
    },
    setSeed(seed) {
      const state = now();
      if (state) store.revise({ ...state, seed });
    },
    setTwin(twin) {
      const state = now();
      if (state) store.revise({ ...state, twin });
    },
    setHand(hand) {
      const state = now();
      return state ? open({ ...state, hand }) : Promise.resolve(false);
    },
    async play(acts) {
      try {
        const played = await ask<Played>({ do: "play", acts, lang: lang.value });
        recall(played.period, acts);
        return played;
      } catch (e) {
        trouble(e);
        return null;
      }
    },
    select(person) {
      batch(() => {
        s.selected.value = person;
        if (person !== null) s.tab.value = "person";
        else {
          s.follow.value = false;
          if (s.tab.value === "person") s.tab.value = "story";
        }
      });
    },
    async find(by, world = 0) {
      const epoch = s.opened.value?.epoch;
      try {
        const found = await ask<Found>({ do: "find", by, world });
        store.select(found.person);
        say(t(found.equal ? "card.found_equal" : `card.found.${by}`, { person: found.person, value: number(found.value) }));
      } catch (e) {
        if (!s.engine.value || s.opened.value?.epoch !== epoch) return; // it was asked of a society that is gone
        const why = failureOf(e).text;
        say(why.includes("busy") ? why : t(`card.nobody.${by}`), true);
      }
    },
    async setLang(to) {
      const hello = await ask<Hello>({ do: "hello", lang: to });
      batch(() => {
        words.value = hello.text;
        lang.value = to;
        s.hello.value = hello;
      });
    },
    async connect() {
      const engine = await connect();
      wire.attach(engine);
      s.engine.value = engine;
    },
    async reconnect() {
      const state = now();
      await store.connect();
      await store.setLang(lang.value);
      s.lost.value = null;
      if (!state) return;
      s.opened.value = s.opened.value && { ...s.opened.value, epoch: 0 }; // a new engine counts from the start
      await open(state);
    },
  };
  return store;
}
