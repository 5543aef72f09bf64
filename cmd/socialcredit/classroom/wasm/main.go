//go:build js

package main

import (
	"context"
	"syscall/js"

	"socialcredit/cmd/socialcredit/classroom/stage"
)

// main serves the page that made the worker, as long as the worker lives. Requests come as text; replies and events go as
// text, frames as buffers that change hands.
func main() {
	in := listen(js.Global())
	s := stage.New(stage.Options{Workers: 1, Limits: stage.BrowserLimits, Yield: newBreath().take})
	s.Run(context.Background(), in, sink{js.Global()})
}

// A sink posts to the page.
type sink struct{ worker js.Value }

func (s sink) Text(message []byte) { s.worker.Call("postMessage", string(message)) }

func (s sink) Binary(message []byte) {
	bytes := js.Global().Get("Uint8Array").New(len(message))
	js.CopyBytesToJS(bytes, message)
	buffer := bytes.Get("buffer")
	s.worker.Call("postMessage", buffer, []any{buffer})
}
