package classroom

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/coder/websocket"
)

// A socket is one browser, and what its engine tells goes through it.
type socket struct {
	*Classroom
	conn   *websocket.Conn
	cancel context.CancelCauseFunc
	from   string
	moved  atomic.Int64 // when somebody last did something, in nanoseconds
	full   atomic.Bool  // messages wait for the engine, so that none is read
	last   atomic.Pointer[[]byte]
}

// waiting is how many messages may wait for an engine; then no more are read, and the browser has to wait.
const waiting = 8

// errGone ends a socket that nobody listens to any more.
var errGone = errors.New("the browser is gone")

// meet lets a browser in, or says why not.
func (c *Classroom) meet(w http.ResponseWriter, r *http.Request) {
	if !c.admits(r.URL.Query().Get("token")) {
		http.Error(w, "This needs the whole link that the terminal shows, with its token.", http.StatusForbidden)
		return
	}
	if !take(c.doors) {
		http.Error(w, full.text, http.StatusServiceUnavailable)
		return
	}
	defer leave(c.doors)
	c.sockets.Add(1)
	defer c.sockets.Done()
	// Accept refuses pages of other sites: their Origin is not our Host.
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{CompressionMode: websocket.CompressionDisabled})
	if err != nil {
		c.Log.Info("no socket", "from", r.RemoteAddr, "why", err)
		return
	}
	if !take(c.seats) {
		_ = conn.Close(full.code, full.text) // it is gone either way
		c.Log.Info("turned away: all seats are taken", "from", r.RemoteAddr, "seats", cap(c.seats))
		return
	}
	defer leave(c.seats)
	conn.SetReadLimit(c.limits.message)
	s := &socket{Classroom: c, conn: conn, from: r.RemoteAddr}
	s.serve(r.Context())
}

func take(seats chan struct{}) bool {
	select {
	case seats <- struct{}{}:
		return true
	default:
		return false
	}
}

func leave(seats chan struct{}) { <-seats }

// serve runs the engine of the browser until one of them ends. Nothing of it is left when it returns.
func (s *socket) serve(base context.Context) {
	ctx, cancel := context.WithCancelCause(base)
	s.cancel = cancel
	s.moved.Store(time.Now().UnixNano())
	s.Log.Info("a browser came", "from", s.from, "open", len(s.seats))
	in := make(chan []byte, waiting)
	var helpers sync.WaitGroup
	helpers.Go(func() { s.read(ctx, in) })
	helpers.Go(func() { s.watch(ctx) })
	why := s.run(ctx, in)
	cancel(why)
	s.close(why)
	helpers.Wait()
	s.Log.Info("a browser went", "from", s.from, "why", why)
}

// run runs the engine and returns why it ended. A panic ends this socket alone.
func (s *socket) run(ctx context.Context, in <-chan []byte) (why error) {
	defer func() {
		if p := recover(); p != nil {
			s.report(p)
			why = &broken
		}
	}()
	s.Engine()(ctx, in, s)
	if ctx.Err() == nil {
		return &done
	}
	if why := context.Cause(ctx); !errors.Is(why, context.Canceled) {
		return why
	}
	return &ended
}

// report writes down what is needed to find a mistake of the program.
func (s *socket) report(panicked any) {
	last := "none"
	if message := s.last.Load(); message != nil {
		last = fmt.Sprintf("%.2000q", *message)
	}
	fmt.Fprintf(s.Faults, "socialcredit: a mistake of the program closed the world of one browser; the others go on.\n"+
		"Please report it with all that follows (%s).\nThe page's last message: %s\npanic: %v\n%s",
		s.Version, last, panicked, debug.Stack())
}

// close says goodbye, if there is anybody.
func (s *socket) close(why error) {
	if f, ok := errors.AsType[*farewell](why); ok {
		_ = s.conn.Close(f.code, f.text) // it is gone either way
		return
	}
	_ = s.conn.CloseNow()
}

// read hands messages to the engine.
func (s *socket) read(ctx context.Context, in chan<- []byte) {
	for {
		// Not ctx: a read that is cut off would close the socket before goodbye is said.
		kind, message, err := s.conn.Read(context.WithoutCancel(ctx))
		switch {
		case errors.Is(err, websocket.ErrMessageTooBig):
			s.cancel(&long)
			return
		case err != nil:
			s.cancel(errGone)
			_ = s.conn.CloseNow() // what waits to be written is given up
			return
		case kind != websocket.MessageText:
			s.cancel(&notText)
			return
		}
		s.note(message)
		s.full.Store(true)
		select {
		case in <- message:
		case <-ctx.Done():
			return
		}
		s.full.Store(false)
	}
}

// note remembers when somebody did something. Pages ask for frames by themselves.
func (s *socket) note(message []byte) {
	s.last.Store(&message)
	var request struct {
		Do string `json:"do"`
	}
	if err := json.Unmarshal(message, &request); err == nil && request.Do != "want" {
		s.moved.Store(time.Now().UnixNano())
	}
}

// watch closes the socket when the browser has gone without a word, or nobody sits there any more.
func (s *socket) watch(ctx context.Context) {
	tick := time.NewTicker(s.limits.ping)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if time.Since(time.Unix(0, s.moved.Load())) > s.limits.idle {
			s.cancel(&idle)
			return
		}
		if !s.answers(ctx) {
			s.cancel(errGone)
			_ = s.conn.CloseNow()
			return
		}
	}
}

// answers tells whether the browser is there. While its messages wait, its answer is not read: then it only must be
// there to take the question.
func (s *socket) answers(ctx context.Context) bool {
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.limits.write)
	defer cancel()
	err := s.conn.Ping(patience)
	return err == nil || s.full.Load() && errors.Is(err, context.DeadlineExceeded)
}

// Text sends a message of text.
func (s *socket) Text(message []byte) { s.write(websocket.MessageText, message) }

// Binary sends a message of numbers.
func (s *socket) Binary(message []byte) { s.write(websocket.MessageBinary, message) }

// write waits while the browser is slow, but not for ever.
func (s *socket) write(kind websocket.MessageType, message []byte) {
	patience, cancel := context.WithTimeout(context.Background(), s.limits.write)
	defer cancel()
	if err := s.conn.Write(patience, kind, message); err != nil {
		s.cancel(errGone)
	}
}
