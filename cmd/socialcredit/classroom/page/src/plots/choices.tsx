// What the reader has chosen in each plot. It stays when a plot is hidden and when another society is opened.

import { signal } from "@preact/signals";
import type { Opened } from "../protocol";
import type { Choice, Option, Plot } from "./plot";

const chosen = signal<Record<string, Record<string, string>>>({});

export function choose(plot: string, name: string, value: string): void {
  chosen.value = { ...chosen.value, [plot]: { ...chosen.value[plot], [name]: value } };
}

/** choiceOf is what holds: what was chosen, where this society offers it, else the first. */
export function choiceOf(plot: Plot, choices: Choice[]): Record<string, string> {
  const own = chosen.value[plot.name] ?? {};
  return Object.fromEntries(choices.map((c) => {
    const value = own[c.name];
    return [c.name, value !== undefined && c.options.some((o) => o.value === value) ? value : c.first];
  }));
}

export const choicesOf = (plot: Plot, opened: Opened): Choice[] => plot.choices?.(opened).filter((c) => c.options.length > 1) ?? [];

/** Chooser is a list to choose from; options of one group stand together. */
export function Chooser({ plot, choice, value }: { plot: string; choice: Choice; value: string }) {
  const groups = [...new Set(choice.options.map((o) => o.group))];
  return (
    <select aria-label={choice.label} title={choice.label} value={value} onChange={(e) => choose(plot, choice.name, e.currentTarget.value)}>
      {groups.map((group) => {
        const options = choice.options.filter((o) => o.group === group).map((o) => <OptionOf key={o.value} option={o} chosen={o.value === value} />);
        return group === undefined ? options : <optgroup key={group} label={group}>{options}</optgroup>;
      })}
    </select>
  );
}

const OptionOf = ({ option, chosen: now }: { option: Option; chosen: boolean }) => <option value={option.value} selected={now}>{option.label}</option>;
