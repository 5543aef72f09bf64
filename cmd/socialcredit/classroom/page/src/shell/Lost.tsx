// The engine is gone: say why, and offer to find it again.

import { useSignal } from "@preact/signals";
import { closedBy, type Closed } from "../engine";
import type { Store } from "../store";
import { has, t } from "../text";

/** What is said before the engine has told any words, in every language. */
const WORDLESS: Record<number, string> = {
  1006: "There is no connection: the program does not run, the network is interrupted, or the link is not whole (it needs its token). " +
    "没有连接：程序没有运行，网络中断，或者链接不完整（须带有 token）。",
  1013: "All seats of the classroom are taken. Close another page, then try again. 课堂的座位已满。请关闭另一个页面，再试一次。",
};

export function Lost({ store }: { store: Store }) {
  const trying = useSignal(false);
  const why = store.lost.value;
  if (why === null) return null;
  const again = async (): Promise<void> => {
    if (!store.opened.value) return location.reload(); // there is nothing to go on with
    trying.value = true;
    try {
      await store.reconnect();
    } catch (e) {
      store.lost.value = closedBy(e);
    }
    trying.value = false;
  };
  return (
    <div class="lost" role="alert">
      <p>{saying(why)}</p>
      <button type="button" class="main" disabled={trying.value} onClick={() => void again()}>
        {has("shell.reconnect") ? t("shell.reconnect") : "Try again 重试"}
      </button>
    </div>
  );
}

/** saying tells why by the code, or else as it was said. */
function saying({ code, text }: Closed): string {
  if (has(`shell.closed.${code}`)) return t(`shell.closed.${code}`);
  if (!has("shell.lost")) return WORDLESS[code] ?? `No connection to the simulator. 与模拟程序的连接已断开。 ${text}`;
  return [t("shell.lost"), text].filter(Boolean).join(" ");
}
