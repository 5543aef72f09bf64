// A plot as SVG, as it is shown, for a report.

import { choiceOf } from "../plots/choices";
import { plotOf } from "../plots/kinds";
import { svgText } from "../plots/save";
import type { Store } from "../store";

/** plotSVG draws a plot on white; null where there is nothing to draw, or where it would have to be computed first. */
export function plotSVG(store: Store, name: string): string | null {
  const [opened, series] = [store.opened.peek(), store.series.peek()];
  if (!opened || !series) return null;
  const plot = plotOf(name);
  if (plot.use) return null;
  const period = store.period.peek();
  const choice = choiceOf(plot, plot.choices?.(opened) ?? []);
  const drawn = plot.draw({ opened, series, frame: store.frame.peek(), period, choice, extra: {} });
  if (drawn.nothing !== undefined || !drawn.lay) return null;
  return unique(svgText(drawn, { opened, plot: name, period }, "white"), name);
}

/** unique gives the ids of a picture the plot's name, so that several can stand in one file. */
const unique = (svg: string, name: string): string =>
  svg.replace(/(\bid="|aria-labelledby="|url\(#|href="#)([^")]+)/g, (_, before: string, ids: string) => before + ids.split(" ").map((id) => `${name}-${id}`).join(" "));
