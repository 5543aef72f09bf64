// Periods as dates.

import type { Opened } from "./protocol";
import { t } from "./text";

/** date says which year and month (week, day) a period is; 0 is the start. */
export function date(opened: Pick<Opened, "unit" | "per_year">, period: number): string {
  if (period <= 0) return t("shell.date.start");
  const year = Math.floor((period - 1) / opened.per_year) + 1;
  return t(`shell.date.${opened.unit}`, { year, n: ((period - 1) % opened.per_year) + 1 });
}
