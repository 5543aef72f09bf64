// To hand on what is shown: the link, and the command line that gives the same numbers.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { address } from "../share";
import type { Store } from "../store";
import { t } from "../text";
import { Icon } from "./Icon";

export function Share({ store }: { store: Store }) {
  const open = useSignal(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open.value) return;
    const leave = (e: Event): void => {
      const key = e instanceof KeyboardEvent;
      if (key ? e.key === "Escape" : !box.current?.contains(e.target as Node)) open.value = false;
    };
    addEventListener("pointerdown", leave);
    addEventListener("keydown", leave);
    return () => {
      removeEventListener("pointerdown", leave);
      removeEventListener("keydown", leave);
    };
  }, [open.value]);
  return (
    <div class="share" ref={box}>
      <button type="button" id="share" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
        <Icon name="link" /> {t("shell.share.button")}
      </button>
      {open.value && <Panel store={store} />}
    </div>
  );
}

function Panel({ store }: { store: Store }) {
  const commands = store.opened.value?.command ?? [];
  const hand = store.opened.value?.state.hand;
  return (
    <div class="popover" role="group" aria-label={t("shell.share.title")}>
      <Copied id="link" label={t("shell.share.link")} text={address(store)} button={t("shell.share.copy_link")} />
      <p class="soft">{t("shell.share.says")} {where() && t(`shell.share.${where()}`)}</p>
      {commands.map((command, world) => (
        <Copied key={world} id={`command-${world}`} label={commands.length > 1 ? t(`shell.share.command_${world}`) : t("shell.share.command")}
          text={command} button={t("shell.share.copy")} />
      ))}
      {hand && <p class="soft">{t("shell.share.hand", { n: hand.person })}</p>}
    </div>
  );
}

/** where says what else one has to know of a link: that it holds a token, or works on this computer alone. */
function where(): "token" | "loopback" | "file" | "" {
  if (location.protocol === "file:") return "file";
  if (new URLSearchParams(location.search).has("token")) return "token";
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname) ? "loopback" : "";
}

/** Copied is a text with a button that copies it; where neither way is open, the text is marked to copy by hand. */
function Copied({ id, label, text, button }: { id: string; label: string; text: string; button: string }) {
  const field = useRef<HTMLInputElement>(null);
  const said = useSignal("");
  const copy = async (): Promise<void> => {
    said.value = t((await written(text)) || marked(field.current) ? "shell.share.copied" : "shell.share.by_hand");
  };
  return (
    <div class="copied">
      <label for={id}>{label}</label>
      <input id={id} ref={field} readOnly value={text} onFocus={(e) => e.currentTarget.select()} />
      <button type="button" onClick={() => void copy()}>{button}</button>
      <span class="soft" role="status">{said.value}</span>
    </div>
  );
}

/** written puts a text on the clipboard, where the page may: not on plain http, other than of this computer. */
const written = (text: string): Promise<boolean> =>
  navigator.clipboard ? navigator.clipboard.writeText(text).then(() => true, () => false) : Promise.resolve(false);

/** marked marks the text of a field and copies it as a key would, the older way. */
function marked(field: HTMLInputElement | null): boolean {
  field?.select();
  return field !== null && document.execCommand("copy");
}
