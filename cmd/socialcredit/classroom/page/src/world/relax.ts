// Friends draw nearer to each other; everybody stays about where they lived.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import type { PeopleMessage } from "../protocol";
import type { Layout } from "./layout";

interface Node extends SimulationNodeDatum {
  homeX: number;
  homeY: number;
}

/** Forces work in units of a twentieth of a cell, for which the library's defaults are made. */
const UNIT = 20;
/** Ties across more cells than this pull weakly: they connect neighbourhoods, and would knot them together. */
const NEAR = 5;

interface Moving {
  /** step moves everybody once and tells whether that was the last time. */
  step(): boolean;
  write(layout: Layout): void;
}

export function relax(layout: Layout, people: PeopleMessage, ties: Uint32Array): Moving {
  const nodes = Array.from({ length: people.n }, (_, i): Node => {
    const [homeX, homeY] = [layout.x[i]! * UNIT, layout.y[i]! * UNIT];
    return { homeX, homeY, x: homeX, y: homeY };
  });
  const links: SimulationLinkDatum<Node>[] = [];
  for (let i = 0; i < ties.length; i += 2) links.push({ source: ties[i]!, target: ties[i + 1]! });
  const pull = (l: SimulationLinkDatum<Node>) => {
    const [a, b] = [l.source as Node, l.target as Node];
    return Math.hypot(a.homeX - b.homeX, a.homeY - b.homeY) <= NEAR * UNIT ? 0.08 : 0.001;
  };
  const simulation = forceSimulation(nodes)
    .alphaDecay(0.045)
    .alphaMin(0.005)
    .velocityDecay(0.35)
    .force("ties", forceLink<Node, SimulationLinkDatum<Node>>(links).distance(0.9 * UNIT).strength(pull))
    .force("apart", forceManyBody<Node>().strength(-10).distanceMax(6 * UNIT).theta(1))
    .force("room", forceCollide<Node>(0.46 * UNIT).strength(0.8))
    .force("x", forceX<Node>((d) => d.homeX).strength(0.1))
    .force("y", forceY<Node>((d) => d.homeY).strength(0.1))
    .stop();
  return {
    step() {
      simulation.tick();
      return simulation.alpha() < simulation.alphaMin();
    },
    write: (into) => write(nodes, into),
  };
}

function write(nodes: Node[], layout: Layout): void {
  const bounds = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  nodes.forEach((node, i) => {
    const [x, y] = [node.x! / UNIT, node.y! / UNIT];
    layout.x[i] = x;
    layout.y[i] = y;
    bounds.x0 = Math.min(bounds.x0, x - 0.5);
    bounds.y0 = Math.min(bounds.y0, y - 0.5);
    bounds.x1 = Math.max(bounds.x1, x + 0.5);
    bounds.y1 = Math.max(bounds.y1, y + 0.5);
  });
  layout.bounds = bounds;
}
