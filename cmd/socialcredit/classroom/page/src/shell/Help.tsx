// The help: what this is, and the keys.

import type { ComponentChildren } from "preact";
import { lines, t } from "../text";
import { keyHelp } from "./keys";

export function Help() {
  const close = (): void => (document.getElementById("help") as HTMLDialogElement).close();
  return (
    <dialog id="help" aria-labelledby="help-title">
      <h2 id="help-title" tabIndex={-1} autofocus>{t("shell.help.title")}</h2>
      {lines("shell.help.what").map((line) => <p key={line}>{line}</p>)}
      <h3>{t("shell.help.keys")}</h3>
      <dl class="keys">
        {keyHelp.map(([keys, what]) => <Row key={what} keys={keys}>{t(`shell.keys.${what}`)}</Row>)}
      </dl>
      <h3>{t("shell.help.limits_title")}</h3>
      {lines("shell.help.limits").map((line) => <p key={line}>{line}</p>)}
      <button type="button" class="main" onClick={close}>{t("shell.close")}</button>
    </dialog>
  );
}

function Row({ keys, children }: { keys: string[]; children: ComponentChildren }) {
  return (
    <>
      <dt>{keys.map((k) => <kbd key={k}>{k === " " ? t("shell.keys.space_bar") : k}</kbd>)}</dt>
      <dd>{children}</dd>
    </>
  );
}
