package classroom

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/coder/websocket"

	"socialcredit/cmd/socialcredit/classroom/stage"
)

// A load is a class at work: browsers that run the loud village beside its twin, ask about people, begin anew with other
// luck, and are now and then closed and opened again.
type load struct {
	*class
	speed                          float64 // periods a second; 0 = as fast as it goes
	frames, periods, bytes, opened atomic.Int64
	mutex                          sync.Mutex
	waits                          []time.Duration // from asking for a frame to having it
}

// CLASSROOM_LOAD=20x10m@30 lets 20 browsers work for ten minutes at 30 periods a second (0 = as fast as it goes), and prints
// what the program takes, which must not grow.
func TestMemoryUnderLoadIsFlat(t *testing.T) {
	said := os.Getenv("CLASSROOM_LOAD")
	if said == "" {
		t.Skip("takes minutes; CLASSROOM_LOAD=20x10m@30 runs it")
	}
	var n, minutes int
	var speed float64
	if _, err := fmt.Sscanf(said, "%dx%dm@%g", &n, &minutes, &speed); err != nil {
		t.Fatalf("CLASSROOM_LOAD=%s: %v; such as 20x10m@30", said, err)
	}
	lasts := time.Duration(minutes) * time.Minute
	l := &load{class: worlds(t, Opening{}, nil), speed: speed}
	ctx, cancel := context.WithTimeout(t.Context(), lasts)
	defer cancel()
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { l.work(ctx, uint64(i+1)) })
	}
	heaps := l.look(ctx, lasts/20)
	all.Wait()
	eventually(t, "all seats are free", func() bool { return len(l.seats) == 0 })
	early, late := mean(heaps[len(heaps)/4:len(heaps)/2]), mean(heaps[3*len(heaps)/4:])
	t.Logf("in the second quarter %.1f MB of heap, in the last %.1f", early, late)
	if late > 1.2*early+2 {
		t.Error("the heap grows")
	}
}

// look prints what the program takes, twenty times, and returns the heaps in megabytes.
func (l *load) look(ctx context.Context, every time.Duration) (heaps []float64) {
	start := time.Now()
	tick := time.NewTicker(every)
	defer tick.Stop()
	l.t.Logf("%6s %9s %8s %11s %6s %9s %10s %8s %10s %10s", "after", "heap MB", "RSS MB", "goroutines", "open", "worlds", "periods/s", "frames/s", "wait p50", "wait p99")
	for {
		select {
		case <-ctx.Done():
			return heaps
		case <-tick.C:
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		heaps = append(heaps, float64(m.HeapAlloc)/1e6)
		seconds := every.Seconds()
		l.mutex.Lock()
		waits := l.waits
		l.waits = nil
		l.mutex.Unlock()
		slices.Sort(waits)
		l.t.Logf("%6s %9.1f %8.1f %11d %6d %9d %10.0f %8.0f %10s %10s", time.Since(start).Round(time.Second), float64(m.HeapAlloc)/1e6, resident(),
			runtime.NumGoroutine(), len(l.seats), l.opened.Load(), float64(l.periods.Swap(0))/seconds, float64(l.frames.Swap(0))/seconds,
			quantile(waits, 0.5), quantile(waits, 0.99))
	}
}

// work opens pages, one after another.
func (l *load) work(ctx context.Context, seed uint64) {
	for round := seed; ctx.Err() == nil; round++ {
		life, cancel := context.WithTimeout(ctx, time.Duration(20+round%20)*time.Second)
		if err := l.page(life, round); err != nil && life.Err() == nil {
			l.t.Errorf("browser %d: %v", seed, err)
		}
		cancel()
	}
}

// page does what a page does, until its time is over.
func (l *load) page(ctx context.Context, seed uint64) error {
	conn, _, err := websocket.Dial(ctx, l.local("ws", "/ws"), nil)
	if err != nil {
		return err
	}
	defer func() { _ = conn.CloseNow() }()
	conn.SetReadLimit(-1)
	send := func(r stage.Request) error {
		text, err := json.Marshal(r)
		if err != nil {
			return err
		}
		return conn.Write(ctx, websocket.MessageText, text)
	}
	begin := func() error {
		seed += 1000
		l.opened.Add(2)
		for _, r := range []stage.Request{
			{ID: 1, Do: "open", State: &stage.State{Scenario: "loud", Seed: seed, Twin: []string{"institutions.osmanthus.friends.kind=none"}}},
			{ID: 2, Do: "want"},
			{ID: 3, Do: "go", Speed: l.speed},
			{ID: 4, Do: "card", Person: int(seed % 500), Lang: "en"},
		} {
			if err := send(r); err != nil {
				return err
			}
		}
		return nil
	}
	if err := begin(); err != nil {
		return err
	}
	var asked time.Time
	period := uint32(0)
	for {
		kind, message, err := conn.Read(ctx)
		if err != nil {
			return err
		}
		l.bytes.Add(int64(len(message)))
		if kind == websocket.MessageText {
			var reply stage.Reply
			if err := json.Unmarshal(message, &reply); err != nil || reply.Error != nil {
				return fmt.Errorf("%.300s", message)
			}
			var halt stage.Halt
			if reply.Event == "halt" && json.Unmarshal(reply.OK, &halt) == nil && halt.End {
				if err := begin(); err != nil {
					return err
				}
			}
			continue
		}
		if binary.LittleEndian.Uint32(message) != 3 {
			continue
		}
		l.frames.Add(1)
		now := binary.LittleEndian.Uint32(message[8:])
		if now > period {
			l.periods.Add(2 * int64(now-period))
		}
		if period = now; !asked.IsZero() {
			l.mutex.Lock()
			l.waits = append(l.waits, time.Since(asked))
			l.mutex.Unlock()
		}
		asked = time.Now()
		if err := send(stage.Request{ID: 5, Do: "want"}); err != nil {
			return err
		}
	}
}

// resident is how much of the machine's memory the program has, in megabytes; 0 where that is not told.
func resident() float64 {
	text, _ := os.ReadFile("/proc/self/status")
	_, after, found := strings.Cut(string(text), "VmRSS:")
	var kilobytes float64
	if found {
		_, _ = fmt.Sscan(after, &kilobytes)
	}
	return kilobytes / 1e3
}

func mean(values []float64) (sum float64) {
	for _, v := range values {
		sum += v / float64(len(values))
	}
	return sum
}

func quantile(sorted []time.Duration, q float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[int(q*float64(len(sorted)-1))].Round(100 * time.Microsecond)
}
