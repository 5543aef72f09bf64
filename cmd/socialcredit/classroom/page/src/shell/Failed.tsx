// What is wrong with the change that was asked for last.

import type { Store } from "../store";
import { t } from "../text";

export function Failed({ store }: { store: Store }) {
  const failure = store.failure.value;
  if (!failure) return null;
  const mistakes = failure.mistakes ?? [];
  return (
    <div class="failed" role="alert">
      <p>{t("shell.failed")}</p>
      {mistakes.length === 0 && <p>{failure.text}</p>}
      <ul>{mistakes.map((m) => <li key={m.path + m.text}>{m.path && <code>{m.path}</code>} {m.text}</li>)}</ul>
      <button type="button" onClick={() => (store.failure.value = null)}>{t("shell.close")}</button>
    </div>
  );
}
