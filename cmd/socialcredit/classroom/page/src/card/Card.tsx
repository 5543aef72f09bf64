// The card of a person: who it is, and how the same person fares in each world.

import { useEffect, useRef } from "preact/hooks";
import type { Life } from "../protocol";
import type { Store } from "../store";
import { label, number, t } from "../text";
import { LifePlot } from "../plots/life";
import { Icon } from "../shell/Icon";
import { Account } from "./Account";
import { Find } from "./Find";
import { Friends } from "./Friends";
import { telling, tellLives } from "./lives";
import { Rights } from "./Rights";
import { StoryOf } from "./StoryOf";

export function Card({ store }: { store: Store }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => tellLives(store), []);
  useEffect(() => {
    if (matchMedia("(max-width: 760px)").matches) box.current?.closest(".side")?.scrollIntoView({ block: "start" });
  }, []);
  const person = store.selected.value;
  return (
    <div class="card" ref={box}>
      <Find store={store} />
      {person === null ? <p class="soft">{t("card.nobody_selected")}</p> : <Person store={store} person={person} />}
    </div>
  );
}

function Person({ store, person }: { store: Store; person: number }) {
  const told = telling.value?.person === person ? telling.value : null;
  const who = told?.lives[0]?.person;
  return (
    <article aria-busy={told === null} aria-labelledby="card-title">
      <header>
        <h2 id="card-title">{who?.name ?? t("card.person", { person })}{who && <span class="soft"> · {label(who.group)}</span>}</h2>
        <button type="button" aria-pressed={store.follow.value} onClick={() => (store.follow.value = !store.follow.value)}>{t("card.follow")}</button>
        <button type="button" class="plain" aria-label={t("card.close")} onClick={() => store.select(null)}><Icon name="close" /></button>
      </header>
      {told && who && (
        <>
          <p>{who.words}</p>
          <Standings />
          {told.lives[0]!.institutions.map((i) => (
            <LifePlot key={i.label} lives={told.lives} institution={i.label} periods={store.opened.value?.periods ?? told.period} />
          ))}
          <Rights lives={told.lives} />
          <Friends store={store} told={told} />
          <Account lives={told.lives} />
          <StoryOf lives={told.lives} />
        </>
      )}
    </article>
  );
}

/** Standings is where the person stands now, in each world. */
function Standings() {
  const lives = telling.value!.lives;
  return (
    <table class="standings">
      <caption class="unseen">{t("card.standings")}</caption>
      <thead>
        <tr>
          <th scope="col"><span class="unseen">{t("card.institution")}</span></th>
          {lives.map((_, world) => <th key={world} scope="col" data-world={world}>{lives.length > 1 ? t(`plots.world_${world}`) : t("card.now")}</th>)}
        </tr>
      </thead>
      <tbody>
        {lives[0]!.institutions.map((i) => (
          <tr key={i.label}>
            <th scope="row">{label(i.label)}</th>
            {lives.map((life, world) => <Standing key={world} of={life.institutions.find((x) => x.label === i.label)} />)}
          </tr>
        ))}
        <tr>
          <th scope="row">{t("card.without_right")}</th>
          {lives.map((life, world) => <td key={world}>{spanOf(life)}</td>)}
        </tr>
      </tbody>
    </table>
  );
}

/** spanOf is how long some right was shut. */
function spanOf(life: Life): string {
  const n = life.excluded.filter(Boolean).length;
  return t(`card.spans.${life.period}${n === 1 ? "_one" : ""}`, { n: number(n) });
}

function Standing({ of }: { of: { score?: (number | null)[]; band: string[] } | undefined }) {
  const band = of?.band.at(-1);
  const score = of?.score?.at(-1);
  if (!of || !band) return <td>{t("card.not_enrolled")}</td>;
  return <td>{score != null && <strong>{number(score)}</strong>} {t("card.band", { band: label(band) })}</td>;
}
