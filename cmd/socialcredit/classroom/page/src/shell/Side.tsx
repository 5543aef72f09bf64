// The side: the story or lesson, the person, and all settings.

import { Card } from "../card/Card";
import { LessonPanel } from "../lessons/panel";
import { AllSettings } from "../settings/AllSettings";
import type { Store, Tab } from "../store";
import { t } from "../text";
import { Story } from "./Story";

const tabs: Tab[] = ["story", "person", "settings"];

export function Side({ store }: { store: Store }) {
  const tab = store.tab.value;
  const arrow = (e: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (!by) return;
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]!;
    store.tab.value = next;
    document.getElementById("tab-" + next)?.focus();
  };
  return (
    <aside class="side" aria-label={t("shell.side")}>
      <div class="tabs" role="tablist" onKeyDown={arrow}>
        {tabs.map((name) => (
          <button key={name} type="button" role="tab" id={"tab-" + name} aria-controls="panel" aria-selected={name === tab}
            tabIndex={name === tab ? 0 : -1} onClick={() => (store.tab.value = name)}>
            {t(name === "story" && store.place.value ? "shell.tab.lesson" : `shell.tab.${name}`)}
          </button>
        ))}
      </div>
      <div class="panel" id="panel" role="tabpanel" aria-labelledby={"tab-" + tab} tabIndex={0}>
        {tab === "story" && (store.place.value ? <LessonPanel store={store} /> : <Story store={store} />)}
        {tab === "person" && <Card store={store} />}
        {tab === "settings" && <AllSettings store={store} />}
      </div>
    </aside>
  );
}
