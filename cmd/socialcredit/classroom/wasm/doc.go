// Command wasm is the engine of the classroom for a page that has no server: compiled to WebAssembly, it runs in a worker
// of the browser and talks to the page by messages. Command site beside it makes the page that carries it.
package main
