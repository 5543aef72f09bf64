package stage_test

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"math"
	"testing"
	"time"

	"socialcredit/cmd/socialcredit/classroom/stage"
)

// A page is what a browser would be to a stage.
type page struct {
	t      *testing.T
	in     chan []byte
	texts  chan stage.Reply
	frames chan frame
	people chan []byte
	ties   chan []byte
	id     int
}

// open starts a stage for a test.
func newPage(t *testing.T, o stage.Options) *page {
	t.Helper()
	if o.Limits == (stage.Limits{}) {
		o.Limits = stage.NativeLimits
	}
	p := &page{
		t: t, in: make(chan []byte), texts: make(chan stage.Reply, 1000), frames: make(chan frame, 1000),
		people: make(chan []byte, 1000), ties: make(chan []byte, 1000),
	}
	ctx, cancel := context.WithCancel(context.Background())
	gone := make(chan struct{})
	go func() {
		stage.New(o).Run(ctx, p.in, p)
		close(gone)
	}()
	t.Cleanup(func() {
		cancel()
		select {
		case <-gone:
		case <-time.After(10 * time.Second):
			t.Error("the stage goes on after its context has ended")
		}
	})
	return p
}

func (p *page) Text(message []byte) {
	var r stage.Reply
	if err := json.Unmarshal(message, &r); err != nil {
		p.t.Errorf("%s: %v", message, err)
	}
	p.texts <- r
}

func (p *page) Binary(message []byte) {
	switch binary.LittleEndian.Uint32(message) {
	case 1:
		p.people <- message
	case 2:
		p.ties <- message
	case 3:
		p.frames <- readFrame(p.t, message)
	default:
		p.t.Errorf("a message of kind %d", message[0])
	}
}

// ask sends a request and waits for its reply; events that come before are passed to see.
func (p *page) ask(r stage.Request, see ...func(event string, what json.RawMessage)) (json.RawMessage, *stage.Failure) {
	p.t.Helper()
	p.id++
	r.ID = p.id
	text, err := json.Marshal(r)
	if err != nil {
		p.t.Fatal(err)
	}
	p.in <- text
	for {
		reply := p.reply()
		if reply.Event != "" {
			for _, f := range see {
				f(reply.Event, reply.OK)
			}
			continue
		}
		if reply.Re != r.ID {
			p.t.Fatalf("a reply to %d, not to %d", reply.Re, r.ID)
		}
		return reply.OK, reply.Error
	}
}

func (p *page) reply() stage.Reply {
	p.t.Helper()
	select {
	case r := <-p.texts:
		return r
	case <-time.After(60 * time.Second):
		p.t.Fatal("no reply within a minute")
	}
	return stage.Reply{}
}

// ok asks, wants no error, and reads the answer.
func ok[T any](p *page, r stage.Request) (out T) {
	p.t.Helper()
	text, failure := p.ask(r)
	if failure != nil {
		p.t.Fatalf("%s: %s", r.Do, failure.Text)
	}
	if err := json.Unmarshal(text, &out); err != nil {
		p.t.Fatalf("%s: %v", r.Do, err)
	}
	return out
}

// fails asks and wants an error.
func (p *page) fails(r stage.Request) *stage.Failure {
	p.t.Helper()
	answer, failure := p.ask(r)
	if failure == nil {
		p.t.Fatalf("%+v was answered with %.200s", r, answer)
	}
	return failure
}

// open shows a state.
func (p *page) open(state stage.State) stage.Opened {
	p.t.Helper()
	return ok[stage.Opened](p, stage.Request{Do: "open", State: &state})
}

// reach waits until the stage stands still.
func (p *page) reach() stage.Halt {
	p.t.Helper()
	for {
		r := p.reply()
		if r.Event == "halt" {
			var halt stage.Halt
			if err := json.Unmarshal(r.OK, &halt); err != nil {
				p.t.Fatal(err)
			}
			return halt
		}
	}
}

// frame asks for one and waits for it.
func (p *page) frame() frame {
	p.t.Helper()
	ok[struct{}](p, stage.Request{Do: "want"})
	select {
	case f := <-p.frames:
		return f
	case <-time.After(30 * time.Second):
		p.t.Fatal("no frame within 30 s")
	}
	return frame{}
}

// A frame is one that a page has read.
type frame struct {
	epoch, period, worlds, n, rows, columns, groups int

	values  []float64 // by row, world, group and column
	periods []int
	score   [][]int16 // by world
	band    [][]byte
	flags   [][]byte
}

func readFrame(t *testing.T, m []byte) (f frame) {
	t.Helper()
	word := func(i int) int { return int(binary.LittleEndian.Uint32(m[4*i:])) }
	f = frame{epoch: word(1), period: word(2), worlds: word(3), n: word(4), rows: word(5), columns: word(6), groups: word(7)}
	at := 32
	pad := func() { at = (at + 3) / 4 * 4 }
	for range f.rows * f.worlds * f.groups * f.columns {
		f.values = append(f.values, math.Float64frombits(binary.LittleEndian.Uint64(m[at:])))
		at += 8
	}
	for range f.rows {
		f.periods = append(f.periods, int(binary.LittleEndian.Uint32(m[at:])))
		at += 4
	}
	for range f.worlds {
		var score []int16
		for i := range f.n {
			score = append(score, int16(binary.LittleEndian.Uint16(m[at+2*i:])))
		}
		at += 2 * f.n
		pad()
		f.score = append(f.score, score)
		f.band = append(f.band, m[at:at+f.n])
		at += f.n
		pad()
		f.flags = append(f.flags, m[at:at+f.n])
		at += f.n
		pad()
	}
	if at != len(m) {
		t.Errorf("a frame of %d bytes, read %d", len(m), at)
	}
	return f
}
