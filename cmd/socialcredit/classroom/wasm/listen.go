//go:build js

package main

import (
	"sync"
	"syscall/js"
)

// A queue holds what the page has asked and the stage has not taken yet. A handler of the browser's must not wait, and so
// the queue has no end; it is the page's own memory.
type queue struct {
	mutex    sync.Mutex
	messages [][]byte
	more     chan struct{} // holds something while there may be messages
}

// listen hears what is posted to the worker.
func listen(worker js.Value) <-chan []byte {
	q, in := &queue{more: make(chan struct{}, 1)}, make(chan []byte)
	worker.Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		if data := args[0].Get("data"); data.Type() == js.TypeString {
			q.put([]byte(data.String()))
		}
		return nil
	}))
	go func() {
		for range q.more {
			for _, message := range q.take() {
				in <- message
			}
		}
	}()
	return in
}

func (q *queue) put(message []byte) {
	q.mutex.Lock()
	q.messages = append(q.messages, message)
	q.mutex.Unlock()
	select {
	case q.more <- struct{}{}:
	default:
	}
}

func (q *queue) take() [][]byte {
	q.mutex.Lock()
	defer q.mutex.Unlock()
	all := q.messages
	q.messages = nil
	return all
}
