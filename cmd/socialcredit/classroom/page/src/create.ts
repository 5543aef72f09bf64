// The store, made.

import { beginActs } from "./acts/begin";
import { changeActs } from "./acts/change";
import { createCore } from "./acts/core";
import { engineActs, lookActs } from "./acts/look";
import { timeActs } from "./acts/time";
import type { Engine } from "./engine";
import type { Store } from "./store";

/** createStore makes a store; connect finds an engine, at the start and after the old one was lost. */
export function createStore(connect: () => Promise<Engine>): Store {
  const core = createCore();
  return {
    ...core.s,
    period: core.period,
    now: core.now,
    ...timeActs(core),
    ...beginActs(core),
    ...changeActs(core),
    ...lookActs(core),
    ...engineActs(core, connect),
  };
}
