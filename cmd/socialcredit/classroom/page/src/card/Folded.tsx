// A long list, of which a few are shown until somebody wants them all.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { number, t } from "../text";

export function Folded<T>({ few, items, show }: { few: number; items: T[]; show: (item: T, i: number) => ComponentChildren }) {
  const all = useSignal(false);
  const shown = all.value ? items : items.slice(0, few);
  return (
    <>
      {shown.map(show)}
      {items.length > few && (
        <li class="more">
          <button type="button" class="plain" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>
            {all.value ? t("card.fewer") : t("card.more", { n: number(items.length - few) })}
          </button>
        </li>
      )}
    </>
  );
}
