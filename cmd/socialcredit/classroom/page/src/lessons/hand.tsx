// A life by hand: the class decides what one person does, period by period, and sees what comes of it.

import { useSignal, type Signal } from "@preact/signals";
import type { Life, Opened } from "../protocol";
import type { Store } from "../store";
import { label, number, t } from "../text";
import { enter, type Here } from "./lesson";
import { useLife } from "./life";
import { useEnd } from "./run";

export function HandScene({ store, now }: { store: Store; now: Here }) {
  const { lesson, scene, at } = now;
  const chosen = useSignal<string[]>([]);
  const opened = store.opened.value;
  const hand = opened?.state.hand;
  const life = useLife(store, hand?.person);
  useEnd(store, scene.until);
  if (!opened || !hand) return null;
  const period = store.period.value;
  const until = scene.until ?? opened.periods;
  return (
    <div class="hand">
      <Who store={store} life={life} person={hand.person} />
      {life && <Latest opened={opened} life={life} from={scene.state.period} acts={hand.acts} />}
      {period < until ? <Choose store={store} opened={opened} chosen={chosen} until={until} /> : <p><strong>{t("teach.hand.over")}</strong></p>}
      {period > scene.state.period && (
        <p class="move">
          <button type="button" id="hand-back" class="plain" onClick={() => takeBack(store)}>{t("teach.hand.undo", { unit: unitOf(opened) })}</button>
          <button type="button" id="hand-again" class="plain" onClick={() => void enter(store, lesson, at)}>{t("teach.again")}</button>
        </p>
      )}
      {life && <Past opened={opened} life={life} from={scene.state.period} acts={hand.acts} />}
    </div>
  );
}

const unitOf = (opened: Opened): string => t(`teach.unit.${opened.unit}`);

function Who({ store, life, person }: { store: Store; life: Life | null; person: number }) {
  const main = life?.institutions[store.opened.value?.main ?? 0];
  const score = main?.score?.at(-1);
  const band = main?.band.at(-1);
  return (
    <div class="who">
      <p>
        <strong>{t("teach.hand.who", { n: person })}</strong>
        {typeof score === "number" && <span class="score"> · {t("teach.hand.score", { score: number(score, 1) })}</span>}
        {band && <span class="band"> · {label(band)}</span>}{" "}
        <button type="button" class="plain" onClick={() => store.select(person)}>{t("teach.hand.look")}</button>
      </p>
      {life && <Doors life={life} />}
    </div>
  );
}

/** Doors are the rights and perks, open or shut. */
function Doors({ life }: { life: Life }) {
  return (
    <ul class="doors">
      {life.services.map((s) => {
        const shut = s.shut.at(-1) ?? false;
        const lost = shut && s.right; // a perk that is shut has not been earned yet
        return (
          <li key={s.label} data-shut={lost ? "yes" : "no"} class={shut && !lost ? "soft" : ""}>
            <span aria-hidden="true">{lost ? "✕" : shut ? "○" : "✓"}</span> {label(s.label)}<span class="unseen"> {t(shut ? "teach.hand.shut" : "teach.hand.open")}</span>
          </li>
        );
      })}
    </ul>
  );
}

interface ChooseProps {
  store: Store;
  opened: Opened;
  chosen: Signal<string[]>;
  until: number;
}

