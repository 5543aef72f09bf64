// Periods as dates.

import type { Opened } from "./protocol";
import { t } from "./text";

/** date says which year and month (week, day) a period is; 0 is the start. */
export function date(opened: Opened, period: number): string {
  if (period <= 0) return t("shell.date.start");
  const year = Math.floor((period - 1) / opened.per_year) + 1;
  return t(`shell.date.${opened.unit}`, { year, n: ((period - 1) % opened.per_year) + 1 });
}

/** span says how long so many periods are. */
export function span(opened: Opened, periods: number): string {
  return t(`shell.span.${opened.unit}${periods === 1 ? "_one" : ""}`, { n: periods });
}
