// To find somebody to whom something happened most.

import type { Store } from "../store";
import { t } from "../text";

const searches = ["worst", "best", "wrongly_excluded", "longest_excluded", "fastest_fall"];

export function Find({ store }: { store: Store }) {
  const twins = (store.opened.value?.settings.length ?? 1) > 1;
  const by = (world: number) => (
    <div class="find" role="group" aria-label={twins ? t(`card.find_in_${world}`) : t("card.find")}>
      <span>{twins ? t(`card.find_in_${world}`) : t("card.find")}</span>
      {searches.map((name) => (
        <button key={name} type="button" onClick={() => void store.find(name, world)}>{t(`card.by.${name}`)}</button>
      ))}
    </div>
  );
  return <>{by(0)}{twins && by(1)}</>;
}
