// What the page knows, and what it can do: one Store for all of its parts.

import type { ReadonlySignal, Signal } from "@preact/signals";
import type { Closed, Engine } from "./engine";
import type { Series } from "./series";
import type { Failure, FrameMessage, Hand, Hello, Opened, PeopleMessage, Played, State } from "./protocol";

export type Page = "world" | "notes" | "worksheet";
export type Tab = "story" | "person" | "settings";

/** A Notice is something to tell once, in a line. */
export interface Notice {
  text: string;
  bad: boolean;
}

/** A Place is where one is in the lessons. */
export interface Place {
  lesson: string;
  scene: number;
}

export interface Signals {
  engine: Signal<Engine | null>;
  /** why there is no engine any more; null = there is one */
  lost: Signal<Closed | null>;
  hello: Signal<Hello | null>;
  opened: Signal<Opened | null>;
  people: Signal<PeopleMessage | null>;
  /** by world; null = not sent, there are too many */
  ties: Signal<(Uint32Array | null)[]>;
  frame: Signal<FrameMessage | null>;
  series: Signal<Series | null>;
  /** the period that the engine is on its way to; null = none */
  goal: Signal<number | null>;
  playing: Signal<boolean>;
  /** periods a second; 0 = as fast as it goes */
  speed: Signal<number>;
  /** a person, the same in both worlds */
  selected: Signal<number | null>;
  follow: Signal<boolean>;
  /** the state that a story, a scene or a link began with */
  base: Signal<State | null>;
  /** the settings of its worlds */
  given: Signal<Opened["settings"] | null>;
  /** states before the last changes, the newest last */
  past: Signal<State[]>;
  /** the state that a change asked for and that has not come yet */
  wanted: Signal<State | null>;
  story: Signal<string | null>;
  place: Signal<Place | null>;
  page: Signal<Page>;
  tab: Signal<Tab>;
  /** names of the plots that are shown */
  shown: Signal<string[]>;
  /** what is wrong with the change that was asked for last; the old society stays */
  failure: Signal<Failure | null>;
  notice: Signal<Notice | null>;
  busy: Signal<boolean>;
}

export interface Store extends Signals {
  /** the period that is shown */
  period: ReadonlySignal<number>;
  /** the state that is shown, with its period */
  now(): State | null;
  /** begin opens a state as a new start: nothing is changed yet, nobody is selected. */
  begin(state: State, what?: { story?: string; place?: Place; selected?: number | null }): Promise<boolean>;
  /** open opens a state and says whether it could; where it could not, failure says why and the old society stays. */
  open(state: State): Promise<boolean>;
  /** change changes settings, each path=value, in both worlds or in the twin alone (world 1). */
  change(sets: string[], world?: 0 | 1): void;
  revise(state: State): void;
  undo(): void;
  go(): void;
  pause(): void;
  setSpeed(speed: number): void;
  step(periods: number): Promise<void>;
  seek(period: number): void;
  /** setUp draws the people again and stands at the beginning. */
  setUp(): void;
  /** reset goes back to what the story began with. */
  reset(): void;
  dice(): void;
  setSeed(seed: number): void;
  setTwin(twin: string[] | null): void;
  setHand(hand: Hand | undefined): Promise<boolean>;
  play(acts: string[]): Promise<Played | null>;
  select(person: number | null): void;
  find(by: string, world?: number): Promise<void>;
  setLang(lang: string): Promise<void>;
  say(text: string, bad?: boolean): void;
  /** connect finds an engine. */
  connect(): Promise<void>;
  /** reconnect finds an engine again and opens what was shown. */
  reconnect(): Promise<void>;
}
