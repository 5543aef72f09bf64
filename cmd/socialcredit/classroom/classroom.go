// Package classroom serves the page of the classroom to browsers, and computes for each of them what it shows. Who may
// talk to it is decided here, and how many, how much and how long; what is said is package stage's.
package classroom

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"socialcredit/cmd/socialcredit/classroom/stage"
)

// An Engine answers the messages of one page, until the context ends. It returns when nothing of it runs any more.
type Engine func(ctx context.Context, in <-chan []byte, out stage.Sink)

// Options say how a classroom is served.
type Options struct {
	// Addr is HOST:PORT; port 0 is a free one. Where others than this machine can reach it, a token guards it.
	Addr string
	// Browsers is how many may be open at once.
	Browsers int
	// Opening is what pages show first.
	Opening Opening
	// Engine makes what stands behind one page; nil = a stage.
	Engine func() Engine
	// Log tells who comes and goes; nil = nobody is told.
	Log *slog.Logger
	// Faults is where a mistake of the program is written down, for whoever mends it, with the program's Version.
	Faults  io.Writer
	Version string
}

// A Classroom is a server that listens.
type Classroom struct {
	Options
	limits   limits
	listener net.Listener
	host     string // as asked for
	port     string
	token    string // "" where only this machine can reach it
	pages    *pages
	crowd    crowd
	seats    chan struct{} // one for each browser that is open
	doors    chan struct{} // one for each that has come, and may be turned away
	sockets  sync.WaitGroup
}

// limits bound a browser.
type limits struct {
	message int64         // bytes of a message of a page
	write   time.Duration // how long a message to it may take
	ping    time.Duration // how often it is looked after
	idle    time.Duration // how long it stays open though nobody does anything
}

var usual = limits{message: 64 << 10, write: 30 * time.Second, ping: 20 * time.Second, idle: 2 * time.Hour}

// Limits of requests, and how long browsers may take to say goodbye.
const (
	headerBytes = 16 << 10
	readHeader  = 5 * time.Second
	readRequest = 10 * time.Second
	writeAnswer = time.Minute
	keepAlive   = 2 * time.Minute
	goodbye     = 700 * time.Millisecond
)

// Listen takes the address, so that pages that are asked for from now on are answered once Serve is called.
func Listen(o Options) (*Classroom, error) {
	host, _, err := net.SplitHostPort(o.Addr)
	if err != nil {
		return nil, fmt.Errorf("%q is no HOST:PORT, such as 127.0.0.1:8080", o.Addr)
	}
	pages, err := readPages()
	if err != nil {
		return nil, err
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	c := &Classroom{
		Options: o, limits: usual, host: host, pages: pages, crowd: crowd{most: mostMemory()},
		seats: make(chan struct{}, o.Browsers), doors: make(chan struct{}, 2*o.Browsers),
	}
	if c.Engine == nil {
		if err := c.takeStages(); err != nil {
			return nil, err
		}
	}
	if c.listener, err = net.Listen("tcp", o.Addr); err != nil {
		return nil, err
	}
	at := c.listener.Addr().(*net.TCPAddr)
	c.port = strconv.Itoa(at.Port)
	if !at.IP.IsLoopback() {
		c.token = newToken()
	}
	return c, nil
}

// takeStages has a stage stand behind each page.
func (c *Classroom) takeStages() error {
	options, err := c.Opening.options()
	if err != nil {
		return err
	}
	options.Admit = c.crowd.admit
	c.Engine = func() Engine { return stage.New(options).Run }
	return nil
}

// newToken is 128 random bits.
func newToken() string {
	bits := make([]byte, 16)
	_, _ = rand.Read(bits) // never fails
	return base64.RawURLEncoding.EncodeToString(bits)
}

// Serve answers until the context ends, then tells all browsers that it is over.
func (c *Classroom) Serve(ctx context.Context) error {
	server := &http.Server{
		Handler:           c.handler(),
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: readHeader,
		ReadTimeout:       readRequest,
		WriteTimeout:      writeAnswer,
		IdleTimeout:       keepAlive,
		MaxHeaderBytes:    headerBytes,
		ErrorLog:          slog.NewLogLogger(c.Log.Handler(), slog.LevelInfo),
	}
	over := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(over)
		patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), goodbye)
		defer cancel()
		_ = server.Shutdown(patience) // who is not answered by then is cut off
	})
	err := server.Serve(c.listener)
	if stop() || !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve the classroom: %w", err)
	}
	<-over
	c.waitForSockets()
	return nil
}

// waitForSockets gives browsers the time to say goodbye.
func (c *Classroom) waitForSockets() {
	gone := make(chan struct{})
	go func() {
		c.sockets.Wait()
		close(gone)
	}()
	select {
	case <-gone:
	case <-time.After(goodbye):
	}
}

// handler answers requests.
func (c *Classroom) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /ws", c.meet)
	mux.Handle("GET /", c.pages)
	return c.guard(mux)
}
