// One setting: its control, its range, its default, and what it means.

import type { Store } from "../store";
import { t } from "../text";
import type { Leaf } from "./schema";

interface Props {
  store: Store;
  leaf: Leaf;
  world: 0 | 1;
  value: number | string | boolean;
  differs: boolean;
}

export function Field({ store, leaf, world, value, differs }: Props) {
  const id = `setting-${leaf.path}`;
  const mistakes = store.failure.value?.mistakes?.filter((m) => m.path === leaf.path) ?? [];
  const set = (to: string): void => store.change([`${leaf.path}=${to}`], world === 1 ? 1 : undefined);
  const short = leaf.path.split(".").slice(1).join(" › ") || leaf.path;
  return (
    <div class="field" data-bad={mistakes.length > 0 ? "yes" : undefined}>
      <label for={id}><code>{short}</code>{differs && <span class="mark"> {t("shell.settings.differs")}</span>}</label>
      <Input id={id} leaf={leaf} value={value} set={set} />
      {mistakes.map((m) => <p key={m.text} class="mistake" role="alert">{m.text}</p>)}
      <p class="says" id={id + "-says"} lang="en">{leaf.says}{range(leaf)}</p>
    </div>
  );
}

interface InputProps {
  id: string;
  leaf: Leaf;
  value: Props["value"];
  set(to: string): void;
}

function Input({ id, leaf, value, set }: InputProps) {
  const about = { id, "aria-describedby": id + "-says" };
  switch (leaf.kind) {
    case "boolean":
      return <input {...about} type="checkbox" role="switch" checked={value === true} onChange={(e) => set(String(e.currentTarget.checked))} />;
    case "choice":
      return (
        <select {...about} value={String(value)} onChange={(e) => set(e.currentTarget.value)}>
          {leaf.options.map((o, i) => <option key={o} value={o} title={leaf.optionsSay[i]}>{o}</option>)}
        </select>
      );
    case "text":
      return <input {...about} type="text" value={String(value)} onChange={(e) => set(e.currentTarget.value)} />;
    default:
      return (
        <input {...about} type="number" min={leaf.min} max={leaf.max} step={leaf.kind === "integer" ? 1 : "any"} value={String(value)}
          onChange={(e) => e.currentTarget.value !== "" && set(e.currentTarget.value)} />
      );
  }
}

/** range is from where to where, and what holds where nobody says otherwise. */
function range(leaf: Leaf): string {
  const { min, max } = leaf;
  const bounds = min !== undefined && max !== undefined ? ` ${t("shell.settings.range", { min, max })}` : "";
  const usual = leaf.default === undefined || leaf.default === null || typeof leaf.default === "object" ? "" : ` ${t("shell.settings.default", { value: String(leaf.default) })}`;
  return bounds + usual;
}
