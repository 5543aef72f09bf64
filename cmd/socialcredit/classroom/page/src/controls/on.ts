// How a control stands.

import type { Control, Opened } from "../protocol";
import { pathOf, valueOf } from "../state";

/** isOn says whether what turns a switch on holds, all of it. */
export function isOn(control: Control, settings: Opened["settings"][number] | undefined): boolean {
  return settings !== undefined && (control.on ?? []).every((set) => holds(set, settings));
}

/** valueAt is a setting's value; of one that holds several, such as memory, what they all are. */
export function valueAt(settings: Opened["settings"][number] | undefined, path: string): number | string | boolean | undefined {
  if (!settings || path in settings) return settings?.[path];
  const below = Object.keys(settings).filter((key) => key.startsWith(path + ".")).map((key) => settings[key]);
  return below.every((value) => value === below[0]) ? below[0] : undefined;
}

/** holds says whether a setting is as path=value says. Of a value that is several settings, {kind: x, ...}, the kind counts. */
function holds(set: string, settings: Opened["settings"][number]): boolean {
  const [path, value] = [pathOf(set), valueOf(set)];
  if (value === "null") return !Object.keys(settings).some((key) => key === path || key.startsWith(path + "."));
  const kind = /^\{.*?\bkind:\s*"?(\w+)/.exec(value)?.[1];
  if (kind) return settings[path + ".kind"] === kind;
  const now = settings[path];
  return typeof now === "number" ? now === Number(value) : String(now) === value;
}
