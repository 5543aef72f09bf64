// The fan's strands: what one measure does with each of many seeds, in each world.

import { signal } from "@preact/signals";
import type { Engine } from "../engine";
import type { Opened, Strand } from "../protocol";
import { quantile } from "./tally";

export interface Fan {
  epoch: number;
  columns: string[];
  strands: Strand[];
  /** seeds that are wanted, in all worlds together */
  of: number;
  running: boolean;
  failed?: string;
}

const NONE: Fan = { epoch: -1, columns: [], strands: [], of: 0, running: false };

/** fan is the one that is computed or was computed last. It stays when its plot is hidden. */
export const fan = signal<Fan>(NONE);

/** takeStrand takes what the engine tells in an event "fan". */
export function takeStrand(strand: Strand): void {
  const now = fan.value;
  if (!now.running) return; // stopped meanwhile
  if (now.strands.some((s) => s.world === strand.world && s.seed === strand.seed)) return; // one of a fan that was stopped
  const strands = [...now.strands, strand];
  fan.value = { ...now, strands, running: strands.length < now.of };
  if (strand.done >= strand.of) next?.();
}

let next: (() => void) | null = null;

/** forgetFan is for a new engine, which counts societies from the start. */
export function forgetFan(): void {
  next = null;
  fan.value = NONE;
}

/** startFan asks for so many seeds of each world, one world after the other. */
export function startFan(engine: Pick<Engine, "ask">, opened: Opened, columns: string[], seeds: number): void {
  const worlds = opened.state.twin === null ? [0] : [0, 1];
  fan.value = { epoch: opened.epoch, columns: [...columns], strands: [], of: seeds * worlds.length, running: true };
  const ask = (): void => {
    const world = worlds.shift();
    if (world === undefined) return;
    next = ask;
    const own = fan.value.columns;
    engine.ask({ do: "fan", world, seeds, columns }).catch((e: unknown) => {
      if (fan.value.columns !== own || !fan.value.running) return; // stopped, or another one by now
      fan.value = { ...fan.value, running: false, failed: e instanceof Error ? e.message : String(e) };
    });
  };
  ask();
}

/** stopFan keeps what is there. A fan of no seeds tells the engine to stop the one that it computes. */
export function stopFan(engine: Pick<Engine, "ask">): void {
  next = null;
  fan.value = { ...fan.value, running: false };
  engine.ask({ do: "fan", world: 0, seeds: 0, columns: [] }).catch(() => {});
}

/** Spread is what many seeds come to, by period. */
export interface Spread {
  x: number[];
  /** by one of LEVELS and period */
  at: number[][];
}

export const LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95];

/** spreadOf gives quantiles over the strands of a world wherever every strand has a value. */
export function spreadOf(strands: Strand[], column: number, until: number): Spread {
  const spread: Spread = { x: [], at: LEVELS.map(() => []) };
  for (let p = 0; p <= until; p++) {
    const values = strands.map((s) => s.values[column]?.[p]).filter((v): v is number => typeof v === "number");
    if (!values.length || values.length < strands.length) continue;
    values.sort((a, b) => a - b);
    spread.x.push(p);
    LEVELS.forEach((q, k) => spread.at[k]!.push(quantile(values, q)));
  }
  return spread;
}
