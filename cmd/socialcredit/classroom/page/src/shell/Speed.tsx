// How fast time goes.

import { placeOf, speedAt } from "../speed";
import type { Store } from "../store";
import { number, t } from "../text";

export function Speed({ store }: { store: Store }) {
  const speed = store.speed.value;
  const unit = store.opened.value?.unit ?? "month";
  const says = speed === 0 ? t("shell.speed.max") : t(`shell.speed.${unit}`, { n: number(speed, speed < 10 ? 1 : 0) });
  return (
    <div class="speed">
      <label for="speed">{t("shell.speed.label")}</label>
      <input id="speed" type="range" min={0} max={100} value={placeOf(speed)} aria-valuetext={says} list="speed-middle"
        onInput={(e) => set(store, e.currentTarget)} />
      <datalist id="speed-middle"><option value="50" /></datalist>
      <output for="speed">{says}</output>
    </div>
  );
}

function set(store: Store, slider: HTMLInputElement): void {
  store.setSpeed(speedAt(slider.valueAsNumber));
  slider.value = String(placeOf(store.speed.value)); // it snaps
}
