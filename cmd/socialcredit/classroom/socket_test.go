package classroom

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/coder/websocket"

	"socialcredit/cmd/socialcredit/classroom/stage"
)

// blind neither reads nor says anything.
func blind() Engine {
	return func(ctx context.Context, _ <-chan []byte, _ stage.Sink) { <-ctx.Done() }
}

func TestAClosedTabFreesItsWorld(t *testing.T) {
	for name, leave := range map[string]func(*websocket.Conn) error{
		"said":    func(conn *websocket.Conn) error { return conn.Close(websocket.StatusGoingAway, "") },
		"crashed": (*websocket.Conn).CloseNow,
	} {
		t.Run(name, func(t *testing.T) {
			c := serve(t, Options{}, nil)
			c.ask("GET", "/", "")
			before := runtime.NumGoroutine()
			for range 3 {
				var conns []*websocket.Conn
				for range 10 {
					conn := c.join()
					c.says(conn, "hello")
					c.hears(conn)
					conns = append(conns, conn)
				}
				if len(c.seats) != 10 || runtime.NumGoroutine() < before+20 {
					t.Fatalf("%d seats taken, %d goroutines, %d before", len(c.seats), runtime.NumGoroutine(), before)
				}
				for _, conn := range conns {
					if err := leave(conn); err != nil {
						t.Fatal(err)
					}
				}
				eventually(t, "all seats are free", func() bool { return len(c.seats) == 0 })
				eventually(t, "all goroutines are gone", func() bool { return runtime.NumGoroutine() <= before+1 })
			}
		})
	}
}

func TestOneBrowserTooManyIsToldSo(t *testing.T) {
	c := serve(t, Options{Browsers: 2}, nil)
	first := c.join()
	c.join()
	eventually(t, "both sit", func() bool { return len(c.seats) == 2 })
	if code, why := c.closed(c.join()); code != 1013 || !strings.Contains(why, "seats") {
		t.Errorf("%d %q", code, why)
	}
	_ = first.CloseNow()
	eventually(t, "a seat is free", func() bool { return len(c.seats) == 1 })
	third := c.join()
	c.says(third, "y")
	if said := c.hears(third); said != "y" {
		t.Errorf("%q", said)
	}
}

// Whoever is turned away and does not leave takes no more than a few doors.
func TestACrowdAtTheDoorIsKeptOut(t *testing.T) {
	c := serve(t, Options{Browsers: 1}, nil)
	c.join()
	eventually(t, "the seat is taken", func() bool { return len(c.seats) == 1 })
	c.join() // says nothing, so that it stands in the door
	if _, answer, err := c.dial("/ws"); err == nil || answer.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("%v", err)
	}
	if answer := c.ask("GET", "/", ""); answer.StatusCode != 200 {
		t.Errorf("the page: %s", answer.Status)
	}
}

func TestLongMessagesAndBinaryOnesAreRefused(t *testing.T) {
	c := serve(t, Options{}, nil)
	other := c.join()
	for name, want := range map[string]struct {
		code websocket.StatusCode
		kind websocket.MessageType
		size int
	}{
		"long":     {1009, websocket.MessageText, 64<<10 + 1},
		"very":     {1009, websocket.MessageText, 4 << 20},
		"binary":   {1003, websocket.MessageBinary, 10},
		"in bound": {0, websocket.MessageText, 64 << 10},
	} {
		conn := c.join()
		_ = conn.Write(within(t, 5*time.Second), want.kind, []byte(strings.Repeat("x", want.size)))
		if want.code == 0 {
			if said := c.hears(conn); len(said) != want.size {
				t.Errorf("%s: %d bytes", name, len(said))
			}
			continue
		}
		if code, why := c.closed(conn); code != want.code {
			t.Errorf("%s: %d %q", name, code, why)
		}
	}
	c.says(other, "still here")
	c.hears(other)
}

// Frames that no browser sends: text that is not masked, and an opcode that there is not (RFC 6455, 5.1 and 5.2).
func TestBrokenFramesEndTheSocket(t *testing.T) {
	for _, frame := range []string{"\x81\x01x", "\x8f\x80\x00\x00\x00\x00", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00"} {
		c := serve(t, Options{}, nil)
		conn, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", c.port))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		fmt.Fprintf(conn, "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"+
			"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n%s", c.port, frame)
		_ = conn.SetDeadline(time.Now().Add(5 * time.Second))
		answer, err := io.ReadAll(conn)
		if !strings.HasPrefix(string(answer), "HTTP/1.1 101 ") || errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%q: %q, %v", frame, answer, err)
		}
	}
}

// A flood of messages that the engine does not read stays with the browser.
func TestAFloodWaitsOutside(t *testing.T) {
	c := serve(t, Options{Engine: blind}, func(c *Classroom) { c.limits.ping, c.limits.write = 20*time.Millisecond, 50*time.Millisecond })
	conn := c.join()
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	sent, message := 0, []byte(strings.Repeat("x", 60<<10))
	for conn.Write(ctx, websocket.MessageText, message) == nil {
		sent += len(message)
	}
	if ctx.Err() == nil || sent > 64<<20 {
		t.Errorf("%d bytes were taken", sent)
	}
	_ = conn.CloseNow()
	eventually(t, "it is gone", func() bool { return len(c.seats) == 0 })
}

