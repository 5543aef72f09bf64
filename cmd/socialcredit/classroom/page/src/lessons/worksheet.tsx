// The worksheet of a lesson: a page to print and to write on.

import type { Lesson } from "../protocol";
import type { Store } from "../store";
import { has, label, t } from "../text";
import { voiceOf } from "./facts";
import { paperOf } from "./paper";
import { PaperHead } from "./paper_head";

export function Worksheet({ store }: { store: Store }) {
  const lesson = paperOf(store);
  if (!lesson) return null;
  const voice = voiceOf(lesson);
  return (
    <article class="sheet worksheet">
      <PaperHead store={store} lesson={lesson} page="worksheet" />
      <p class="lines-row"><span>{t("teach.sheet.name")}</span><span class="rule" /><span>{t("teach.sheet.date")}</span><span class="rule short" /></p>
      <h1>{voice.say("title")}</h1>
      <p class="hook">{voice.say("idea")} <span class="soft">{t("teach.limits")}.</span></p>
      <Guess lesson={lesson} />
      <h2>{t("teach.sheet.observe")}</h2>
      <table>
        <thead><tr><th scope="col">{t("teach.sheet.what")}</th><th scope="col">{t("teach.sheet.value")}</th><th scope="col">{t("teach.sheet.remark")}</th></tr></thead>
        <tbody>{voice.list("sheet.observe").map((row) => <tr key={row}><th scope="row">{row}</th><td /><td /></tr>)}</tbody>
      </table>
      <h2>{t("teach.sheet.questions")}</h2>
      <ol>{voice.list("sheet.questions").map((q) => <li key={q}><p>{q}</p><span class="rule" /><span class="rule" /></li>)}</ol>
    </article>
  );
}

/** Guess is an empty grid to draw on: the measure of the scene with a guess over its time. */
function Guess({ lesson }: { lesson: Lesson }) {
  const scene = lesson.scenes.find((s) => s.guess);
  if (!scene?.guess || !scene.until) return null;
  const { column } = scene.guess;
  const name = has(`plots.measures.${column}`) ? t(`plots.measures.${column}`) : label(column);
  const unit = scene.state.scenario.startsWith("hubei") ? "day" : "month";
  const title = t("shell.saying", { name: t("teach.sheet.guess"), value: name });
  return (
    <>
      <h2>{title}</h2>
      <p>{voiceOf(lesson).say(`scenes.${scene.name}.text`)} {t("teach.sheet.guess_text")}</p>
      <Grid title={title} until={scene.until} from={t("teach.sheet.from")} to={t(`teach.units.${unit}`, { n: scene.until })} />
    </>
  );
}

const [W, H, LEFT, TOP] = [640, 230, 46, 8];

/** Grid has shares upwards and time to the right, in squares. */
function Grid({ title, until, from, to }: { title: string; until: number; from: string; to: string }) {
  const [right, bottom] = [W - 12, H - 26];
  const columns = until % 12 === 0 ? until / 6 : until / 5;
  const rows = [0, 20, 40, 60, 80, 100];
  const y = (share: number): number => bottom - ((bottom - TOP) * share) / 100;
  return (
    <svg class="grid" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={title}>
      {Array.from({ length: columns + 1 }, (_, i) => LEFT + ((right - LEFT) * i) / columns).map((x) => <line key={x} x1={x} x2={x} y1={TOP} y2={bottom} />)}
      {rows.map((share) => (
        <g key={share}>
          <line x1={LEFT} x2={right} y1={y(share)} y2={y(share)} />
          <text x={LEFT - 6} y={y(share) + 4} text-anchor="end">{share} %</text>
        </g>
      ))}
      <text x={LEFT} y={H - 6}>{from}</text>
      <text x={right} y={H - 6} text-anchor="end">{to}</text>
    </svg>
  );
}
