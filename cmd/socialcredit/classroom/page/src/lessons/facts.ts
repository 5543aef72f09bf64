// The numbers that words name.

import type { Fact } from "../protocol";
import { lines, t } from "../text";

type Facts = Record<string, string>;

/** factsOf are the numbers of a lesson or story, as its words write them. */
export function factsOf(of: { facts?: Record<string, Fact> }): Facts {
  return Object.fromEntries(Object.entries(of.facts ?? {}).map(([name, fact]) => [name, fact.is]));
}

/** A Voice speaks the words of one lesson. */
export interface Voice {
  say(key: string): string;
  list(key: string): string[];
}

export function voiceOf(lesson: { name: string; facts: Record<string, Fact> }): Voice {
  const facts = factsOf(lesson);
  const at = (key: string): string => `lessons.${lesson.name}.${key}`;
  return {
    say: (key) => t(at(key), facts),
    list: (key) => lines(at(key), facts),
  };
}
