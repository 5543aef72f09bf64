// The head of a paper: which lesson, and the button that prints it. Neither is printed.

import type { Lesson } from "../protocol";
import type { Page, Store } from "../store";
import { t } from "../text";
import { chosen } from "./paper";

export function PaperHead({ store, lesson, page }: { store: Store; lesson: Lesson; page: Exclude<Page, "world"> }) {
  const lessons = store.hello.value?.lessons ?? [];
  const other = page === "notes" ? "worksheet" : "notes";
  return (
    <div class="paper-tools">
      <label>
        {t("teach.choose")}{" "}
        <select id="paper-lesson" value={lesson.name} onChange={(e) => (chosen.value = e.currentTarget.value)}>
          {lessons.map((l, i) => <option key={l.name} value={l.name}>{i + 1}. {t(`lessons.${l.name}.title`)}</option>)}
        </select>
      </label>
      <button type="button" id="paper-other" onClick={() => (store.page.value = other)}>{t(`teach.${other}`)}</button>
      <button type="button" id="paper-print" class="main" onClick={() => print()}>{t("teach.print")}</button>
    </div>
  );
}
