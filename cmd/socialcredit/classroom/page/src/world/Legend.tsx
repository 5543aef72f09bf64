// What colours and shapes mean.

import type { ComponentChildren } from "preact";
import { bandStyles, baseBand, type Shape } from "./bands";
import { DRAWN } from "./layout";
import { outline } from "./shapes";
import { bandRange } from "./words";
import { label, t } from "../text";
import type { Opened } from "../protocol";

/** Legend lists the bands, best first, and the marks that people may have. */
export function Legend({ opened }: { opened: Opened }) {
  const institution = opened.institutions[opened.main]!;
  const styles = bandStyles(institution);
  const base = baseBand(institution);
  const order = styles.map((_, band) => band).reverse();
  return (
    <ul class="legend" aria-label={t("world.legend", { institution: label(institution.label) })}>
      {order.map((band) => (
        <li key={band}>
          <Swatch shape={styles[band]!.shape} variable={styles[band]!.variable} />
          {label(institution.bands[band]!.label)}
          <small>{[bandRange({ institution }, band), band === base ? t("world.start") : ""].filter(Boolean).join(", ")}</small>
        </li>
      ))}
      {opened.people > DRAWN ? <li>{t("world.cells")}</li> : <Marks styles={styles} base={base} />}
      {opened.state.twin && (
        <li>
          <Swatch shape="circle" variable="--band-3" r={4}><circle r="7.5" fill="none" stroke="var(--ring)" stroke-width="2.4" /></Swatch>
          {t("world.ring")}
        </li>
      )}
    </ul>
  );
}

function Marks({ styles, base }: { styles: { variable: string; shape: Shape }[]; base: number }) {
  return (
    <>
      <li>
        <Swatch shape={styles[0]!.shape} variable={styles[0]!.variable} r={5}>
          <path d="M-5.5,-5.5L5.5,5.5M-5.5,5.5L5.5,-5.5" stroke="var(--bg)" stroke-width="4" stroke-linecap="round" />
          <path d="M-5.5,-5.5L5.5,5.5M-5.5,5.5L5.5,-5.5" stroke="var(--ink)" stroke-width="2" stroke-linecap="round" />
        </Swatch>
        {t("world.cross")}
      </li>
      <li>
        <Swatch shape={styles[base]!.shape} variable={styles[base]!.variable} hollow />
        {t("world.hollow")}
      </li>
    </>
  );
}

function Swatch({ shape, variable, r = 6, hollow, children }: { shape: Shape; variable: string; r?: number; hollow?: boolean; children?: ComponentChildren }) {
  const ink = `var(${variable})`;
  return (
    <svg viewBox="-10 -10 20 20" aria-hidden="true">
      <path d={outline(shape, r)} fill={hollow ? "none" : ink} stroke={hollow ? ink : "none"} stroke-width="2" />
      {children}
    </svg>
  );
}
