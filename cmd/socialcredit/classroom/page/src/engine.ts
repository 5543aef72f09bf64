// The engine behind the page: at the other end of a socket, or in a worker.

import { decode, type Failure, type FrameMessage, type PeopleMessage, type Reply, type Request, type TiesMessage } from "./protocol";

/** An Engine computes societies. It tells frames one at a time: after each, the page asks for the next with want(). */
export interface Engine {
  ask<T>(request: Request): Promise<T>;
  onBinary: (message: PeopleMessage | TiesMessage | FrameMessage) => void;
  onEvent: (event: string, what: unknown) => void;
  onClosed: (why: Closed) => void;
  close(): void;
}

/** Closed is why there is no engine any more: the code of a socket's end, 0 of a worker, and what was said of it. */
export interface Closed {
  code: number;
  text: string;
}

/** closedError is what a question gets that was not answered before the end. */
export const closedError = ({ code, text }: Closed): Error => new Error(text, { cause: { code, text } });

/** closedBy is why there is no engine, as far as an error tells. */
export const closedBy = (e: unknown): Closed =>
  ((e as Error | null)?.cause as Closed | undefined) ?? { code: 0, text: e instanceof Error ? e.message : String(e) };

export class EngineError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.text);
  }
}

/** Desk keeps the requests that wait for their replies. */
export class Desk {
  private last = 0;
  private waiting = new Map<number, { resolve: (ok: never) => void; reject: (e: Error) => void }>();

  constructor(private readonly send: (text: string) => void) {}

  ask<T>(request: Request): Promise<T> {
    const id = ++this.last;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (ok: never) => void, reject });
      this.send(JSON.stringify({ id, ...request }));
    });
  }

  hear(reply: Reply, onEvent: (event: string, what: unknown) => void): void {
    if (reply.event) return onEvent(reply.event, reply.ok);
    const waiting = this.waiting.get(reply.re ?? 0);
    if (!waiting) return;
    this.waiting.delete(reply.re!);
    if (reply.error) waiting.reject(new EngineError(reply.error));
    else waiting.resolve(reply.ok as never);
  }

  closed(why: Closed): void {
    for (const w of this.waiting.values()) w.reject(closedError(why));
    this.waiting.clear();
  }
}

/** connect opens the socket of the server that the page comes from. */
export function connect(token: string): Promise<Engine> {
  const url = new URL("ws", location.href);
  url.protocol = url.protocol.replace("http", "ws");
  url.search = token ? "?token=" + encodeURIComponent(token) : "";
  url.hash = "";
  const socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  const desk = new Desk((text) => socket.send(text));
  const engine: Engine = {
    ask: (request) => desk.ask(request),
    onBinary: () => {},
    onEvent: () => {},
    onClosed: () => {},
    close: () => socket.close(),
  };
  socket.onmessage = ({ data }) => {
    if (typeof data === "string") desk.hear(JSON.parse(data) as Reply, (e, w) => engine.onEvent(e, w));
    else engine.onBinary(decode(data as ArrayBuffer));
  };
  return new Promise((resolve, reject) => {
    socket.onopen = () => resolve(engine);
    socket.onclose = ({ code, reason }) => {
      const why = { code, text: reason };
      desk.closed(why);
      reject(closedError(why));
      engine.onClosed(why);
    };
  });
}
