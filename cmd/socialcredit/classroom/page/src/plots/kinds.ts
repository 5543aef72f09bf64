// The plots there are. A new one is a file and a line here; its name gets a text under plots.kinds.

import { bands } from "./bands";
import { difference } from "./difference";
import { exclusion } from "./exclusion";
import { fan } from "./fan";
import { histogram } from "./histogram";
import { inequality } from "./inequality";
import { lorenz } from "./lorenz";
import { measure } from "./measure";
import { mobility } from "./mobility";
import type { Plot } from "./plot";

export const PLOTS: Plot[] = [
  histogram,
  bands,
  exclusion,
  inequality,
  difference,
  lorenz,
  mobility,
  fan,
  measure,
];

export const plotOf = (name: string): Plot => PLOTS.find((p) => p.name === name) ?? PLOTS[0]!;
