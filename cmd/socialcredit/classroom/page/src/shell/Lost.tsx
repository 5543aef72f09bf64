// The engine is gone: say so, and offer to find it again.

import { useSignal } from "@preact/signals";
import type { Store } from "../store";
import { has, t } from "../text";

export function Lost({ store }: { store: Store }) {
  const trying = useSignal(false);
  const why = store.lost.value;
  if (why === null) return null;
  const again = async (): Promise<void> => {
    trying.value = true;
    if (!has("shell.title")) return location.reload(); // it never was there
    try {
      await store.reconnect();
    } catch (e) {
      store.lost.value = e instanceof Error ? e.message : String(e);
    }
    trying.value = false;
  };
  return (
    <div class="lost" role="alert">
      <p>{has("shell.lost") ? t("shell.lost") : "No connection to the simulator. 与模拟程序的连接已断开。"} {why}</p>
      <button type="button" class="main" disabled={trying.value} onClick={() => void again()}>
        {has("shell.reconnect") ? t("shell.reconnect") : "Reconnect 重新连接"}
      </button>
    </div>
  );
}
