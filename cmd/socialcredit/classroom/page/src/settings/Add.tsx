// To add something by its kind: a policy, an institution, what people do about it.

import { useSignal } from "@preact/signals";
import type { Store } from "../store";
import { t } from "../text";
import { kindsOf, type Schema } from "./schema";

interface Props {
  store: Store;
  schema: Schema;
  top: string;
  world: 0 | 1;
}

export function Add({ store, schema, top, world }: Props) {
  const kinds = kindsOf(schema, top);
  const chosen = useSignal(kinds[0]?.name ?? "");
  if (!kinds.length) return null;
  const says = kinds.find((k) => k.name === chosen.value)?.says ?? "";
  const add = (): void => store.change([`${top}.${chosen.value}={kind: ${chosen.value}}`], world === 1 ? 1 : undefined);
  return (
    <div class="add">
      <select aria-label={t("shell.settings.add_what", { top: t(`shell.settings.top.${top}`) })} value={chosen.value} onChange={(e) => (chosen.value = e.currentTarget.value)}>
        {kinds.map((k) => <option key={k.name} value={k.name}>{k.name}</option>)}
      </select>
      <button type="button" onClick={add}>{t("shell.settings.add")}</button>
      <p class="soft" lang="en">{says}</p>
    </div>
  );
}
