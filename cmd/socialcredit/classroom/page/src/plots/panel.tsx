// The panel of plots: two or three cards, each of which can show any plot.
//
//   <PlotPanel store={store} most={3} />
//
// store  the page's store, see store.ts for what is taken from it; store.shown names the plots that are shown, see
//        kinds.ts: a lesson or a link sets them, and so does the reader
// most   how many may be shown at once
//
// A card is drawn again at most eight times a second, and nothing is computed for a plot that is not shown.

import { effect } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { lang, t, words } from "../text";
import { PlotCard } from "./card";
import { plotOf, PLOTS } from "./kinds";
import type { Store } from "./store";
import { fan } from "./strands";

interface Props {
  store: Store;
  most?: number;
}

const PACE = 125; // milliseconds

export function PlotPanel({ store, most = 3 }: Props) {
  const shown = store.shown;
  usePace(store);
  const [wide, setWide] = useState<string | null>(null);
  const names = [...new Set(shown.value.map((name) => plotOf(name).name))];
  const rest = PLOTS.map((p) => p.name).filter((name) => !names.includes(name));
  const pick = (old: string, name: string) => (shown.value = names.map((n) => (n === old ? name : n)));
  return (
    <section class="plots" aria-label={t("plots.title")}>
      <div class="plots-cards">
        {names.map((name) => (
          <PlotCard
            key={name} store={store} plot={plotOf(name)} others={PLOTS.map((p) => p.name).filter((n) => n === name || rest.includes(n))} wide={wide === name}
            onWiden={() => setWide(wide === name ? null : name)} onPick={(n) => pick(name, n)}
            onClose={names.length > 1 ? () => (shown.value = names.filter((n) => n !== name)) : undefined}
          />
        ))}
      </div>
      {names.length < most && rest.length > 0 && (
        <label class="plots-add">
          <span>{t("plots.add")}</span>
          <select value="" onChange={(e) => e.currentTarget.value && (shown.value = [...names, e.currentTarget.value])}>
            <option value="" selected>{t("plots.choose.plot")}</option>
            {rest.map((name) => <option key={name} value={name}>{t(`plots.kinds.${name}`)}</option>)}
          </select>
        </label>
      )}
    </section>
  );
}

/** usePace draws again after something has changed, but not more often than PACE allows. */
function usePace(store: Store): void {
  const [, setTick] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let due = 0;
    const later = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        due = performance.now() + PACE;
        setTick((n) => n + 1);
      }, Math.max(0, due - performance.now()));
    };
    const stop = effect(() => {
      for (const s of [store.opened, store.series, store.frame, store.period, store.engine, fan, lang, words]) s.value;
      later();
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
}
