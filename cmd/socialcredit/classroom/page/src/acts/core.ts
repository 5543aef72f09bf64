// What all acts of the store are made of: its signals, the engine, and how something is opened.

import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { EngineError, type Engine } from "../engine";
import { latest } from "../latest";
import type { Failure, Opened, State } from "../protocol";
import type { Signals } from "../store";
import { t } from "../text";
import { whole } from "../whole";
import { createWire, type Wire } from "../wire";

export interface Core {
  s: Signals;
  wire: Wire;
  /** the period that is shown */
  period: ReadonlySignal<number>;
  ask: Engine["ask"];
  say(text: string, bad?: boolean): void;
  /** trouble tells what went wrong, unless the engine is gone, which is told anyway. */
  trouble(e: unknown): void;
  /** now is the state that is shown, with its period. */
  now(): State | null;
  /** due is the period that is shown as soon as the engine has got there. */
  due(): number;
  go(): void;
  /** open opens a state and says whether it could. Of those that wait for another to be opened, only the newest is. */
  open(state: State): Promise<boolean>;
  /** queue runs something that opens a state, in turn, unless it gives way to something newer. */
  queue(run: () => Promise<void>, dropped: () => void): void;
  /** openNow opens a state without waiting for its turn. */
  openNow(state: State): Promise<boolean>;
}

/** FIRST_PLOTS are shown where nothing else is wanted. */
export const FIRST_PLOTS = ["histogram", "difference"];

export const failureOf = (e: unknown): Failure =>
  e instanceof EngineError ? e.failure : { text: e instanceof Error ? e.message : String(e) };

export function createCore(): Core {
  const s = createSignals();
  const period = computed(() => s.frame.value?.period ?? s.opened.value?.state.period ?? 0);
  const say = (text: string, bad = false): void => void (s.notice.value = { text, bad });
  const trouble = (e: unknown): void => {
    if (s.engine.value) say(failureOf(e).text, true);
  };
  const ask: Engine["ask"] = (request) => (s.engine.value ? s.engine.value.ask(request) : Promise.reject(new Error(t("shell.lost"))));
  const now = (): State | null => s.opened.value && { ...s.opened.value.state, period: period.value };
  const due = (): number => s.goal.value ?? period.value;
  const go = (): void => {
    s.playing.value = true;
    if (due() >= (s.opened.value?.periods ?? 0)) ask({ do: "seek", period: 0 }).catch(trouble);
    ask({ do: "go", speed: s.speed.value }).catch((e: unknown) => {
      s.playing.value = false;
      trouble(e);
    });
  };
  const some = { s, wire: createWire(s), period, ask, say, trouble, now, due, go };
  return { ...some, ...createOpening(some) };
}

function createOpening({ s, wire, ask, go }: Pick<Core, "s" | "wire" | "ask" | "go">): Pick<Core, "open" | "queue" | "openNow"> {
  const queue = latest();
  const openNow = async (state: State): Promise<boolean> => {
    s.busy.value = true;
    try {
      const opened = whole(await ask<Opened>({ do: "open", state }));
      s.failure.value = null;
      s.goal.value = opened.state.period;
      wire.welcome(opened);
      if (s.playing.value) go();
      return true;
    } catch (e) {
      if (s.engine.value) s.failure.value = failureOf(e);
      return false;
    } finally {
      s.busy.value = false;
    }
  };
  const open = (state: State): Promise<boolean> =>
    new Promise((resolve) => queue(() => openNow(state).then(resolve), () => resolve(false)));
  return { open, queue, openNow };
}

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
    goal: signal(null),
    playing: signal(false),
    speed: signal(8),
    selected: signal(null),
    follow: signal(false),
    base: signal(null),
    given: signal(null),
    past: signal([]),
    wanted: signal(null),
    story: signal(null),
    place: signal(null),
    page: signal("world"),
    tab: signal("story"),
    shown: signal(FIRST_PLOTS),
    failure: signal(null),
    notice: signal(null),
    busy: signal(false),
  };
}
