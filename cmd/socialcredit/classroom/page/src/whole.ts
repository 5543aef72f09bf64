// What the engine leaves out where there is nothing, filled in, so that the page need not ask each time.

import type { Institution, Life, Opened } from "./protocol";

/** nobody stands for the institution that a society without any is coloured by: everybody is in its only band. */
const nobody: Institution = { label: "nobody", kind: "", scored: false, gate: false, base: 0, floor: 0, cap: 0, bands: [{ label: "everybody", from: 0 }] };

export function whole(opened: Opened): Opened {
  const some = opened.institutions?.length > 0;
  return { ...opened, institutions: some ? opened.institutions : [nobody], main: some ? opened.main : 0, groups: opened.groups ?? [], columns: opened.columns ?? [] };
}

export function wholeLife(life: Life): Life {
  return { ...life, institutions: life.institutions ?? [], services: life.services ?? [], events: life.events ?? [], story: life.story ?? [] };
}
