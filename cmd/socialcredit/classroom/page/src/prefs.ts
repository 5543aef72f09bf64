// How the page looks to this person: kept in this browser, not in links.

import { effect, signal } from "@preact/signals";

export type Theme = "auto" | "light" | "dark";

export const theme = signal<Theme>(kept("theme", "auto") as Theme);
export const large = signal(kept("large", "") === "yes");
/** dark says what the theme comes to. */
export const dark = signal(false);

/** kept is what was kept under a name; a page from a memory stick may keep nothing. */
export function kept(name: string, otherwise: string): string {
  try {
    return localStorage.getItem("classroom." + name) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem("classroom." + name, value);
  } catch {
    // It is forgotten, then.
  }
}

/** wear puts theme and type size on the page, now and whenever they change. */
export function wear(): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const look = (): void => {
    dark.value = theme.value === "dark" || (theme.value === "auto" && system.matches);
    root.dataset.theme = dark.value ? "dark" : "light";
    root.dataset.large = large.value ? "yes" : "no";
  };
  system.addEventListener("change", look);
  effect(look);
  effect(() => keep("theme", theme.value));
  effect(() => keep("large", large.value ? "yes" : "no"));
}
