// The story: what it is, what to notice, what to try, and the settings that it is about.

import { Control } from "../controls/Control";
import { factsOf } from "../lessons/facts";
import { ReportButton } from "../lessons/report_button";
import type { Story as Shape } from "../protocol";
import type { Store } from "../store";
import { lines, t } from "../text";
import { Changes } from "./Changes";
import { titleOf } from "./Chooser";
import { Failed } from "./Failed";

export function Story({ store }: { store: Store }) {
  const name = store.story.value;
  const story = store.hello.value?.stories.find((s) => s.name === name);
  return (
    <div class="story">
      {story ? <Told story={story} /> : <Preset store={store} />}
      <Failed store={store} />
      {story && story.controls.length > 0 && (
        <section aria-label={t("shell.story.controls")}>
          <h3>{t("shell.story.controls")}</h3>
          {story.controls.map((c, i) => <Control key={i} store={store} control={c} />)}
        </section>
      )}
      <Changes store={store} />
      <p class="papers">
        <button type="button" class="plain" onClick={() => (store.page.value = "notes")}>{t("shell.notes")}</button>
        <button type="button" class="plain" onClick={() => (store.page.value = "worksheet")}>{t("shell.worksheet")}</button>
        <ReportButton store={store} />
      </p>
    </div>
  );
}

function Told({ story }: { story: Shape }) {
  const { name } = story;
  const facts = factsOf(story);
  const part = (key: string, title: string) => {
    const told = lines(`stories.${name}.${key}`, facts);
    if (!told.length) return null;
    return (
      <>
        <h3>{t(title)}</h3>
        {told.length > 1 ? <ul>{told.map((line) => <li key={line}>{line}</li>)}</ul> : <p>{told[0]}</p>}
      </>
    );
  };
  return (
    <>
      <h2>{titleOf("stories", name)}</h2>
      {lines(`stories.${name}.hook`, facts).map((line) => <p key={line} class="hook">{line}</p>)}
      {part("notice", "shell.story.notice")}
      {part("try", "shell.story.try")}
      {part("limits", "shell.story.limits")}
    </>
  );
}

/** coded shows names between `backticks` as what one types. */
const coded = (line: string) => line.split("`").map((part, i) => (i % 2 ? <code key={i}>{part}</code> : part));

/** Preset is a scenario that no story tells: its own words, in English as its file has them. */
function Preset({ store }: { store: Store }) {
  const opened = store.opened.value;
  const preset = store.hello.value?.presets.find((p) => p.name === opened?.state.scenario);
  if (!opened) return null;
  return (
    <>
      <h2 lang="en">{opened.title}</h2>
      {preset?.paragraphs.map((line) => <p key={line} lang="en">{coded(line)}</p>)}
      <p><button type="button" onClick={() => (store.tab.value = "settings")}>{t("shell.tab.settings")}</button></p>
    </>
  );
}
