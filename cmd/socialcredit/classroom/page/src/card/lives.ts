// The lives of the selected person, one for each world, told anew as time goes on.

import { batch, effect, signal } from "@preact/signals";
import { latest } from "../latest";
import type { Life } from "../protocol";
import type { Store } from "../store";
import { lang } from "../text";
import { wholeLife } from "../whole";

/** A Telling is what was told of a person up to a period. */
export interface Telling {
  person: number;
  epoch: number;
  period: number;
  lives: Life[];
}

export const telling = signal<Telling | null>(null);

/** ring is the person who was selected and their friends, in a row, through whom one can walk. */
let ring: number[] = [];

/** friendOf is the friend before or after somebody in the row; null where no row is known. */
export function friendOf(person: number, by: 1 | -1): number | null {
  const at = ring.indexOf(person);
  return at < 0 || ring.length < 2 ? null : ring[(at + by + ring.length) % ring.length]!;
}

const EVERY = 1000; // milliseconds between two tellings while time goes

/** tellLives asks for the lives of whom the store selects: at once when time stands still, else at most once a second. */
export function tellLives(store: Store): () => void {
  const asking = latest();
  let last = 0;
  let timer = 0;
  const ask = (): void => {
    timer = 0;
    last = performance.now();
    asking(() => tell(store));
  };
  const stop = effect(() => {
    const person = store.selected.value;
    void [store.opened.value?.epoch, store.period.value, store.frame.value, lang.value];
    if (person === null) return void (telling.value = null);
    if (!store.frame.value) return;
    clearTimeout(timer);
    const wait = store.playing.value && telling.peek()?.person === person ? Math.max(0, last + EVERY - performance.now()) : 0;
    timer = window.setTimeout(ask, wait);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

async function tell(store: Store): Promise<void> {
  const [person, opened, engine] = [store.selected.value, store.opened.value, store.engine.value];
  if (person === null || !opened || !engine) return;
  const period = store.period.value;
  try {
    const told = await Promise.all(opened.settings.map((_, world) => engine.ask<Life>({ do: "card", world, person, lang: lang.value })));
    const lives = told.map(wholeLife);
    if (store.selected.value !== person || store.opened.value?.epoch !== opened.epoch) return;
    batch(() => (telling.value = { person, epoch: opened.epoch, period, lives }));
    if (!ring.includes(person)) ring = [person, ...lives[0]!.friend_ids];
  } catch {
    // Another society was opened meanwhile, and is told of next.
  }
}
