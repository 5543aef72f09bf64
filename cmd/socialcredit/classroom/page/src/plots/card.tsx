// A plot with its choosers, its table and the menu to save it.

import { useId, useRef, useState } from "preact/hooks";
import { t } from "../text";
import { Chooser, choiceOf, choicesOf } from "./choices";
import { Readable } from "./crosshair";
import { sentences } from "./names";
import type { Drawn, Plot } from "./plot";
import { saveCSV, savePNG, saveSVG, type About } from "./save";
import { useSize } from "./size";
import type { Store } from "./store";
import { TableView } from "./table";

interface Props {
  store: Store;
  plot: Plot;
  /** names of the plots that this card may show instead */
  others: string[];
  wide: boolean;
  onWiden(): void;
  onPick(name: string): void;
  /** none: the last card stays */
  onClose?: () => void;
}

/** PlotCard reads the store without watching it: the panel draws it again at its own pace. */
export function PlotCard(props: Props) {
  const { store, plot } = props;
  const id = useId();
  const { ref, size } = useSize();
  const [asTable, setAsTable] = useState(false);
  const extra = plot.use?.(store) ?? {};
  const opened = store.opened.peek();
  const series = store.series.peek();
  if (!opened || !series) return null;
  const choices = choicesOf(plot, opened);
  const choice = { ...firsts(plot, store), ...choiceOf(plot, choices) };
  const period = store.period.peek();
  const drawn = plot.draw({ opened, series, frame: store.frame.peek(), period, choice, extra });
  const about: About = { opened, plot: [plot.name, choice.measure].filter(Boolean).join("-"), period };
  return (
    <section class={props.wide ? "plot-card plot-wide" : "plot-card"} aria-labelledby={`${id}-head`} data-plot={plot.name}>
      <Head {...props} drawn={drawn} about={about} asTable={asTable} onTable={() => setAsTable(!asTable)} />
      <h3 id={`${id}-head`} class="plot-title">{drawn.title}</h3>
      {(choices.length > 0 || extra.controls) && (
        <div class="plot-choices">
          {choices.map((c) => <Chooser key={c.name} plot={plot.name} choice={c} value={choice[c.name]!} />)}
          {extra.controls}
        </div>
      )}
      <div ref={ref} data-parts={Math.min(5, drawn.parts ?? 1)} class={asTable && drawn.table ? "plot-room plot-room-table" : "plot-room"}>
        {drawn.nothing !== undefined ? <p class="plot-nothing">{drawn.nothing}</p>
          : asTable && drawn.table ? <TableView table={drawn.table} caption={sentences(drawn.title + t("plots.full_stop"), drawn.says)} />
          : size && drawn.lay && <Readable id={id} laid={drawn.lay(size)} size={size} title={drawn.title} says={drawn.says} />}
      </div>
      {drawn.note && drawn.nothing === undefined && <p class="plot-note">{drawn.note}</p>}
      {drawn.doc && <details class="plot-doc"><summary>{t("plots.what_is_it")}</summary><p lang="en">{drawn.doc}</p></details>}
    </section>
  );
}

/** firsts are the options of choices that offer only one, which have no chooser. */
function firsts(plot: Plot, store: Store): Record<string, string> {
  const opened = store.opened.peek();
  if (!opened) return {};
  return Object.fromEntries((plot.choices?.(opened) ?? []).map((c) => [c.name, c.first]));
}

interface HeadProps extends Props {
  drawn: Drawn;
  about: About;
  asTable: boolean;
  onTable(): void;
}

function Head({ plot, others, wide, onWiden, onPick, onClose, drawn, about, asTable, onTable }: HeadProps) {
  return (
    <header class="plot-head">
      <select aria-label={t("plots.choose.plot")} value={plot.name} onChange={(e) => onPick(e.currentTarget.value)}>
        {others.map((name) => <option key={name} value={name} selected={name === plot.name}>{t(`plots.kinds.${name}`)}</option>)}
      </select>
      <button type="button" aria-pressed={asTable} disabled={!drawn.table} onClick={onTable}>{t("plots.table")}</button>
      <SaveMenu drawn={drawn} about={about} />
      <button type="button" aria-pressed={wide} aria-label={t("plots.widen")} title={t("plots.widen")} onClick={onWiden}>⤢</button>
      {onClose && <button type="button" aria-label={t("plots.close")} title={t("plots.close")} onClick={onClose}>×</button>}
    </header>
  );
}

function SaveMenu({ drawn, about }: { drawn: Drawn; about: About }) {
  const ref = useRef<HTMLDetailsElement>(null);
  if (drawn.nothing !== undefined) return null;
  const close = () => ref.current?.removeAttribute("open");
  const item = (key: string, save: () => void) => <button type="button" onClick={() => (save(), close())}>{t(`plots.save_as.${key}`)}</button>;
  const onKey = (e: KeyboardEvent) => {
    if (e.key !== "Escape") return;
    close();
    ref.current?.querySelector("summary")?.focus();
  };
  return (
    <details class="plot-menu" ref={ref} onKeyDown={onKey} onFocusOut={(e) => !ref.current?.contains(e.relatedTarget as Node | null) && close()}>
      <summary>{t("plots.save")}</summary>
      <div>
        {item("png", () => void savePNG(drawn, about, "white"))}
        {item("png_themed", () => void savePNG(drawn, about, "themed"))}
        {item("svg", () => saveSVG(drawn, about, "white"))}
        {item("csv", () => saveCSV(drawn, about))}
      </div>
    </details>
  );
}
