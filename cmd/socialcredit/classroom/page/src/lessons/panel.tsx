// The lesson beside the worlds, scene by scene.

import { useEffect, useRef } from "preact/hooks";
import { Control } from "../controls/Control";
import type { Scene } from "../protocol";
import { Failed } from "../shell/Failed";
import type { Store } from "../store";
import { t } from "../text";
import { answers, keepAnswer } from "./class_work";
import { voiceOf, type Voice } from "./facts";
import { GuessScene } from "./guess_scene";
import { HandScene } from "./hand";
import { enter, here, keyOf, leave, type Here } from "./lesson";
import { ReportButton } from "./report_button";
import { Run } from "./run";

export { Notes } from "./notes";
export { Worksheet } from "./worksheet";

export function LessonPanel({ store }: { store: Store }) {
  const now = here(store);
  useTop(now && keyOf(now));
  if (!now) return null;
  const voice = voiceOf(now.lesson);
  return (
    <article class="lesson" key={keyOf(now)}>
      <Head store={store} now={now} voice={voice} />
      <SceneText store={store} now={now} voice={voice} />
      <Move store={store} now={now} />
      <Frame store={store} now={now} voice={voice} />
    </article>
  );
}

/** useTop begins at the top of a new scene, with the eyes and with the keyboard. */
function useTop(key: string | null): void {
  const last = useRef(key);
  useEffect(() => {
    if (key === null || key === last.current) return;
    last.current = key;
    document.getElementById("panel")?.scrollTo(0, 0);
    document.querySelector(".lesson header")?.scrollIntoView({ block: "nearest" }); // where the page is longer than the window
    if (document.activeElement === document.body || document.activeElement === null) document.getElementById("scene-title")?.focus({ preventScroll: true });
  }, [key]);
}

interface Part {
  store: Store;
  now: Here;
  voice: Voice;
}

/** Head is the lesson's name and how far one has come. */
function Head({ store, now, voice }: Part) {
  const { lesson, at } = now;
  return (
    <header>
      <h2>{voice.say("title")}</h2>
      <p class="hook">{voice.say("idea")}</p>
      <nav aria-label={t("teach.scene", { n: at + 1, of: lesson.scenes.length })}>
        <ol class="progress">
          {lesson.scenes.map((scene, i) => (
            <li key={scene.name}>
              <button type="button" aria-current={i === at ? "step" : undefined} title={voice.say(`scenes.${scene.name}.title`)}
                onClick={() => void enter(store, lesson, i)}>
                <span class="unseen">{voice.say(`scenes.${scene.name}.title`)} </span>{i + 1}
              </button>
            </li>
          ))}
        </ol>
      </nav>
    </header>
  );
}

/** Article cites what a lesson starts from. Its address is told, not opened: the page asks nobody but its own server. */
export function Article({ article }: { article: Here["lesson"]["article"] }) {
  const { author, title, where, year, url } = article;
  return <>{author}, <cite lang="en">{title}</cite>. {where}{year ? `, ${year}` : ""}.{url && <> <span class="url">{url}</span></>}</>;
}

/** SceneText is what a scene says and asks, and what there is to do. */
function SceneText({ store, now, voice }: Part) {
  const { scene, at, lesson } = now;
  const say = (key: string): string => voice.say(`scenes.${scene.name}.${key}`);
  const key = keyOf(now);
  return (
    <section class="scene-text" aria-labelledby="scene-title">
      <p class="soft">{t("teach.scene", { n: at + 1, of: lesson.scenes.length })} · {t(`teach.kinds.${scene.kind}`)} · {t("teach.minutes", { n: scene.minutes })}</p>
      <h3 id="scene-title" tabIndex={-1}>{say("title")}</h3>
      <p>{say("text")}</p>
      <Failed store={store} />
      <Doing store={store} now={now} />
      <Controls store={store} scene={scene} />
      <p class="ask"><strong>{t("teach.ask")}</strong> {say("ask")}</p>
      <details>
        <summary>{t("teach.show_see")}</summary>
        <p>{say("see")}</p>
      </details>
      <details>
        <summary>{t("teach.report.answer")}</summary>
        <textarea rows={3} aria-label={t("teach.report.answer")} value={answers.value[key] ?? ""} onInput={(e) => keepAnswer(key, e.currentTarget.value)} />
      </details>
    </section>
  );
}

function Doing({ store, now }: { store: Store; now: Here }) {
  switch (now.scene.kind) {
    case "hand":
      return <HandScene store={store} now={now} />;
    case "guess":
      return <GuessScene store={store} now={now} />;
    case "watch":
    case "twin":
      return <Run store={store} scene={now.scene} />;
    default:
      return null;
  }
}

function Controls({ store, scene }: { store: Store; scene: Scene }) {
  const controls = scene.controls ?? [];
  if (controls.length === 0) return null;
  return <div class="scene-controls">{controls.map((c) => <Control key={`${c.world} ${c.path}`} store={store} control={c} />)}</div>;
}

function Move({ store, now }: { store: Store; now: Here }) {
  const { lesson, at } = now;
  const last = at === lesson.scenes.length - 1;
  return (
    <p class="move">
      <button type="button" id="scene-back" disabled={at === 0} onClick={() => void enter(store, lesson, at - 1)}>{t("teach.back")}</button>
      {last
        ? <button type="button" id="lesson-leave" class="main" onClick={() => leave(store)}>{t("teach.leave")}</button>
        : <button type="button" id="scene-next" class="main" onClick={() => void enter(store, lesson, at + 1)}>{t("teach.next")}</button>}
    </p>
  );
}

/** Frame is what holds for the whole lesson: its questions, limits and papers. */
function Frame({ store, now, voice }: Part) {
  const last = now.at === now.lesson.scenes.length - 1;
  return (
    <footer>
      <details open={last}>
        <summary>{t("teach.questions")}</summary>
        <ul>{voice.list("questions").map((q) => <li key={q}>{q}</li>)}</ul>
      </details>
      <details open={now.at === 0}>
        <summary>{t("teach.article")}</summary>
        <p>{voice.say("start")}</p>
        <p class="soft"><Article article={now.lesson.article} /></p>
      </details>
      <details open={last || now.at === 0}>
        <summary>{t("teach.limits")}</summary>
        <p>{voice.say("limits")}</p>
      </details>
      <p class="papers">
        <button type="button" class="plain" id="open-notes" onClick={() => (store.page.value = "notes")}>{t("teach.notes")}</button>
        <button type="button" class="plain" id="open-worksheet" onClick={() => (store.page.value = "worksheet")}>{t("teach.worksheet")}</button>
        <ReportButton store={store} />
      </p>
    </footer>
  );
}
