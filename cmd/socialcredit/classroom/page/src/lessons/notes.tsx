// The teacher's notes of a lesson, to read and to print.

import type { Lesson, Scene } from "../protocol";
import type { Store } from "../store";
import { filled, find, t } from "../text";
import { factsOf, voiceOf, type Voice } from "./facts";
import { enter } from "./lesson";
import { Article } from "./panel";
import { paperOf } from "./paper";
import { PaperHead } from "./paper_head";

export function Notes({ store }: { store: Store }) {
  const lesson = paperOf(store);
  if (!lesson) return null;
  const voice = voiceOf(lesson);
  return (
    <article class="sheet notes">
      <PaperHead store={store} lesson={lesson} page="notes" />
      <p class="soft">{t("teach.notes")} · {t("shell.title")}</p>
      <h1>{voice.say("title")}</h1>
      <p class="hook">{voice.say("idea")}</p>
      <dl>
        <dt>{t("teach.plan.aim")}</dt><dd>{voice.say("notes.aim")}</dd>
        <dt>{t("teach.plan.time")}</dt><dd>{t("teach.minutes", { n: lesson.minutes })}</dd>
        <dt>{t("teach.plan.prepare")}</dt><dd>{voice.say("notes.prepare")}</dd>
        <dt>{t("teach.plan.article")}</dt><dd>{voice.say("start")} <Article article={lesson.article} /></dd>
      </dl>
      <h2>{t("teach.plan.scenes")}</h2>
      <ol class="scenes">{lesson.scenes.map((scene, i) => <SceneOf key={scene.name} store={store} lesson={lesson} scene={scene} at={i} voice={voice} />)}</ol>
      <h2>{t("teach.plan.see")}</h2>
      <List items={voice.list("notes.see")} />
      <p class="soft">{t("teach.plan.seed", { seed: lesson.state.seed ?? 1 })}</p>
      <h2>{t("teach.plan.answers")}</h2>
      <Answers lesson={lesson} />
      <h2>{t("teach.plan.nots")}</h2>
      <List items={voice.list("notes.nots")} />
      <h2>{t("teach.limits")}</h2>
      <p>{voice.say("limits")}</p>
      <h2>{t("teach.questions")}</h2>
      <List items={voice.list("questions")} />
    </article>
  );
}

const List = ({ items }: { items: string[] }) => <ul>{items.map((item) => <li key={item}>{item}</li>)}</ul>;

interface SceneProps {
  store: Store;
  lesson: Lesson;
  scene: Scene;
  at: number;
  voice: Voice;
}

function SceneOf({ store, lesson, scene, at, voice }: SceneProps) {
  const say = (key: string): string => voice.say(`scenes.${scene.name}.${key}`);
  return (
    <li>
      <h3>{say("title")} <span class="soft">{t(`teach.kinds.${scene.kind}`)}, {t("teach.minutes", { n: scene.minutes })}</span></h3>
      <p>{say("text")}</p>
      <p><strong>{t("teach.ask")}</strong> {say("ask")}</p>
      <p><strong>{t("teach.see")}</strong> {say("see")}</p>
      <button type="button" class="plain" onClick={() => void enter(store, lesson, at)}>{t("teach.plan.link")}</button>
    </li>
  );
}

function Answers({ lesson }: { lesson: Lesson }) {
  const list = find(`lessons.${lesson.name}.notes.answers`);
  const facts = factsOf(lesson);
  const pairs = Array.isArray(list) ? (list as { q: string; a: string }[]) : [];
  return (
    <dl class="answers">
      {pairs.map(({ q, a }) => <div key={q}><dt>{filled(q, facts)}</dt><dd>{filled(a, facts)}</dd></div>)}
    </dl>
  );
}
