// The friends whom the person has by now; a click goes to one.

import type { Store } from "../store";
import { number, t } from "../text";
import { NO_SCORE } from "../protocol";
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
  const bands = opened?.institutions[opened.main]?.bands ?? [];
  const band = Math.min(frame?.band[id] ?? 0, bands.length - 1);
  return (
    <button type="button" onClick={() => store.select(id)} aria-label={t("card.go_to", { person: opened?.names?.[id] ?? id })}>
      <span class="dot" data-band={bands.length > 1 ? Math.round((7 * band) / (bands.length - 1)) : 3} aria-hidden="true" />
      {opened?.names?.[id] ?? id}
      {score !== NO_SCORE && <span class="soft"> {number(score / 10, 0)}</span>}
    </button>
  );
}
