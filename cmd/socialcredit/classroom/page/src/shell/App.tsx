// The whole page.

import { useEffect } from "preact/hooks";
import { Notes, Worksheet } from "../lessons/panel";
import { PlotPanel } from "../plots/panel";
import type { Store } from "../store";
import { has, locale, t } from "../text";
import { Announcer } from "./Announcer";
import { Help } from "./Help";
import { listen } from "./keys";
import { Lost } from "./Lost";
import { Side } from "./Side";
import { Strip } from "./Strip";
import { TopBar } from "./TopBar";
import { Transport } from "./Transport";
import { Worlds } from "./Worlds";

export function App({ store }: { store: Store }) {
  useEffect(() => listen(store), []);
  if (!has("shell.title")) return store.lost.value === null ? <p class="waiting" aria-busy="true" /> : <Lost store={store} />;
  document.title = t("shell.page_title");
  document.documentElement.lang = locale();
  const skip = (e: Event): void => {
    e.preventDefault(); // the part after # belongs to what is shown
    document.getElementById("main")?.focus();
  };
  return (
    <div class="app" data-page={store.page.value}>
      <a class="skip" href="#main" onClick={skip}>{t("shell.skip")}</a>
      <TopBar store={store} />
      <Lost store={store} />
      <Announcer store={store} />
      {store.page.value === "world" ? <Stage store={store} /> : <Paper store={store} />}
      <Help />
    </div>
  );
}

/** Stage is the worlds with all that belongs to them. */
function Stage({ store }: { store: Store }) {
  return (
    <main id="main" class="stage" tabIndex={-1}>
      <div class="scene">
        <Worlds store={store} />
        <Strip store={store} />
        <Transport store={store} />
      </div>
      <Side store={store} />
      <div class="below">{store.series.value && <PlotPanel store={store} />}</div>
    </main>
  );
}

/** Paper is a page to read or print. */
function Paper({ store }: { store: Store }) {
  useEffect(() => scrollTo(0, 0), [store.page.value]);
  return (
    <main id="main" class="paper" tabIndex={-1}>
      <button type="button" class="back" onClick={() => (store.page.value = "world")}>{t("shell.back")}</button>
      {store.page.value === "notes" ? <Notes store={store} /> : <Worksheet store={store} />}
    </main>
  );
}
