// The worker in which the engine runs. This text follows that of Go's wasm_exec.js. The first message brings the engine,
// packed and as base64, since a page that was opened from a disk may not fetch a file. From then on messages are for Go.
"use strict";

onmessage = async ({ data }) => {
  try {
    const packed = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const response = new Response(unpacked, { headers: { "Content-Type": "application/wasm" } });
    const go = new Go();
    const { instance } = await WebAssembly.instantiateStreaming(response, go.importObject);
    const ended = go.run(instance); // until it waits for a message: onmessage is Go's now
    postMessage({ ready: true });
    await ended;
    postMessage({ ended: "the engine has stopped" });
  } catch (e) {
    postMessage({ ended: String(e) });
  }
};
