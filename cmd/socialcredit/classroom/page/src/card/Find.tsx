// To find somebody to whom something happened most.

import { useSignal } from "@preact/signals";
import type { Store } from "../store";
import { t } from "../text";

const searches = ["worst", "best", "wrongly_excluded", "longest_excluded", "fastest_fall"];

export function Find({ store }: { store: Store }) {
  const world = useSignal(0);
  const twins = (store.opened.value?.settings.length ?? 1) > 1;
  const at = twins ? world.value : 0;
  return (
    <div class="find" role="group" aria-label={t("card.find")}>
      <span class="soft">{t("card.find")}</span>
      {twins && (
        <select aria-label={t("card.find_where")} value={at} onChange={(e) => (world.value = Number(e.currentTarget.value))}>
          {[0, 1].map((w) => <option key={w} value={w}>{t(`card.find_in_${w}`)}</option>)}
        </select>
      )}
      {searches.map((by) => <button key={by} type="button" id={"find-" + by} onClick={() => void store.find(by, at)}>{t(`card.by.${by}`)}</button>)}
    </div>
  );
}
