// The worlds, side by side: the same people, the same luck.

import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { saying } from "../describe";
import type { Opened } from "../protocol";
import type { Store } from "../store";
import { lang, number, t } from "../text";
import { sum } from "../twin";
import { Legend } from "../world/Legend";
import { createWorldView, type Transform, type WorldView } from "../world/view";
import { titleOf } from "./Chooser";
import { Icon } from "./Icon";

export function Worlds({ store }: { store: Store }) {
  const views = useRef<(WorldView | null)[]>([]);
  const opened = store.opened.value;
  const count = opened?.settings.length ?? 1;
  const move = (from: number, to: Transform): void => views.current.forEach((view, world) => world !== from && view?.moveTo(to));
  const fit = (): void => views.current.forEach((view) => view?.fit());
  return (
    <section class="worlds" data-count={count} aria-busy={store.busy.value} aria-label={t("shell.worlds")}>
      {Array.from({ length: count }, (_, world) => (
        <World key={`${world} ${count} ${lang.value}`} store={store} world={world} count={count}
          keep={(view) => (views.current[world] = view)} onMove={(to) => move(world, to)} />
      ))}
      <div class="world-foot">
        {opened && <Legend opened={opened} />}
        <button type="button" class="plain" onClick={fit}><Icon name="fit" /> {t("shell.fit")}</button>
      </div>
    </section>
  );
}

interface WorldProps {
  store: Store;
  world: number;
  count: number;
  keep(view: WorldView | null): void;
  onMove(to: Transform): void;
}

function World({ store, world, count, keep, onMove }: WorldProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const view = createWorldView(host.current!, {
      label: count > 1 ? t(`shell.world_${world}`) : t("shell.world"),
      onSelect: (person) => store.select(person),
      onMove,
    });
    keep(view);
    const stop = feed(store, world, view);
    return () => {
      keep(null);
      stop();
      view.destroy();
    };
  }, []);
  const opened = store.opened.value;
  return (
    <figure class="society" data-world={world}>
      <figcaption>
        <h2>{count > 1 ? t(`shell.world_${world}`) : t("shell.world")}</h2>
        {world === 1 && opened && <p class="differs">{twinSays(opened)}</p>}
        {world === 0 && count === 1 && opened && <p class="differs">{nameOf(store, opened)}</p>}
        <Monitor store={store} world={world} />
      </figcaption>
      <div class="canvas" ref={host} />
    </figure>
  );
}

/** nameOf is what a society is called: as the story that is shown, or the first of its scenario, or as its file says, in English. */
function nameOf(store: Store, opened: Opened): string {
  const { scenario } = opened.state;
  const stories = store.hello.value?.stories ?? [];
  const story = store.story.value ?? stories.find((s) => s.state.scenario === scenario && s.name === scenario)?.name ?? stories.find((s) => s.state.scenario === scenario)?.name;
  return story ? titleOf("stories", story) : opened.title;
}

/** feed gives a view what the store gets, as it comes, and returns how to stop that. */
function feed(store: Store, world: number, view: WorldView): () => void {
  const stops = [
    effect(() => {
      const [people, opened] = [store.people.value, store.opened.peek()]; // what else is known of a society may change
      if (people && opened?.epoch === people.epoch) view.setSociety(opened, people);
    }),
    effect(() => {
      if (store.people.value) view.setTies(store.ties.value[world] ?? null);
    }),
    effect(() => {
      const frame = store.frame.value;
      const told = frame?.worlds[world];
      if (told && store.people.value) view.setFrame(told, frame.worlds[1 - world] ?? null);
    }),
    effect(() => view.select(store.selected.value)),
    effect(() => {
      const person = store.selected.value;
      if (person !== null && store.follow.value) view.centre(person);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

const twinSays = (opened: Opened): string =>
  opened.state.twin?.length ? opened.state.twin.map(saying).join("; ") : t("shell.twin.same_rules");

/** Monitor is the world in two numbers. */
function Monitor({ store, world }: { store: Store; world: number }) {
  const [opened, frame] = [store.opened.value, store.frame.value];
  if (!opened || !frame?.worlds[world]) return <p class="monitor"> </p>;
  const { mean, excluded } = sum(opened, store.series.value, frame, world);
  return (
    <p class="monitor">
      {Number.isFinite(mean) && <span>{t("shell.mean", { mean: number(mean, 1) })}</span>}
      <span>{t("shell.excluded", { n: number(excluded), share: number((100 * excluded) / opened.people, 1) })}</span>
    </p>
  );
}
