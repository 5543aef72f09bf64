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
          <small>{[bandRange({ institution }, band), band === base ? t("world.start") : ""].filter(Boolean).join(" · ")}</small>
        </li>
      ))}
      {opened.people > DRAWN ? <li>{t("world.cells")}</li> : <Marks styles={styles} base={base} />}
      {opened.state.twin && (
        <li>
          <Swatch shape="circle" variable="--band-3" r={4}><circle r="7.5" fill="none" stroke="var(--ring)" stroke-width="2.4" /></Swatch>
          {t(opened.people > DRAWN ? "world.ring_cells" : "world.ring")}
        </li>
      )}
    </ul>
  );
}

function Marks({ styles, base }: { styles: { variable: string; shape: Shape }[]; base: number }) {
  return (
    <>
      <li>
        <Swatch shape={styles[0]!.shape} variable={styles[0]!.variable} rim="var(--ink)">
          <path d="M-2.7,-2.7L2.7,2.7M-2.7,2.7L2.7,-2.7" stroke="var(--bg)" stroke-width="1.8" stroke-linecap="round" />
        </Swatch>
        {t("world.cross")}
      </li>
      <li>
        <Swatch shape={styles[base]!.shape} variable="--bg" rim={`var(${styles[base]!.variable})`} />
        {t("world.hollow")}
      </li>
    </>
  );
}

interface Look {
  shape: Shape;
  variable: string;
  r?: number;
  rim?: string;
  children?: ComponentChildren;
}

function Swatch({ shape, variable, r = 6, rim = "none", children }: Look) {
  return (
    <svg viewBox="-10 -10 20 20" aria-hidden="true">
      <path d={outline(shape, r)} fill={`var(${variable})`} stroke={rim} stroke-width="2" stroke-linejoin="round" />
      {children}
    </svg>
  );
}
