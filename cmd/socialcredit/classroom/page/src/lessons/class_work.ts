// What the class guessed and answered, by scene. It stays in this browser's memory, and goes nowhere but into a report.

import { signal } from "@preact/signals";

/** A Guessed is a line that the class drew: values by period. */
interface Guessed {
  column: string;
  unit: string;
  values: number[];
  /** what it became at the end, once that was seen */
  real?: number;
}

/** by lesson.scene */
export const guesses = signal<Record<string, Guessed>>({});
export const answers = signal<Record<string, string>>({});

export function keepGuess(key: string, guess: Guessed): void {
  guesses.value = { ...guesses.value, [key]: guess };
}

export function keepAnswer(key: string, text: string): void {
  answers.value = { ...answers.value, [key]: text };
}
