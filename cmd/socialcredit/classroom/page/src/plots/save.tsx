// Saving a plot: as a picture that stands on its own, or as its numbers.

import { render } from "preact";
import { download } from "../download";
import type { Opened } from "../protocol";
import { t } from "../text";
import { date } from "./names";
import { Picture } from "./picture";
import type { Drawn } from "./plot";
import { csv } from "./tidy";

/** About tells where a picture is from; it goes into the file and its name. */
export interface About {
  opened: Opened;
  plot: string;
  period: number;
}

type Ground = "white" | "themed";

/** Pictures are laid out anew in a size that suits a page and a slide. */
const SIZE = { width: 776, height: 500, scale: 1.25 };
const RIM = 12;
const HEAD = 40;
const FOOT = 26;

const fileName = ({ opened, plot, period }: About, ext: string): string =>
  `${opened.state.scenario}-seed-${opened.state.seed ?? 0}-${plot}-${opened.unit}-${period}.${ext}`;

/** saveCSV writes the plotted numbers. A byte order mark would spoil the first head for R and pandas. */
export function saveCSV(drawn: Drawn, about: About): void {
  if (drawn.tidy) download(new Blob([csv(drawn.tidy)], { type: "text/csv" }), fileName(about, "csv"));
}

export function saveSVG(drawn: Drawn, about: About, ground: Ground): void {
  download(new Blob([svgText(drawn, about, ground)], { type: "image/svg+xml" }), fileName(about, "svg"));
}

/** savePNG has two dots to a pixel. */
export async function savePNG(drawn: Drawn, about: About, ground: Ground): Promise<void> {
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svgText(drawn, about, ground));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = (SIZE.width + 2 * RIM) * 2;
  canvas.height = (HEAD + SIZE.height + FOOT) * 2;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob) download(blob, fileName(about, "png"));
}

/** svgText is the whole picture with head and foot; all colours are written out. */
export function svgText(drawn: Drawn, about: About, ground: Ground): string {
  const laid = drawn.lay!(SIZE);
  const place = document.createElement("div");
  const whole = { width: SIZE.width + 2 * RIM, height: HEAD + SIZE.height + FOOT };
  const body = (
    <>
      <rect width={whole.width} height={whole.height} fill={ground === "white" ? "#ffffff" : "var(--panel)"} />
      <text x={RIM} y={26} font-size={19} font-weight="600" fill="var(--ink)">{drawn.title}</text>
      <g transform={`translate(${RIM},${HEAD})`}>{laid.body}</g>
      <text x={RIM} y={whole.height - 9} font-size={12} fill="var(--ink-soft)">{footOf(about)}</text>
    </>
  );
  render(<Picture id="plot" size={whole} title={drawn.title} says={`${drawn.says} ${footOf(about)}`} body={body} />, place);
  const svg = place.querySelector("svg")!;
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("font-family", "sans-serif");
  svg.insertBefore(metadata(about), svg.querySelector("rect"));
  const text = withColours(new XMLSerializer().serializeToString(svg), ground);
  render(null, place);
  return text;
}

const footOf = ({ opened, period }: About): string =>
  t("plots.foot", { scenario: opened.state.scenario, seed: opened.state.seed ?? 0, when: date(opened, period) });

/** metadata holds the commands that give the same numbers. */
function metadata({ opened }: About): Element {
  const element = document.createElementNS("http://www.w3.org/2000/svg", "metadata");
  element.textContent = [`seed ${opened.state.seed ?? 0}`, ...opened.command].join("\n");
  return element;
}

/** withColours writes custom properties out. On white, colours are those of the light theme, whichever is shown. */
function withColours(svg: string, ground: Ground): string {
  const root = document.documentElement;
  const theme = root.dataset.theme;
  if (ground === "white") root.dataset.theme = "light"; // until the end of this function: nothing is drawn meanwhile
  const style = getComputedStyle(root);
  const canvas = document.createElement("canvas").getContext("2d")!;
  const text = svg.replace(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const value = ground === "white" && name === "--panel" ? "#ffffff" : style.getPropertyValue(name).trim();
    canvas.fillStyle = "#888888";
    canvas.fillStyle = value; // a canvas gives any colour back as #rrggbb, which every program reads
    return canvas.fillStyle;
  });
  if (ground === "white") {
    if (theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = theme;
  }
  return text;
}
