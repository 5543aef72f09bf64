// A guess: the class draws a line, and then the engine shows what comes.

import type { Store } from "../store";
import type { Here } from "./lesson";
import { Run } from "./run";

export function GuessScene({ store, now }: { store: Store; now: Here }) {
  return <Run store={store} scene={now.scene} />;
}
