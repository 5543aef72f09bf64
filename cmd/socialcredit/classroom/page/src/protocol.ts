// What is said between the page and the engine: the same as stage/protocol.go.

export interface State {
  scenario: string;
  set?: string[];
  twin: string[] | null;
  seed?: number;
  period: number;
  hand?: Hand;
}

export interface Hand {
  person: number;
  acts: Record<number, string[]>;
}

export interface Request {
  do: "hello" | "schema" | "open" | "go" | "pause" | "step" | "seek" | "want" | "card" | "find" | "fan" | "mobility" | "series" | "people" | "play";
  state?: State;
  lang?: string;
  speed?: number;
  periods?: number;
  period?: number;
  world?: number;
  person?: number;
  by?: string;
  seeds?: number;
  columns?: string[];
  acts?: string[];
}

export interface Failure {
  text: string;
  mistakes?: { path: string; text: string }[];
}

export interface Reply {
  re?: number;
  event?: string;
  ok?: unknown;
  error?: Failure;
}

interface Limits {
  people: number;
  periods: number;
  ties: number;
  drawn: number;
  seeds: number;
}

export interface Preset {
  name: string;
  title: string;
  paragraphs: string[];
}

export interface Hello {
  version: string;
  native: boolean;
  langs: string[];
  text: Record<string, unknown>;
  stories: Story[];
  lessons: Lesson[];
  presets: Preset[];
  open?: State;
  limits: Limits;
}

/** A setting that a story or a lesson offers: a slider (min, max, step), a choice (options), or a switch (off, on). */
export interface Control {
  /** its words are stories.controls.NAME */
  name?: string;
  path: string;
  min?: number;
  max?: number;
  step?: number;
  options?: string[];
  off?: string[]; // settings, each path=value, that turn it off
  on?: string[];
  world?: 0 | 1; // 1 = it is the twin's
}

export interface Story {
  name: string;
  state: State;
  /** numbers that its words name in {braces} */
  facts?: Record<string, Fact>;
  /** plots that show what there is to notice, with what is chosen in them */
  plots?: string[];
  choices?: Record<string, Record<string, string>>;
  controls: Control[];
}

/** A number that words name in {braces}; a test runs it. */
export interface Fact {
  is: string;
}

export interface Lesson {
  name: string;
  minutes: number;
  article: { author: string; title: string; where: string; year?: number; url?: string };
  state: State;
  scenes: Scene[];
  facts: Record<string, Fact>;
}

export interface Scene {
  name: string;
  kind: "hand" | "watch" | "slider" | "guess" | "twin" | "free";
  minutes: number;
  state: State;
  controls?: Control[];
  /** which plots are shown beside the world, see plots/kinds.ts */
  plots?: string[];
  /** what is chosen in these plots at first, by plot */
  choices?: Record<string, Record<string, string>>;
  /** guess: the class draws this measure of everybody before it is shown */
  guess?: { column: string; min: number; max: number };
  until?: number;
}

export interface Opened {
  state: State;
  epoch: number;
  title: string;
  unit: "day" | "week" | "month";
  per_year: number;
  periods: number;
  people: number;
  groups: string[];
  acts: { label: string; rewarded: boolean }[];
  services: { label: string; right: boolean }[];
  institutions: Institution[];
  main: number;
  columns: Column[];
  settings: Record<string, number | string | boolean>[];
  differs: string[];
  names?: string[];
  command: string[];
}

export interface Institution {
  label: string;
  kind: string;
  scored: boolean;
  gate: boolean;
  base: number;
  floor: number;
  cap: number;
  bands: { label: string; from: number }[];
}

export interface Column {
  name: string;
  unit: string;
  doc: string;
  family: string;
  every: number;
}

export interface Matrix {
  institution: string;
  from: number;
  to: number;
  counts: number[][];
}

export interface Found {
  person: number;
  value: number;
  equal: boolean;
}

export interface Strand {
  world: number;
  seed: number;
  done: number;
  of: number;
  values: (number | null)[][];
}

