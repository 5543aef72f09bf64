// Papers: teacher's notes and worksheets, pages to read and to print. Their address is #view=notes&lesson=NAME.

import { signal } from "@preact/signals";
import type { Lesson } from "../protocol";
import type { Page, Store } from "../store";
import { enter } from "./lesson";

/** chosen is the lesson whose papers are shown, where it is not the one that is taught. */
export const chosen = signal<string | null>(null);

/** paperOf is the lesson whose papers are shown. */
export function paperOf(store: Store): Lesson | undefined {
  const lessons = store.hello.value?.lessons ?? [];
  const name = chosen.value ?? store.place.value?.lesson;
  return lessons.find((l) => l.name === name) ?? lessons[0];
}

interface PaperLink {
  page: Page;
  lesson: string | null;
}

/** readPaper reads which paper an address asks for; null = none. */
export function readPaper(hash: string): PaperLink | null {
  const q = new URLSearchParams(hash.replace(/^#/, ""));
  const view = q.get("view");
  if (view !== "notes" && view !== "worksheet") return null;
  return { page: view, lesson: q.get("lesson")?.replace(/\.\d+$/, "") ?? null };
}

/** openPaper shows a paper, with the first scene of its lesson behind it. */
export async function openPaper(store: Store, { page, lesson }: PaperLink): Promise<boolean> {
  const lessons = store.hello.value?.lessons ?? [];
  const of = lessons.find((l) => l.name === lesson) ?? lessons[0];
  if (!of || !(await enter(store, of, 0))) return false;
  chosen.value = null;
  store.page.value = page;
  return true;
}
