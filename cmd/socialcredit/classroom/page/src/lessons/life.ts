// The life of the person whom the class plays, told anew after every period.

import { useEffect, useState } from "preact/hooks";
import type { Life } from "../protocol";
import type { Store } from "../store";
import { lang } from "../text";

export function useLife(store: Store, person: number | undefined): Life | null {
  const [life, setLife] = useState<Life | null>(null);
  const epoch = store.opened.value?.epoch;
  const period = store.frame.value ? store.period.value : -1;
  useEffect(() => {
    const engine = store.engine.peek();
    if (person === undefined || !engine || period < 0) return;
    let stale = false;
    engine.ask<Life>({ do: "card", world: 0, person, lang: lang.value }).then((told) => !stale && setLife(told), () => {});
    return () => {
      stale = true;
    };
  }, [epoch, period, person, lang.value]);
  return life;
}