export interface Table {
  name: string;
  csv: string;
}

export interface Played {
  period: number;
  sentences: string[];
}

/** Where a step goes: further than from the period that is shown, where frames were left out. */
export interface Reached {
  period: number;
}

/** A life, as results/life.go writes it. */
export interface Life {
  period: Opened["unit"];
  periods: number;
  periods_per_year: number;
  person: {
    person: number; name?: string; group: string; groups: number; district: number; household: number;
    trait: number; means: number; degree: number; words: string;
  };
  institutions: (Institution & { score?: (number | null)[]; band: string[]; account?: { cause: string; points: number }[] })[];
  services: { label: string; right: boolean; shut: boolean[] }[];
  friends: number[];
  excluded: boolean[];
  events: LifeEvent[];
  story: { from: number; to: number; when: string; text: string }[];
  /** ids of the friends that the person has now; added by the stage */
  friend_ids: number[];
}

export interface LifeEvent {
  period: number;
  what: string;
  institution?: string;
  cause?: string;
  record?: string;
  false?: boolean;
  points: number | null;
  score: number | null;
  friends?: { friend: number | null; points: number }[];
  sentence: string;
}

// Binary messages: a header of eight 32-bit words, then columns; see stage/frame.go.

export interface PeopleMessage {
  kind: "people";
  epoch: number;
  n: number;
  /** by person: the place in the row in which neighbours stand side by side */
  place: Uint32Array;
  district: Uint16Array;
  group: Uint8Array;
}

export interface TiesMessage {
  kind: "ties";
  epoch: number;
  world: number;
  /** two persons per tie, the lower first */
  ends: Uint32Array;
}

export interface WorldFrame {
  /** by person, in tenths of a point; NO_SCORE where there is none */
  score: Int16Array;
  /** by person: the band of the main institution */
  band: Uint8Array;
  /** by person: see FLAG */
  flags: Uint8Array;
}

export const NO_SCORE = -32768;

export const FLAG = {
  excluded: 1, // some right is shut
  stranger: 2, // the main institution does not know the person
  health: 12, // two bits: susceptible, exposed, infectious, recovered
} as const;

export interface FrameMessage {
  kind: "frame";
  epoch: number;
  period: number;
  worlds: WorldFrame[];
  /** the periods since the frame before, whose measures are told */
  periods: Uint32Array;
  /** by period told, world, group (0 = everybody) and column; NaN where undefined */
  values: Float64Array;
  columns: number;
  groups: number;
}

export function decode(data: ArrayBuffer): PeopleMessage | TiesMessage | FrameMessage {
  const head = new Uint32Array(data, 0, 8);
  let at = 32;
  const take = <T>(make: new (b: ArrayBuffer, at: number, n: number) => T, n: number, size: number): T => {
    const column = new make(data, at, n);
    at += Math.ceil((n * size) / 4) * 4;
    return column;
  };
  const epoch = head[1]!;
  switch (head[0]) {
    case 1: {
      const n = head[2]!;
      return { kind: "people", epoch, n, place: take(Uint32Array, n, 4), district: take(Uint16Array, n, 2), group: take(Uint8Array, n, 1) };
    }
    case 2:
      return { kind: "ties", epoch, world: head[2]!, ends: take(Uint32Array, 2 * head[3]!, 4) };
    case 3: {
      const [, , period, worlds, n, rows, columns, groups] = head as unknown as number[];
      const values = take(Float64Array, rows! * worlds! * groups! * columns!, 8);
      const periods = take(Uint32Array, rows!, 4);
      const told: WorldFrame[] = [];
      for (let w = 0; w < worlds!; w++) {
        told.push({ score: take(Int16Array, n!, 2), band: take(Uint8Array, n!, 1), flags: take(Uint8Array, n!, 1) });
      }
      return { kind: "frame", epoch, period: period!, worlds: told, periods, values, columns: columns!, groups: groups! };
    }
  }
  throw new Error(`no message of kind ${head[0]}`);
}
