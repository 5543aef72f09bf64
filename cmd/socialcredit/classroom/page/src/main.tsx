// The page begins here.

import { effect } from "@preact/signals";
import { render } from "preact";
import { createStore } from "./create";
import { closedBy, EngineError } from "./engine";
import { engineHere } from "./engine_here";
import { openPaper, readPaper } from "./lessons/paper";
import { keep, kept, wear } from "./prefs";
import { keepAddress, openLink, readLink } from "./share";
import { App } from "./shell/App";
import type { Store } from "./store";
import { lang } from "./text";

/** linkedLang is the language that the address asks for, of a society as of a paper. */
const linkedLang = (): string | null => new URLSearchParams(location.hash.slice(1)).get("lang");

/** firstLang is the language to begin with: the link's, the one chosen last, or the browser's. */
function firstLang(linked: string | null): string {
  return linked ?? kept("lang", navigator.language.startsWith("zh") ? "zh" : "en");
}

/** openFirst opens what the link says, or what the command line said, or the first story. */
async function openFirst(store: Store): Promise<void> {
  const link = readLink(location.hash);
  const hello = store.hello.value;
  const story = hello?.stories[0];
  if (link && (await openLink(store, link))) return;
  const paper = link ? null : readPaper(location.hash);
  if (paper && (await openPaper(store, paper))) return;
  const failure = link && store.failure.value;
  const opened = hello?.open ? await store.begin(hello.open) : story ? await store.begin(story.state, { story: story.name }) : false;
  if (failure) store.say(failure.text, true);
  else if (opened && !matchMedia("(prefers-reduced-motion: reduce)").matches) store.go(); // who comes to see a society sees it live
}

async function begin(): Promise<void> {
  const store = createStore(engineHere);
  wear();
  effect(() => void (document.documentElement.lang = lang.value === "zh" ? "zh-CN" : lang.value));
  render(<App store={store} />, document.getElementById("app")!);
  try {
    await store.connect();
    await store.setLang(firstLang(linkedLang())).catch((e: unknown) => (e instanceof EngineError ? store.setLang("en") : Promise.reject(e)));
  } catch (e) {
    store.lost.value ??= closedBy(e);
    return;
  }
  await openFirst(store);
  keepAddress(store);
  effect(() => keep("lang", lang.value));
}

void begin();
