// Tables as CSV: one value per row, numbers with all their digits, which pandas, R and Excel read.

import type { Opened } from "../protocol";
import type { Table } from "./plot";

/** A Key says what a value is of. */
export interface Key {
  world: number;
  /** 0 = everybody */
  group: number;
  measure: string;
}

export const TIDY_HEAD = ["period", "year", "world", "group", "measure", "value"];

/** tidyRow is a value with its key; the numbers and names are those of series.csv of `socialcredit run`. */
export function tidyRow(opened: Opened, period: number, key: Key, value: number | null): (string | number | null)[] {
  return [period, period / opened.per_year, worldCode(key.world), groupCode(opened, key.group), key.measure, value];
}

/** groupCode is what series.csv calls a group. */
const groupCode = (opened: Opened, group: number): string => (group === 0 ? "all" : opened.groups[group - 1]!);

export const worldCode = (world: number): string => (world === 0 ? "A" : "B");

export function csv(table: Table): string {
  const line = (cells: (string | number | null)[]) => cells.map(cell).join(",");
  return [table.head, ...table.rows].map(line).join("\n") + "\n";
}

/** cell is empty where a value is undefined, as in series.csv; text is quoted where it must be (RFC 4180). */
function cell(value: string | number | null): string {
  if (value === null || Number.isNaN(value)) return "";
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
