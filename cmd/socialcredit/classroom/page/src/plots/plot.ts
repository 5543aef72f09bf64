// What a plot is. A plot turns what is known of a society into a drawing, a sentence and a table of the same numbers.

import type { ComponentChildren } from "preact";
import type { FrameMessage, Matrix, Opened } from "../protocol";
import type { Series } from "../series";
import type { Fan } from "./strands";
import type { Store } from "./store";

export interface Plot {
  /** its name in lessons, in file names and under plots.kinds in the texts */
  name: string;
  /** what the reader may choose, such as a measure or a group */
  choices?(opened: Opened): Choice[];
  draw(view: View): Drawn;
  /** a hook for plots that ask the engine for more than frames hold */
  use?(store: Store): Extra;
}

export interface Choice {
  name: string;
  label: string;
  options: Option[];
  /** the option that holds until the reader chooses */
  first: string;
}

export interface Option {
  value: string;
  label: string;
  group?: string;
}

export interface Extra {
  matrices?: Matrix[];
  fan?: Fan;
  controls?: ComponentChildren;
}

export interface View {
  opened: Opened;
  series: Series;
  frame: FrameMessage | null;
  period: number;
  choice: Record<string, string>;
  extra: Extra;
}

export interface Drawn {
  title: string;
  /** instead of a drawing: a sentence that says why there is none */
  nothing?: string;
  /** a caution that stands below the drawing */
  note?: string;
  /** what the measure is, from the model, which speaks English */
  doc?: string;
  /** what the drawing shows now, in words */
  says: string;
  lay?(size: Size): Laid;
  /** the plotted numbers for reading: a row of heads and rows of cells */
  table?: Table;
  /** how many panels the drawing has; several get more room */
  parts?: number;
  /** the same for a file: one value per row, at full precision */
  tidy?: Table;
}

export interface Table {
  head: string[];
  rows: (string | number | null)[][];
}

export interface Size {
  width: number;
  height: number;
  /** size of letters: 1 = 16 pixels per rem */
  scale: number;
}

export interface Laid {
  body: ComponentChildren;
  /** what the crosshair can tell; made only when somebody asks */
  read(): Reading[];
}

/** A Reading is what the crosshair tells at one place. */
export interface Reading {
  x: number;
  y: number;
  /** where the pointer has to be: a panel or a cell. Of several readings there, the one nearest in x is told. */
  area: Area;
  /** dots on the curves that are read */
  dots: { x: number; y: number; colour: string }[];
  /** the first line is the heading */
  text: string[];
  /** cells are outlined, all else gets an upright line */
  cell?: boolean;
}

export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const nothing = (title: string, why: string): Drawn => ({ title, nothing: why, says: why });
