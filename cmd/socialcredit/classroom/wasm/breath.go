//go:build js

package main

import "syscall/js"

// A breath lets the browser deliver what was posted to the worker: it does so only while all of Go waits. It waits for a
// message that it posts to itself, which comes behind those that are there already, and sooner than any timer would.
type breath struct {
	port js.Value
	done chan struct{}
}

func newBreath() *breath {
	channel := js.Global().Get("MessageChannel").New()
	b := &breath{port: channel.Get("port2"), done: make(chan struct{}, 64)}
	channel.Get("port1").Set("onmessage", js.FuncOf(func(js.Value, []js.Value) any {
		b.done <- struct{}{}
		return nil
	}))
	return b
}

// take waits. More than one goroutine may.
func (b *breath) take() {
	b.port.Call("postMessage", nil)
	<-b.done
}
