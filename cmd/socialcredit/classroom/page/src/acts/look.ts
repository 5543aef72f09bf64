// Acts that change nothing but what one looks at, in which language, and where the engine is.

import { batch } from "@preact/signals";
import type { Engine } from "../engine";
import type { Found, Hello } from "../protocol";
import type { Store } from "../store";
import { lang, number, t, words } from "../text";
import { failureOf, type Core } from "./core";

export function lookActs({ s, ask, say }: Core): Pick<Store, "select" | "find" | "say"> {
  const select = (person: number | null): void =>
    batch(() => {
      s.selected.value = person;
      if (person !== null) s.tab.value = "person";
      else {
        s.follow.value = false;
        if (s.tab.value === "person") s.tab.value = "story";
      }
    });
  return {
    say,
    select,
    async find(by, world = 0) {
      const epoch = s.opened.value?.epoch;
      try {
        const found = await ask<Found>({ do: "find", by, world });
        select(found.person);
        say(t(found.equal ? "card.found_equal" : `card.found.${by}`, { person: found.person, value: number(found.value) }));
      } catch (e) {
        if (!s.engine.value || s.opened.value?.epoch !== epoch) return; // it was asked of a society that is gone
        const why = failureOf(e).text;
        say(why.includes("busy") ? why : t(`card.nobody.${by}`), true);
      }
    },
  };
}

/** engineActs find an engine by find, at the start and after the old one was lost. */
export function engineActs({ s, ask, wire, now, open }: Core, find: () => Promise<Engine>): Pick<Store, "setLang" | "connect" | "reconnect"> {
  const setLang = async (to: string): Promise<void> => {
    const hello = await ask<Hello>({ do: "hello", lang: to });
    batch(() => {
      words.value = hello.text;
      lang.value = to;
      s.hello.value = hello;
    });
  };
  const connect = async (): Promise<void> => {
    const engine = await find();
    wire.attach(engine);
    s.engine.value = engine;
  };
  return {
    setLang,
    connect,
    async reconnect() {
      const state = now();
      await connect();
      await setLang(lang.value);
      s.lost.value = null;
      if (!state) return;
      s.opened.value = s.opened.value && { ...s.opened.value, epoch: 0 }; // a new engine counts from the start
      await open(state);
    },
  };
}
