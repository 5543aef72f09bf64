// All settings of the society that is shown, each with what it means; made from the schema.

import { useSignal } from "@preact/signals";
import { group } from "d3-array";
import { useEffect } from "preact/hooks";
import type { Opened } from "../protocol";
import { Failed } from "../shell/Failed";
import type { Store } from "../store";
import { number, t } from "../text";
import { Changes } from "../shell/Changes";
import { Add } from "./Add";
import { Field } from "./Field";
import { kindsOf, leaf, type Leaf, type Schema } from "./schema";

export function AllSettings({ store }: { store: Store }) {
  const schema = useSignal<Schema | null>(null);
  const query = useSignal("");
  const world = useSignal<0 | 1>(0);
  useEffect(() => {
    store.engine.value?.ask<Schema>({ do: "schema" }).then((s) => (schema.value = s), () => {});
  }, [store.engine.value]);
  const opened = store.opened.value;
  if (!opened || !schema.value) return <p aria-busy="true" />;
  const twins = opened.settings.length > 1;
  const of = twins ? world.value : 0;
  const leaves = leavesOf(schema.value, opened.settings[of]!, query.value);
  return (
    <div class="settings">
      <h2>{t("shell.settings.title")}</h2>
      <p class="soft">{t("shell.settings.says")}</p>
      {twins && (
        <fieldset>
          <legend>{t("shell.settings.whose")}</legend>
          {([0, 1] as const).map((w) => (
            <label key={w}><input type="radio" name="whose" checked={of === w} onChange={() => (world.value = w)} /> {t(`shell.settings.whose_${w}`)}</label>
          ))}
        </fieldset>
      )}
      <label for="settings-search">{t("shell.settings.search")}</label>
      <input id="settings-search" type="search" value={query.value} onInput={(e) => (query.value = e.currentTarget.value)} />
      <p class="soft" role="status">{t("shell.settings.found", { n: number(leaves.length) })}</p>
      <Failed store={store} />
      <Groups store={store} schema={schema.value} leaves={leaves} world={of} opened={opened} searched={query.value !== ""} />
      <Changes store={store} />
    </div>
  );
}

/** leavesOf lists the settings that a search finds: every word of it in the path or in what it means. */
function leavesOf(schema: Schema, settings: Opened["settings"][number], query: string): Leaf[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return Object.keys(settings)
    .filter((path) => path !== "extends" && path !== "seed")
    .map((path) => leaf(schema, path, settings))
    .filter((l) => wanted.every((word) => `${l.path} ${l.says}`.toLowerCase().includes(word)));
}

interface GroupsProps {
  store: Store;
  schema: Schema;
  leaves: Leaf[];
  world: 0 | 1;
  opened: Opened;
  searched: boolean;
}

/** Groups are the settings by their top key, in the order of a scenario's file. */
function Groups({ store, schema, leaves, world, opened, searched }: GroupsProps) {
  const groups = group(leaves, (l) => l.path.split(".")[0]!);
  const differs = new Set(opened.differs);
  const tops = Object.keys(schema.properties ?? {}).filter((top) => groups.has(top) || (!searched && kindsOf(schema, top).length > 0));
  return (
    <>
      {tops.map((top) => (
        <details key={top} open={searched || (groups.get(top) ?? []).some((l) => faulty(store, l.path))}>
          <summary>{t(`shell.settings.top.${top}`)} <span class="soft">({number(groups.get(top)?.length ?? 0)})</span></summary>
          {groups.get(top)?.map((l) => (
            <Field key={`${world} ${l.path}`} store={store} leaf={l} world={world} value={opened.settings[world]![l.path]!} differs={differs.has(l.path)} />
          ))}
          <Add store={store} schema={schema} top={top} world={world} />
        </details>
      ))}
    </>
  );
}

const faulty = (store: Store, path: string): boolean => store.failure.value?.mistakes?.some((m) => m.path === path) ?? false;
