// The button that makes the report.

import { download } from "../download";
import type { Store } from "../store";
import { t } from "../text";
import { reportName, reportOf } from "./report";

export function ReportButton({ store }: { store: Store }) {
  const make = (): void => {
    const opened = store.opened.value;
    if (!opened) return;
    download(new Blob([reportOf(store, new Date())], { type: "text/html" }), reportName(opened, store.period.value));
  };
  return <button type="button" id="report" class="plain" disabled={!store.opened.value} onClick={make}>{t("teach.report.make")}</button>;
}
