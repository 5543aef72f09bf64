// The button that makes the report.

import type { Store } from "../store";
import { t } from "../text";
import { reportName, reportOf } from "./report";

export function ReportButton({ store }: { store: Store }) {
  const make = (): void => {
    const opened = store.opened.value;
    if (!opened) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([reportOf(store, new Date())], { type: "text/html" }));
    link.download = reportName(opened, store.period.value);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  return <button type="button" id="report" class="plain" disabled={!store.opened.value} onClick={make}>{t("teach.report.make")}</button>;
}
