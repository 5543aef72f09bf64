// Settings in words.

import type { Control } from "./protocol";
import { pathOf, valueOf } from "./state";
import { find, label, t } from "./text";

/** nameOf is what a setting is called: as section controls says, where * stands for any label, or else by its path. */
export function nameOf(path: string): string {
  const names = (find("controls") ?? {}) as Record<string, unknown>;
  for (const key of patterns(path)) {
    const name = names[key];
    if (typeof name === "string") return name + whose(path, key);
  }
  return path.split(".").slice(-3).map(label).join(" › ");
}

/** whose tells of which act, service or group a setting is, where its name leaves that open. An institution goes without saying. */
function whose(path: string, key: string): string {
  const at = key.split(".").indexOf("*");
  const parts = path.split(".");
  return at < 0 || parts[0] === "institutions" ? "" : ` (${label(parts[at]!)})`;
}

/** nameOfControl is what a control is called: as the stories' words say, or else as its path is. */
export function nameOfControl(control: Control): string {
  const called = control.name && find(`stories.controls.${control.name}.label`);
  return typeof called === "string" ? called : nameOf(control.path);
}

/** optionOfControl is what an option of a control is called: as the stories' words say, or else as its value is. */
export function optionOfControl(control: Control, option: string): string {
  const called = control.name && find(`stories.controls.${control.name}.options.${option}`);
  return typeof called === "string" ? called : valueName(control.path, option);
}

/** patterns are the keys a path is looked up by: itself, and with its label left open. */
function patterns(path: string): string[] {
  const parts = path.split(".");
  const open = (at: number): string => parts.map((part, i) => (i === at ? "*" : part)).join(".");
  return [path, open(1), open(2)];
}

/** valueName is a value in words: what it means there, such as 1000 years for a life; a label; or as it is. */
export function valueName(path: string, value: string): string {
  const meant = (find("controls") ?? {}) as Record<string, unknown>;
  for (const key of patterns(path)) {
    const words = meant[`${key}=${value}`];
    if (typeof words === "string") return words;
  }
  const kind = /^\{.*?\bkind:\s*"?(\w+)/.exec(value)?.[1]; // of several settings at once, the kind says the most
  if (kind) return valueName(path, kind);
  const words = find("values." + value);
  if (typeof words === "string" && !path.endsWith(".seed")) return words;
  return /^[a-z][a-z0-9_]*$/.test(value) ? label(value) : value;
}

/** saying is a setting in words: name: value. */
export function saying(set: string): string {
  return t("shell.saying", { name: nameOf(pathOf(set)), value: valueName(pathOf(set), valueOf(set)) });
}
