// The address of the page holds what it shows, whole: whoever opens the address sees the same.

import { effect } from "@preact/signals";
import type { Hand, State } from "./protocol";
import { openPaper, readPaper } from "./lessons/paper";
import type { Page, Place, Store } from "./store";
import { lang, t } from "./text";

/** A Link is what an address says. */
interface Link {
  state: State;
  version: string;
  story: string | null;
  place: Place | null;
  selected: number | null;
  /** names of the plots that are shown */
  plots: string[];
  lang: string | null;
  page: Page;
}

/** writeLink puts a link into the part of an address after #. */
export function writeLink(link: Link): string {
  const q = new URLSearchParams();
  const { state } = link;
  q.set("scenario", state.scenario);
  for (const set of state.set ?? []) q.append("set", set);
  if (state.twin) for (const set of state.twin.length ? state.twin : [""]) q.append("twin", set);
  if (state.seed) q.set("seed", String(state.seed));
  q.set("period", String(state.period));
  if (state.hand) q.set("hand", writeHand(state.hand));
  if (link.story) q.set("story", link.story);
  if (link.place) q.set("lesson", `${link.place.lesson}.${link.place.scene}`);
  if (link.selected !== null) q.set("person", String(link.selected));
  if (link.plots.length) q.set("plots", link.plots.join(","));
  if (link.lang) q.set("lang", link.lang);
  if (link.page !== "world") q.set("view", link.page);
  q.set("version", link.version);
  return "#" + q.toString().replaceAll("%3D", "=").replaceAll("%2C", ",");
}

/** Addresses of more letters than this are not read: as a message they would be too long for the engine. */
const LONGEST = 20_000;

/** readLink reads what writeLink wrote; null where there is no scenario in it. */
export function readLink(hash: string): Link | null {
  if (hash.length > LONGEST) return null;
  const q = new URLSearchParams(hash.replace(/^#/, ""));
  const scenario = q.get("scenario");
  if (!scenario) return null;
  const twin = q.getAll("twin").filter((set) => set.includes("="));
  const hand = readHand(q.get("hand") ?? "");
  const [, lesson, scene] = /^(.+)\.(\d+)$/.exec(q.get("lesson") ?? "") ?? [];
  return {
    state: {
      scenario,
      set: q.getAll("set").filter((set) => set.includes("=")),
      twin: q.has("twin") ? twin : null,
      seed: whole(q.get("seed")) ?? 0,
      period: whole(q.get("period")) ?? 0,
      ...(hand && { hand }),
    },
    version: q.get("version") ?? "",
    story: q.get("story"),
    place: lesson ? { lesson, scene: Number(scene) } : null,
    selected: whole(q.get("person")),
    plots: q.get("plots")?.split(",") ?? [],
    lang: q.get("lang"),
    page: pages.find((page) => page === q.get("view")) ?? "world",
  };
}

const pages: Page[] = ["world", "notes", "worksheet"];

/** whole is a whole number as far as they are exact; what else an address says is no number. */
function whole(text: string | null): number | null {
  const number = text && /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(number) ? number : null;
}

/** writeHand: person, then by period the acts: 12;1:jaywalk,arrears;2: */
function writeHand(hand: Hand): string {
  const acts = Object.entries(hand.acts).map(([period, labels]) => `${period}:${labels.join(",")}`);
  return [hand.person, ...acts].join(";");
}

function readHand(text: string): Hand | null {
  const [head, ...rest] = text.split(";");
  const person = whole(head ?? "");
  if (person === null) return null;
  const acts: Hand["acts"] = {};
  for (const part of rest) {
    const [period, labels] = part.split(":");
    if (whole(period ?? "") !== null) acts[Number(period)] = labels ? labels.split(",") : [];
  }
  return { person, acts };
}

/** linkNow is the link to what the store shows. */
function linkNow(store: Store): Link | null {
  const state = store.now();
  if (!state) return null;
  return {
    state,
    version: store.hello.value?.version ?? "",
    story: store.story.value,
    place: store.place.value,
    selected: store.selected.value,
    plots: store.shown.value,
    lang: lang.value,
    page: store.page.value,
  };
}

/** address is the whole address of what the store shows. It holds the token, without which others cannot take part; a file that is kept goes without. */
export function address(store: Store, lasting = false): string {
  const link = linkNow(store);
  const url = new URL(location.href);
  if (lasting) url.searchParams.delete("token");
  url.hash = link ? writeLink(link) : "";
  return url.href;
}

/** openLink opens what a link says, and says so if another version of the model made it. */
export async function openLink(store: Store, link: Link): Promise<boolean> {
  const { state, selected } = link;
  const hello = store.hello.value;
  const story = hello?.stories.some((s) => s.name === link.story) && link.story;
  const place = hello?.lessons.some((l) => l.name === link.place?.lesson && l.scenes[link.place.scene]) && link.place;
  const ok = await store.begin(state, { ...(story && { story }), ...(place && { place }), selected });
  if (ok && link.plots.length) store.shown.value = link.plots;
  if (ok) store.page.value = link.page;
  const version = hello?.version ?? "";
  if (ok && link.version && link.version !== version) store.say(t("shell.other_version", { link: link.version, here: version }), true);
  return ok;
}

/** keepAddress writes the address as what is shown changes, at most four times a second, as browsers bound it. */
export function keepAddress(store: Store): void {
  let timer = 0;
  let written = location.hash;
  const write = (): void => {
    timer = 0;
    const link = linkNow(store);
    if (!link) return;
    written = writeLink(link);
    if (written !== location.hash) history.replaceState(null, "", written);
    written = location.hash;
  };
  effect(() => {
    if (!linkNow(store)) return;
    timer ||= window.setTimeout(write, 400);
  });
  addEventListener("hashchange", () => {
    if (location.hash === written) return;
    const [link, paper] = [readLink(location.hash), readPaper(location.hash)];
    if (link) void openLink(store, link);
    else if (paper) void openPaper(store, paper);
  });
}