func TestADeadTabIsNoticed(t *testing.T) {
	c := serve(t, Options{}, func(c *Classroom) { c.limits.ping, c.limits.write = 20*time.Millisecond, 100*time.Millisecond })
	living := c.join()
	go func() { _, _, _ = living.Read(t.Context()) }() // answers pings
	c.join()                                           // does not
	eventually(t, "two are here", func() bool { return len(c.seats) == 2 })
	eventually(t, "the dead one is gone", func() bool { return len(c.seats) == 1 })
	time.Sleep(300 * time.Millisecond)
	if len(c.seats) != 1 {
		t.Error("the living one is gone, too")
	}
}

// While an engine is busy its browser's messages wait, pongs among them: it is not dead.
func TestABusyEngineIsNoDeadTab(t *testing.T) {
	c := serve(t, Options{Engine: blind}, func(c *Classroom) { c.limits.ping, c.limits.write = 10*time.Millisecond, 50*time.Millisecond })
	conn := c.join()
	for range waiting + 2 {
		c.says(conn, "x")
	}
	time.Sleep(300 * time.Millisecond)
	if len(c.seats) != 1 {
		t.Error("it was taken for dead")
	}
}

func TestABrowserThatTakesNothingIsClosed(t *testing.T) {
	loud := func() Engine {
		return func(ctx context.Context, _ <-chan []byte, out stage.Sink) {
			for ctx.Err() == nil {
				out.Binary(make([]byte, 1<<20))
			}
		}
	}
	c := serve(t, Options{Engine: loud}, func(c *Classroom) { c.limits.write = 100 * time.Millisecond })
	c.join()
	eventually(t, "it came", func() bool { return len(c.seats) == 1 })
	eventually(t, "it was closed", func() bool { return len(c.seats) == 0 })
}

func TestNobodyThereForLong(t *testing.T) {
	c := serve(t, Options{}, func(c *Classroom) { c.limits.ping, c.limits.idle = 10*time.Millisecond, 400*time.Millisecond })
	conn, start := c.join(), time.Now()
	stop := make(chan struct{})
	defer close(stop)
	go func() { // a page that plays by itself asks for frames
		for {
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
				_ = conn.Write(t.Context(), websocket.MessageText, []byte(`{"id": 1, "do": "want"}`))
			}
		}
	}()
	time.AfterFunc(200*time.Millisecond, func() { _ = conn.Write(t.Context(), websocket.MessageText, []byte(`{"do":"pause"}`)) })
	code, why := c.closed(conn)
	if code != statusIdle || !strings.Contains(why, "Reload") {
		t.Errorf("%d %q", code, why)
	}
	if lasted := time.Since(start); lasted < 600*time.Millisecond {
		t.Errorf("closed after %v, though somebody was there after 200 ms", lasted)
	}
}

func TestAPanicClosesOneBrowser(t *testing.T) {
	var made atomic.Int32
	c := serve(t, Options{Engine: func() Engine {
		made.Add(1)
		return func(ctx context.Context, in <-chan []byte, out stage.Sink) {
			for {
				select {
				case <-ctx.Done():
					return
				case message := <-in:
					if string(message) == "break" {
						panic("the contract is broken")
					}
					out.Text(message)
				}
			}
		}
	}}, nil)
	good, bad := c.join(), c.join()
	c.says(bad, "break")
	if code, why := c.closed(bad); code != 1011 || !strings.Contains(why, "mistake") || strings.Contains(why, "contract") {
		t.Errorf("%d %q", code, why)
	}
	eventually(t, "its seat is free", func() bool { return len(c.seats) == 1 })
	for _, want := range []string{"report", "the contract is broken", `"break"`, "socket_test.go"} {
		if !strings.Contains(c.faults.String(), want) {
			t.Errorf("the report does not say %q:\n%s", want, c.faults)
		}
	}
	c.says(good, "on we go")
	c.hears(good)
	if made.Load() != 2 {
		t.Errorf("%d engines for two browsers", made.Load())
	}
}

func TestTheEndIsTold(t *testing.T) {
	c := serve(t, Options{}, nil)
	conn, silent := c.join(), c.join()
	c.says(conn, "x")
	c.hears(conn)
	c.says(silent, "x")
	c.hears(silent) // and never reads again
	start := time.Now()
	go c.end()
	if code, why := c.closed(conn); code != websocket.StatusGoingAway || why != ended.text {
		t.Errorf("%d %q", code, why)
	}
	c.end()
	if took := time.Since(start); took > 2*goodbye+500*time.Millisecond {
		t.Errorf("the end took %v", took)
	}
}

// RFC 6455, 5.5: a control frame has at most 125 bytes, of which the code takes two.
func TestFarewellsFit(t *testing.T) {
	for _, f := range []*farewell{&done, &ended, &notText, &long, &broken, &full, &idle} {
		if len(f.text) > 123 {
			t.Errorf("%d bytes: %s", len(f.text), f.text)
		}
	}
}
