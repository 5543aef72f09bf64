// The keyboard: one key, one thing. Keys that are typed into fields are the fields'.

import type { Store } from "../store";
import { friendOf } from "../card/lives";

/** keyHelp lists the keys with what they do, for the help. */
export const keyHelp: [string[], string][] = [
  [[" "], "go"],
  [["s"], "step"],
  [["S"], "ten"],
  [["r"], "reset"],
  [["d"], "dice"],
  [["t"], "twin"],
  [["f"], "find"],
  [["[", "]"], "next"],
  [["u"], "undo"],
  [["?"], "help"],
  [["Esc"], "escape"],
];

type Keys = Record<string, (store: Store) => void>;

const keys: Keys = {
  " ": (store) => (store.playing.value ? store.pause() : store.go()),
  s: (store) => void store.step(1),
  S: (store) => void store.step(10),
  r: (store) => store.reset(),
  d: (store) => store.dice(),
  t: (store) => store.setTwin(store.opened.value?.state.twin ? null : []),
  f: (store) => void store.find("worst"),
  u: (store) => store.undo(),
  "[": (store) => move(store, -1),
  "]": (store) => move(store, 1),
  "?": () => (document.getElementById("help") as HTMLDialogElement | null)?.showModal(),
  Escape: (store) => store.select(null),
};

/** move selects the friend before or after, or, where no friends are known, the person of the number before or after. */
function move(store: Store, by: 1 | -1): void {
  const n = store.opened.value?.people ?? 0;
  const from = store.selected.value;
  if (!n) return;
  if (from === null) return store.select(by === 1 ? 0 : n - 1);
  store.select(friendOf(from, by) ?? (from + by + n) % n);
}

/** listen lets the keys act, and returns how to stop it. */
export function listen(store: Store): () => void {
  const hear = (e: KeyboardEvent): void => {
    if (e.ctrlKey || e.altKey || e.metaKey || e.defaultPrevented || !store.opened.value || store.page.value !== "world") return;
    if (!meant(e)) return;
    const act = keys[e.key];
    if (!act) return;
    e.preventDefault();
    act(store);
  };
  addEventListener("keydown", hear);
  return () => removeEventListener("keydown", hear);
}

/** meant says whether a key is meant for the page: not for a field, a dialog, or a button that the space bar presses. */
function meant(e: KeyboardEvent): boolean {
  if (!(e.target instanceof Element)) return true;
  if (document.querySelector("dialog[open], .popover")) return false;
  const field = e.target.closest("input, select, textarea, [contenteditable], summary");
  if (field) return field instanceof HTMLInputElement && ["range", "checkbox"].includes(field.type) && e.key !== " " && !e.key.startsWith("Arrow");
  return !(e.key === " " && e.target.closest("button, a"));
}
