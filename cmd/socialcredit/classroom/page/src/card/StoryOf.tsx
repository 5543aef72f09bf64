// Everything that happened to the person, in sentences, the newest first; of twins, side by side.

import { useSignal } from "@preact/signals";
import { date } from "../date";
import type { Life } from "../protocol";
import { t } from "../text";
import { Folded } from "./Folded";

/** A Chapter is a stretch of time with what is told of it, by world. */
interface Chapter {
  from: number;
  when: string;
  texts: string[];
}

export function StoryOf({ lives }: { lives: Life[] }) {
  const every = useSignal(false);
  const chapters = lives.length > 1 || every.value ? byPeriod(lives) : inChapters(lives[0]!);
  return (
    <section class="told">
      <h3>{t("card.story")}</h3>
      {lives.length === 1 && (
        <label class="switch"><input type="checkbox" checked={every.value} onChange={(e) => (every.value = e.currentTarget.checked)} /> {t("card.every_change")}</label>
      )}
      {chapters.length === 0 ? <p class="soft">{t("card.nothing")}</p> : (
        <ol class={lives.length > 1 ? "twins" : ""}>
          <Folded few={12} items={chapters} show={(c) => <Told key={c.when} chapter={c} />} />
        </ol>
      )}
    </section>
  );
}

function Told({ chapter }: { chapter: Chapter }) {
  const { texts } = chapter;
  const alike = texts.length > 1 && texts.every((text) => text === texts[0]);
  return (
    <li>
      <h4>{chapter.when}{alike && <span class="soft"> · {t("card.in_both")}</span>}</h4>
      <div class="tellings">
        {alike ? <p>{texts[0]}</p> : texts.map((text, world) => (
          <p key={world} data-world={texts.length > 1 ? world : undefined}>
            {texts.length > 1 && <span class="unseen">{t(`shell.world_${world}`)}: </span>}{text || t("card.nothing_here")}
          </p>
        ))}
      </div>
    </li>
  );
}

const inChapters = (life: Life): Chapter[] => life.story.map((c) => ({ from: c.from, when: c.when, texts: [c.text] })).reverse();

/** byPeriod lists the periods in which something happened in some world, the newest first, with every change. */
function byPeriod(lives: Life[]): Chapter[] {
  const periods = new Set(lives.flatMap((life) => life.events.filter((e) => e.sentence).map((e) => e.period)));
  return [...periods].sort((a, b) => b - a).map((period) => ({
    from: period,
    when: date({ unit: lives[0]!.period, per_year: lives[0]!.periods_per_year }, period),
    texts: lives.map((life) => life.events.filter((e) => e.period === period && e.sentence).map((e) => e.sentence).join(" ")),
  }));
}
