// Acts on time: go, pause, step, seek.

import { latest } from "../latest";
import type { Reached } from "../protocol";
import type { Store } from "../store";
import type { Core } from "./core";

export function timeActs({ s, ask, trouble, due, go }: Core): Pick<Store, "go" | "pause" | "setSpeed" | "step" | "seek"> {
  const seeking = latest();
  const pause = (): void => {
    s.playing.value = false;
    s.goal.value = null;
    ask({ do: "pause" }).catch(trouble);
  };
  const lost = (e: unknown): void => {
    s.goal.value = null;
    trouble(e);
  };
  return {
    go,
    pause,
    setSpeed(speed) {
      s.speed.value = speed;
      if (s.playing.value) ask({ do: "go", speed }).catch(trouble);
    },
    async step(periods) {
      s.playing.value = false;
      const goal = Math.min(due() + periods, s.opened.value?.periods ?? 0);
      s.goal.value = goal;
      await ask<Reached>({ do: "step", periods }).then(({ period }) => {
        if (s.goal.value === goal) s.goal.value = s.frame.value?.period === period ? null : period;
      }, lost);
    },
    seek(period) {
      if (s.playing.value) pause();
      s.goal.value = period;
      seeking(() => ask({ do: "seek", period }).then(() => {}, lost));
    },
  };
}
