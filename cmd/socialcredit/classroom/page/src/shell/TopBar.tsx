// The bar at the top: what this is, what to look at, and how the page looks.

import { large, theme, type Theme } from "../prefs";
import type { Store } from "../store";
import { lang, t } from "../text";
import { Chooser } from "./Chooser";
import { Share } from "./Share";

const themes: Theme[] = ["auto", "light", "dark"];

export function TopBar({ store }: { store: Store }) {
  return (
    <header class="top">
      <div class="name">
        <h1>{t("shell.title")}</h1>
        <p>{t("shell.not_china")}</p>
      </div>
      <Chooser store={store} />
      <div class="tools">
        <Language store={store} />
        <label class="unseen" for="theme">{t("shell.theme.label")}</label>
        <select id="theme" value={theme.value} onChange={(e) => (theme.value = e.currentTarget.value as Theme)}>
          {themes.map((name) => <option key={name} value={name}>{t(`shell.theme.${name}`)}</option>)}
        </select>
        <button type="button" aria-pressed={large.value} title={t("shell.large")} onClick={() => (large.value = !large.value)}>
          <span aria-hidden="true">A+</span><span class="unseen">{t("shell.large")}</span>
        </button>
        <Share store={store} />
        <button type="button" id="help-button" title={t("shell.help.title")} onClick={openHelp}>
          <span aria-hidden="true">?</span><span class="unseen">{t("shell.help.title")}</span>
        </button>
      </div>
    </header>
  );
}

const openHelp = (): void => (document.getElementById("help") as HTMLDialogElement).showModal();

function Language({ store }: { store: Store }) {
  const langs = store.hello.value?.langs ?? [];
  const choose = (select: HTMLSelectElement): void => void store.setLang(select.value).catch(() => (select.value = lang.value));
  return (
    <>
      <label class="unseen" for="lang">{t("shell.language")}</label>
      <select id="lang" value={lang.value} onChange={(e) => choose(e.currentTarget)}>
        {langs.map((l) => <option key={l} value={l} lang={l}>{{ en: "English", zh: "中文" }[l] ?? l}</option>)}
      </select>
    </>
  );
}
