// The wire between the store and its engine: frames that come, and the wish for the next.

import { batch } from "@preact/signals";
import type { Engine } from "./engine";
import { forgetFan, takeStrand } from "./plots/strands";
import type { FrameMessage, Opened, PeopleMessage, Strand, TiesMessage } from "./protocol";
import { createSeries } from "./series";
import type { Signals } from "./store";

/** A Halt tells that the societies stand still, at the end of the run or where they were sent. */
interface Halt {
  period: number;
  end: boolean;
}

type Binary = PeopleMessage | TiesMessage | FrameMessage;

/** Wire hands what an engine tells to the signals. */
export interface Wire {
  attach(engine: Engine): void;
  /** welcome takes a society that was opened, and what came of it before the page knew of it. */
  welcome(opened: Opened): void;
}

export function createWire(s: Signals): Wire {
  let early: Binary[] = [];

  const want = (): void => void s.engine.value?.ask({ do: "want" }).catch(() => {});
  // The next frame is wanted when the browser has drawn this one: a slow one misses frames and does not queue them,
  // and a hidden page, which draws nothing, asks for none.
  const wantNext = (): void => void requestAnimationFrame(want);

  const take = (message: Binary): void => {
    switch (message.kind) {
      case "people":
        s.people.value = message;
        break;
      case "ties":
        s.ties.value = s.ties.value.map((old, world) => (world === message.world ? message.ends : old));
        break;
      case "frame":
        s.series.value?.take(message);
        if (message.period === s.goal.value || s.playing.value) s.goal.value = null;
        s.frame.value = message;
        wantNext();
    }
  };

  const hear = (message: Binary): void => {
    const epoch = s.opened.value?.epoch ?? 0;
    if (message.epoch === epoch) take(message);
    else if (message.epoch > epoch) early.push(message);
  };

  return {
    attach(engine) {
      early = [];
      forgetFan();
      engine.onBinary = hear;
      engine.onEvent = (event, what) => {
        if (event === "halt" && (what as Halt).end) s.playing.value = false;
        if (event === "fan") takeStrand(what as Strand);
      };
      engine.onClosed = (why) => {
        if (s.engine.value !== engine) return;
        batch(() => {
          s.engine.value = null;
          s.playing.value = false;
          s.lost.value = why;
        });
      };
    },
    welcome(opened) {
      const came = early.filter((m) => m.epoch === opened.epoch);
      early = early.filter((m) => m.epoch > opened.epoch);
      batch(() => {
        if ((s.selected.value ?? 0) >= opened.people) s.selected.value = null;
        s.opened.value = opened;
        s.people.value = null;
        s.ties.value = opened.settings.map(() => null);
        s.frame.value = null;
        s.series.value = createSeries(opened);
        came.forEach(take);
      });
      want();
    },
  };
}
