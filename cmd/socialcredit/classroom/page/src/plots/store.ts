// What the plots take from the page. The page's own store has all of it.

import type { ReadonlySignal } from "@preact/signals";
import type { Engine } from "../engine";
import type { FrameMessage, Opened } from "../protocol";
import type { Series } from "../series";

export interface Store {
  opened: ReadonlySignal<Opened | null>;
  /** made by createSeries(opened); the page calls take(frame) before it sets frame */
  series: ReadonlySignal<Series | null>;
  frame: ReadonlySignal<FrameMessage | null>;
  /** the period that is shown */
  period: ReadonlySignal<number>;
  engine: ReadonlySignal<Pick<Engine, "ask"> | null>;
}
