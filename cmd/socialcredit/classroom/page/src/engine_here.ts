// Where the page finds its engine: in itself, or at the server that it comes from.

import { connect, type Engine } from "./engine";
import { carried, work } from "./worker";

export function engineHere(): Promise<Engine> {
  const engine = carried();
  return engine ? work(engine) : connect(new URLSearchParams(location.search).get("token") ?? "");
}
