// A guess: the class draws a line, and then time goes on and shows what comes.

import { useEffect, useRef } from "preact/hooks";
import { Guess } from "../plots/guess";
import { columnOf, measureName } from "../plots/names";
import type { Store } from "../store";
import { t } from "../text";
import { guesses, keepGuess } from "./class_work";
import { keyOf, type Here } from "./lesson";
import { Run, runTo } from "./run";

export function GuessScene({ store, now }: { store: Store; now: Here }) {
  const [opened, guess, series] = [store.opened.value, now.scene.guess, store.series.value];
  const key = keyOf(now);
  const until = now.scene.until ?? opened?.periods ?? 0;
  const kept = guesses.value[key];
  const period = store.frame.value ? store.period.value : 0;
  const real = guess && period >= until ? series?.at(0, 0, guess.column, until) : undefined;
  useEffect(() => {
    if (kept && real !== undefined && kept.real !== real) keepGuess(key, { ...kept, real });
  }, [kept, real]);
  useWait(store, !kept);
  if (!opened || !guess) return null;
  const truth = kept && series && period > 0 ? series.column(0, 0, guess.column) : undefined;
  const done = (values: number[]): void => {
    keepGuess(key, { column: guess.column, unit: columnOf(opened, guess.column)?.unit ?? "1", values });
    if (store.period.value < until) runTo(store, until);
  };
  return (
    <>
      <Guess key={key} opened={opened} column={guess.column} title={measureName(opened, guess.column)} min={guess.min} max={guess.max} periods={until}
        truth={truth} {...(kept && { values: kept.values })} onDone={done} />
      {kept && <Run store={store} scene={now.scene} />}
    </>
  );
}

/** useWait keeps time where it is as long as the class has not guessed, whoever lets it go. */
function useWait(store: Store, waiting: boolean): void {
  const [playing, period] = [store.playing.value, store.frame.value ? store.period.value : null];
  const first = useRef<number | null>(null);
  useEffect(() => {
    first.current ??= period;
    if (!waiting || first.current === null || (!playing && period === first.current)) return;
    if (playing) store.pause();
    store.seek(first.current);
    store.say(t("plots.guess.missing"));
  }, [waiting, playing, period]);
}
