// The words of the page: all come from text/en.yaml and text/zh.yaml, one language at a time.

import { signal } from "@preact/signals";

/** words are those of the language that is shown, as the engine told them. */
export const words = signal<Record<string, unknown>>({});

/** lang is the language that is shown. */
export const lang = signal("en");

/** find is what stands under a dotted key, if anything does. */
export function find(key: string): unknown {
  let at: unknown = words.value;
  for (const part of key.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<string, unknown>)[part];
  }
  return at;
}

/** t is the text of a key, with {words} filled in. A key that there is no text for shows itself, so that it is noticed. */
export function t(key: string, fill: Record<string, string | number> = {}): string {
  const text = find(key);
  if (typeof text !== "string" && typeof text !== "number") return key;
  return filled(String(text), fill);
}

/** filled is a text with what stands for its {words}. */
export const filled = (text: string, fill: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(fill, name) ? String(fill[name]) : whole));

/** lines are the texts of a key that holds one or several; none where there is no such key. */
export function lines(key: string, fill: Record<string, string | number> = {}): string[] {
  const text = find(key);
  if (Array.isArray(text)) return text.map((line) => filled(String(line), fill));
  return typeof text === "string" ? [filled(text, fill)] : [];
}

/** has says whether a key has a text. */
export const has = (key: string): boolean => find(key) !== undefined;

/** label is a label of a scenario (a group, an act, a band, ...) for people to read. */
export function label(name: string): string {
  const text = find("labels." + name);
  return typeof text === "string" ? text : name.replaceAll("_", " ");
}

/** locale is how the language that is shown writes numbers and dates. */
export const locale = (): string => (lang.value === "zh" ? "zh-CN" : "en-GB");

/** number writes a number for people: at most so many digits after the point. */
export function number(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return "–";
  return value.toLocaleString(locale(), { maximumFractionDigits: digits });
}

/** signed is a number with its sign, zero with none. */
export function signed(value: number, digits = 2): string {
  const text = number(Math.abs(value), digits);
  if (text === "0") return text;
  return (value > 0 ? "+" : "−") + text;
}
