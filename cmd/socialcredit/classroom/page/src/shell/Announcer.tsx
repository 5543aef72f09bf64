// What a screen reader is told: notices as they come, and the period when the worlds stand still.

import { useEffect } from "preact/hooks";
import { date } from "../date";
import type { Store } from "../store";
import { t } from "../text";
import { Icon } from "./Icon";

export function Announcer({ store }: { store: Store }) {
  const notice = store.notice.value;
  useEffect(() => {
    if (!notice || notice.bad) return;
    const timer = setTimeout(() => store.notice.value === notice && (store.notice.value = null), 8000);
    return () => clearTimeout(timer);
  }, [notice]);
  const close = (): void => void (store.notice.value = null);
  return (
    <>
      <div class="notices" role="status" aria-live="polite">
        {notice && (
          <p class={notice.bad ? "notice bad" : "notice"}>
            <span>{notice.text}</span>
            <button type="button" class="plain" aria-label={t("shell.close")} onClick={close}><Icon name="close" /></button>
          </p>
        )}
      </div>
      <p class="unseen" aria-live="polite"><Period store={store} /></p>
    </>
  );
}

function Period({ store }: { store: Store }) {
  const opened = store.opened.value;
  if (!opened || store.playing.value) return null;
  return <>{date(opened, store.period.value)}</>;
}
