// Drives the engine under Node as a page does: node drive.cjs wasm_exec.js engine.wasm < steps.json. Each step is sent once
// the one before has brought what it was to bring; whatever the engine posts is printed, a line each.
"use strict";
const { readFileSync, writeSync } = require("node:fs");

const [exec, wasm] = process.argv.slice(2);
require(exec);

const steps = JSON.parse(readFileSync(0, "utf8"));
let current = 0;
let missing = new Set();
let started = 0;

function next() {
  if (current === steps.length) process.exit(0);
  const { text, until } = steps[current++];
  missing = new Set(until);
  started = performance.now();
  globalThis.onmessage({ data: text });
}

// kindOf says what a step may wait for: a reply, an event by its name, or a frame.
function kindOf(data) {
  if (typeof data !== "string") return new Uint32Array(data)[0] === 3 ? "frame" : "";
  const { re, event } = JSON.parse(data);
  return re ? "reply" : event;
}

globalThis.postMessage = (data) => {
  const text = typeof data === "string";
  print({ step: current, text: text ? data : "", binary: text ? null : Buffer.from(data).toString("base64"), ms: performance.now() - started });
  const some = missing.size > 0;
  missing.delete(kindOf(data));
  if (some && missing.size === 0) setImmediate(next);
};

function print(message) {
  let rest = Buffer.from(JSON.stringify(message) + "\n");
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (e) {
      if (e.code !== "EAGAIN") throw e;
    }
  }
}

(async () => {
  const go = new Go();
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), go.importObject);
  const ended = go.run(instance);
  next();
  await ended;
  throw new Error("the engine has stopped");
})();
