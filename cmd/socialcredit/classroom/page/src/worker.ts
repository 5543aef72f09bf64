// The engine in a worker of the browser, for a page that has no server.

import { closedError, Desk, type Closed, type Engine } from "./engine";
import { decode, type Reply } from "./protocol";

/** Carried is the engine as engine.js of a site holds it: the source of the worker, and what the worker runs, packed. */
interface Carried {
  source: string;
  wasm: string;
}

/** What the worker tells besides text for the page and frames. */
type Notice = { ready: true } | { ended: string };

/** carried is the engine that came with the page, if one did. */
export function carried(): Carried | undefined {
  return (globalThis as { socialcreditEngine?: Carried }).socialcreditEngine;
}

/** work starts the engine. */
export function work(engine: Carried): Promise<Engine> {
  const url = URL.createObjectURL(new Blob([engine.source], { type: "text/javascript" }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  const desk = new Desk((text) => worker.postMessage(text));
  const made: Engine = {
    ask: (request) => desk.ask(request),
    onBinary: () => {},
    onEvent: () => {},
    onClosed: () => {},
    close: () => worker.terminate(),
  };
  return new Promise((resolve, reject) => {
    const end = (text: string) => {
      const why: Closed = { code: 0, text };
      worker.terminate();
      desk.closed(why);
      reject(closedError(why));
      made.onClosed(why);
    };
    worker.onmessage = ({ data }: MessageEvent<string | ArrayBuffer | Notice>) => {
      if (typeof data === "string") desk.hear(JSON.parse(data) as Reply, (e, w) => made.onEvent(e, w));
      else if (data instanceof ArrayBuffer) made.onBinary(decode(data));
      else if ("ready" in data) resolve(made);
      else end(data.ended);
    };
    worker.onerror = ({ message }) => end(message);
    worker.postMessage(engine.wasm);
  });
}
