// Luck: its seed, other luck, and the same luck again.

import type { Store } from "../store";
import { t } from "../text";
import { Icon } from "./Icon";

export function Seed({ store }: { store: Store }) {
  const seed = store.opened.value?.state.seed ?? 1;
  const change = (field: HTMLInputElement): void => {
    if (field.validity.valid && field.value !== "") store.setSeed(field.valueAsNumber);
    else field.value = String(seed);
  };
  return (
    <div class="seed">
      <label for="seed">{t("shell.seed.label")}</label>
      <input id="seed" type="number" min={1} max={Number.MAX_SAFE_INTEGER} step={1} value={seed} onChange={(e) => change(e.currentTarget)} />
      <button type="button" id="dice" title={t("shell.seed.dice")} onClick={() => store.dice()}>
        <Icon name="dice" /><span class="unseen">{t("shell.seed.dice")}</span>
      </button>
      <button type="button" id="again" title={t("shell.seed.again")} onClick={() => again(store)}>
        <Icon name="again" /><span class="unseen">{t("shell.seed.again")}</span>
      </button>
    </div>
  );
}

/** again runs from the beginning with the same seed: everything happens as before. */
function again(store: Store): void {
  store.setUp();
  store.say(t("shell.seed.again_said", { seed: store.opened.value?.state.seed ?? 1 }));
  store.go();
}
