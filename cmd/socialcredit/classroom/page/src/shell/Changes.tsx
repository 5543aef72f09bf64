// What was changed, each with a button that takes it back.

import { saying } from "../describe";
import { changes, pathOf, undone, type Change } from "../state";
import type { Store } from "../store";
import { t } from "../text";
import { Icon } from "./Icon";

export function Changes({ store }: { store: Store }) {
  const state = store.opened.value?.state;
  if (!state) return null;
  const list = changes(state, store.base.value);
  return (
    <section class="changes" aria-label={t("shell.changes.title")}>
      <h3>{t("shell.changes.title")}</h3>
      {list.length === 0 ? <p class="soft">{t("shell.changes.none")}</p> : (
        <ul>{list.map((c) => <Line key={`${c.world ?? ""}${c.set}`} store={store} change={c} />)}</ul>
      )}
      <button type="button" id="undo" disabled={store.past.value.length === 0} onClick={() => store.undo()}>
        <Icon name="undo" /> {t("shell.changes.undo")}
      </button>
    </section>
  );
}

function Line({ store, change }: { store: Store; change: Change }) {
  const back = (): void => {
    const state = store.now();
    if (state) store.revise(undone(state, change));
  };
  const says = saying(change.set);
  return (
    <li data-world={change.world}>
      <span title={pathOf(change.set)}>{says}</span>{" "}
      <span class="soft">{change.world === 1 ? t("shell.changes.twin") : ""}{change.given ? t("shell.changes.given") : ""}</span>
      <button type="button" class="plain" aria-label={t("shell.changes.back", { what: says })} onClick={back}><Icon name="close" /></button>
    </li>
  );
}
