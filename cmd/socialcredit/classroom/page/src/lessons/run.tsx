// A button that runs a scene to its end.

import { useEffect, useRef } from "preact/hooks";
import { date } from "../date";
import type { Scene } from "../protocol";
import type { Store } from "../store";
import { t } from "../text";

const SECONDS = 12; // that a scene takes to run

/** runTo lets time go so that a period is reached in some seconds. */
export function runTo(store: Store, until: number): void {
  const left = until - store.period.peek();
  store.setSpeed(Math.max(2, left / SECONDS));
  store.go();
}

/** useEnd stops time where a scene ends, and goes back to there if time was faster. Whoever steps or drags gets further. */
export function useEnd(store: Store, until: number | undefined): void {
  const [playing, period] = [store.playing.value, store.period.value];
  const before = useRef({ playing, period });
  useEffect(() => {
    const was = before.current;
    before.current = { playing: playing || (was.playing && period === was.period), period }; // that time is up may come before the last picture
    const over = until !== undefined && (playing || was.playing) && was.period < until && period >= until;
    if (!over) return;
    if (playing) store.pause();
    store.seek(until); // what was on its way when time stopped is taken back
  }, [playing, period]);
}

export function Run({ store, scene }: { store: Store; scene: Scene }) {
  const opened = store.opened.value;
  const until = scene.until ?? opened?.periods ?? 0;
  useEnd(store, until);
  if (!opened) return null;
  const over = store.period.value >= until;
  return (
    <p class="run">
      {!store.playing.value && !over && (
        <button type="button" id="scene-run" class="main" onClick={() => runTo(store, until)}>{t("teach.run")}</button>
      )}
      {store.playing.value && <button type="button" id="scene-run" onClick={() => store.pause()}>{t("shell.pause")}</button>}
      {over && <button type="button" id="scene-again" onClick={() => store.seek(0)}>{t("teach.again")}</button>}
      <span class="soft">{date(opened, store.period.value)}</span>
    </p>
  );
}
