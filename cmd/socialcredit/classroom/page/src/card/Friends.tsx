// The friends whom the person has by now; a click goes to one.

import { NO_SCORE } from "../protocol";
import type { Store } from "../store";
import { number, t } from "../text";
import { bandStyles } from "../world/bands";
import { outline } from "../world/shapes";
import type { Telling } from "./lives";
import { Folded } from "./Folded";

export function Friends({ store, told }: { store: Store; told: Telling }) {
  return (
    <section>
      {told.lives.map((life, world) => (world === 1 && same(life.friend_ids, told.lives[0]!.friend_ids) ? null : (
        <div key={world}>
          <h3>{t("card.friends", { n: number(life.friend_ids.length) })}{world === 1 && ` (${t("shell.world_1")})`}</h3>
          <ul class="friends">
            <Folded few={12} items={life.friend_ids} show={(id) => <li key={id}><Friend store={store} world={world} id={id} /></li>} />
          </ul>
        </div>
      )))}
    </section>
  );
}

const same = (a: number[], b: number[]): boolean => a.length === b.length && a.every((x, i) => x === b[i]);

/** Friend is a button with a friend's number and score. */
function Friend({ store, world, id }: { store: Store; world: number; id: number }) {
  const opened = store.opened.value;
  const frame = store.frame.value?.worlds[world];
  const score = frame?.score[id] ?? NO_SCORE;
  const main = opened?.institutions[opened.main];
  const style = main && frame && bandStyles(main)[frame.band[id]!];
  return (
    <button type="button" onClick={() => store.select(id)}>
      <span class="unseen">{t("card.go_to")} </span>
      {style && (
        <svg class="icon" viewBox="-10 -10 20 20" aria-hidden="true">
          <path d={outline(style.shape, 6)} style={{ fill: `var(${style.variable})` }} />
        </svg>
      )}{" "}
      {opened?.names?.[id] ?? id}
      {score !== NO_SCORE && <span class="soft"> {number(score / 10, 0)}</span>}
    </button>
  );
}
