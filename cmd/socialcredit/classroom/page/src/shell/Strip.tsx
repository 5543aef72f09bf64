// Between the worlds: in how much they differ, and what to do with the twin.

import type { Store } from "../store";
import { number, signed, t } from "../text";
import { difference, sum } from "../twin";
import { Icon } from "./Icon";

export function Strip({ store }: { store: Store }) {
  const opened = store.opened.value;
  if (!opened) return <div class="strip" />;
  const twin = opened.state.twin;
  const toggle = (): void => store.setTwin(twin ? null : []);
  const alike = (): void => store.setTwin([]);
  return (
    <div class="strip">
      {twin && <Differences store={store} />}
      <span class="gap" />
      <button type="button" id="twin" onClick={toggle}><Icon name="twin" /> {t(twin ? "shell.twin.remove" : "shell.twin.add")}</button>
      {twin && twin.length > 0 && (
        <button type="button" id="twin-alike" title={t("shell.twin.alike_title")} onClick={alike}>{t("shell.twin.alike")}</button>
      )}
    </div>
  );
}

function Differences({ store }: { store: Store }) {
  const [opened, frame] = [store.opened.value, store.frame.value];
  const [a, b] = frame?.worlds ?? [];
  if (!opened || !frame || !a || !b) return <span />;
  const d = difference(a, b);
  const mean = sum(opened, store.series.value, frame, 1).mean - sum(opened, store.series.value, frame, 0).mean;
  return (
    <p class="differences">
      <strong id="differ">{t(d.people === 1 ? "shell.differ.one" : "shell.differ.many", { n: number(d.people), of: number(opened.people) })}</strong>
      <span class="soft parts">{t("shell.differ.parts", { band: number(d.band), right: number(d.right) })}</span>
      {Number.isFinite(mean) && <span id="mean-differs">{t("shell.differ.mean", { points: signed(mean) })}</span>}
    </p>
  );
}
