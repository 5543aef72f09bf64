// What the crosshair tells of a chart of curves.

import type { Chart, Panel, Scales } from "./chart";
import { worldColour } from "./names";
import type { Reading } from "./plot";

export function readPanels(chart: Chart, places: Scales[]): Reading[] {
  return chart.panels.flatMap((panel, i) => readPanel(chart, panel, places[i]!));
}

function readPanel(chart: Chart, panel: Panel, place: Scales): Reading[] {
  const where = panel.curves.map((c) => new Map(c.x.map((x, i) => [x, c.y[i]!])));
  const xs = [...new Set(panel.curves.flatMap((c) => c.x))].sort((a, b) => a - b);
  return xs.map((x) => {
    const values = where.map((m) => m.get(x));
    const heading = [panel.title, chart.heading(x)].filter(Boolean).join(" · ");
    const lines = panel.curves.flatMap((c, k) => (values[k] === undefined ? [] : [`${c.name}: ${chart.value(values[k]!)}`]));
    const [first, second] = values;
    if (chart.compare && values.length === 2 && first !== undefined && second !== undefined) lines.push(chart.compare(first, second));
    return {
      x: place.x(x),
      y: place.y(values.find((v) => v !== undefined) ?? 0),
      area: place.area,
      dots: panel.curves.flatMap((c, k) =>
        values[k] === undefined ? [] : [{ x: place.x(x), y: place.y(values[k]!), colour: c.colour ?? worldColour(c.key.world) }]),
      text: [heading, ...lines],
    };
  });
}