/** Choose offers the acts there are, and plays what is chosen. */
function Choose({ store, opened, chosen, until }: ChooseProps) {
  const busy = useSignal(false);
  const n = chosen.value.length;
  const play = async (times: number): Promise<void> => {
    busy.value = true;
    const acts = chosen.value;
    const { epoch } = opened;
    for (let i = 0; i < times && store.opened.value?.epoch === epoch; i++) {
      if ((await store.play(acts)) === null) break;
    }
    if (times === 1) chosen.value = [];
    busy.value = false;
  };
  const period = store.period.value;
  const doing = n === 0 ? t("teach.hand.nothing", { unit: unitOf(opened) }) : n === 1 ? t("teach.hand.play") : t("teach.hand.play_many", { n });
  return (
    <fieldset class="choose" disabled={busy.value || store.busy.value}>
      <legend>{t("teach.hand.month", { when: t(`teach.units.${opened.unit}`, { n: period + 1 }) })}</legend>
      {opened.acts.length === 0 && <p>{t("teach.hand.none")}</p>}
      <Acts opened={opened} chosen={chosen} rewarded={true} />
      <Acts opened={opened} chosen={chosen} rewarded={false} />
      <p class="move">
        <button type="button" id="hand-play" class="main" onClick={() => void play(1)}>{doing}</button>
        {until - period > 1 && <button type="button" id="hand-rest" onClick={() => void play(until - period)}>{t(n === 0 ? "teach.hand.rest_nothing" : "teach.hand.rest")}</button>}
      </p>
    </fieldset>
  );
}

function Acts({ opened, chosen, rewarded }: { opened: Opened; chosen: Signal<string[]>; rewarded: boolean }) {
  const acts = opened.acts.filter((a) => a.rewarded === rewarded);
  if (acts.length === 0) return null;
  const toggle = (act: string): void => {
    const had = chosen.value.includes(act);
    chosen.value = had ? chosen.value.filter((a) => a !== act) : [...chosen.value, act];
  };
  const name = t(rewarded ? "teach.hand.rewarded" : "teach.hand.penalised");
  return (
    <div class="acts" role="group" aria-label={name}>
      <span class="soft" aria-hidden="true">{rewarded ? "＋" : "－"} {name}</span>
      {acts.map((a) => (
        <button key={a.label} type="button" data-act={a.label} aria-pressed={chosen.value.includes(a.label)} onClick={() => toggle(a.label)}>{label(a.label)}</button>
      ))}
    </div>
  );
}

/** takeBack goes back by a period and forgets what was decided for it. */
function takeBack(store: Store): void {
  const state = store.now();
  if (!state?.hand || state.period === 0) return;
  const acts = Object.fromEntries(Object.entries(state.hand.acts).filter(([p]) => Number(p) < state.period));
  void store.open({ ...state, period: state.period - 1, hand: { ...state.hand, acts } });
}

interface PastProps {
  opened: Opened;
  life: Life;
  from: number;
  acts: Record<number, string[]>;
}

/** Latest is what came of the last period. */
function Latest({ opened, life, from, acts }: PastProps) {
  const last = life.friends.length - 1;
  return <ol class="past latest" aria-live="polite">{last > from && <Period key={last} opened={opened} life={life} period={last} did={acts[last]} />}</ol>;
}

/** Past is what was done before and what came of it, the newest first. */
function Past({ opened, life, from, acts }: PastProps) {
  const last = life.friends.length - 2;
  const periods = Array.from({ length: Math.max(0, last - from) }, (_, i) => last - i);
  if (periods.length === 0) return null;
  return (
    <section>
      <h4>{t("teach.hand.past")}</h4>
      <ol class="past">{periods.map((p) => <Period key={p} opened={opened} life={life} period={p} did={acts[p]} />)}</ol>
    </section>
  );
}

interface PeriodProps {
  opened: Opened;
  life: Life;
  period: number;
  did: string[] | undefined;
}

/** Period is what was done in a period, and what came of it. */
function Period({ opened, life, period, did }: PeriodProps) {
  const told = life.events.filter((e) => e.period === period && e.sentence);
  return (
    <li class="period">
      <p>
        <strong>{t(`teach.units.${opened.unit}`, { n: period })}</strong>{" "}
        <em>{!did ? t("teach.hand.habit") : did.length ? t("teach.hand.did", { acts: did.map(label).join(t("teach.hand.comma")) }) : t("teach.hand.did_nothing")}</em>
      </p>
      {told.length === 0 ? <p class="soft">{t("teach.hand.nothing_happened")}</p>
        : told.map((e, i) => <p key={i} data-false={e.false ? "yes" : undefined}>{e.sentence}</p>)}
    </li>
  );
}
