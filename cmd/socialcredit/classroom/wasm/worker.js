// The worker in which the engine runs. This text follows that of Go's wasm_exec.js. The first message brings the engine,
// packed and as base64, since a page that was opened from a disk may not fetch a file. From then on messages are for Go.
"use strict";

onmessage = async ({ data }) => {
  try {
    const packed = bytesOf(data);
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

// bytesOf reads base64, by hand: the ways that are shorter take ten times as long.
function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
