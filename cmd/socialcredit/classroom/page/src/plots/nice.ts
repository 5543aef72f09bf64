// Round ends of an axis.

import { scaleLinear } from "d3-scale";

/** nice widens a range to round numbers, but not above a highest one. */
export function nice(low: number, high: number, most = Infinity): [number, number] {
  const [a, b] = scaleLinear().domain([low, high]).nice(5).domain() as [number, number];
  return [a, Math.min(b, Math.max(most, high))];
}
