package classroom

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"

	"socialcredit/cmd/socialcredit/classroom/stage"
)

// echo sends back whatever comes.
func echo() Engine {
	return func(ctx context.Context, in <-chan []byte, out stage.Sink) {
		for {
			select {
			case <-ctx.Done():
				return
			case message := <-in:
				out.Text(message)
			}
		}
	}
}

// A class is a classroom that serves while a test runs.
type class struct {
	*Classroom
	t      *testing.T
	faults *notes
	end    func() // ends it, and waits until it has ended
}

// notes may be written and read by several.
type notes struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (n *notes) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(p)
}

func (n *notes) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.String()
}

// serve opens a classroom; change may alter it before it serves.
func serve(t *testing.T, o Options, change func(*Classroom)) *class {
	t.Helper()
	faults := &notes{}
	o.Faults = faults
	if o.Addr == "" {
		o.Addr = "127.0.0.1:0"
	}
	if o.Browsers == 0 {
		o.Browsers = 40
	}
	if o.Engine == nil {
		o.Engine = echo
	}
	c, err := Listen(o)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(c)
	}
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- c.Serve(ctx) }()
	end := sync.OnceFunc(func() {
		cancel()
		if err := <-served; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	t.Cleanup(end)
	return &class{Classroom: c, t: t, faults: faults, end: end}
}

// local is an address of the classroom by the loopback.
func (c *class) local(scheme, path string) string {
	return scheme + "://" + net.JoinHostPort("127.0.0.1", c.port) + path
}

// ask sends a request whose Host header says what it is given.
func (c *class) ask(method, path, host string, headers ...string) *http.Response {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.local("http", path), nil)
	if err != nil {
		c.t.Fatal(err)
	}
	if host != "" {
		r.Host = host
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	client := http.Client{
		Transport:     &http.Transport{DisableKeepAlives: true, DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	answer, err := client.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	answer.Body = io.NopCloser(bytes.NewReader(body))
	return answer
}

// dial opens a socket.
func (c *class) dial(path string, headers ...string) (*websocket.Conn, *http.Response, error) {
	o := &websocket.DialOptions{HTTPHeader: http.Header{}}
	for i := 0; i < len(headers); i += 2 {
		o.HTTPHeader.Set(headers[i], headers[i+1])
	}
	conn, answer, err := websocket.Dial(c.t.Context(), c.local("ws", path), o)
	if err == nil {
		c.t.Cleanup(func() { _ = conn.CloseNow() })
		conn.SetReadLimit(-1)
	}
	return conn, answer, err
}

// join opens a socket that must open.
func (c *class) join() *websocket.Conn {
	c.t.Helper()
	conn, _, err := c.dial("/ws")
	if err != nil {
		c.t.Fatal(err)
	}
	return conn
}

// hears reads a message of text.
func (c *class) hears(conn *websocket.Conn) string {
	c.t.Helper()
	kind, message, err := conn.Read(within(c.t, 5*time.Second))
	if err != nil || kind != websocket.MessageText {
		c.t.Fatalf("%v, %v", kind, err)
	}
	return string(message)
}

// closed reads until the socket is closed, and returns how.
func (c *class) closed(conn *websocket.Conn) (websocket.StatusCode, string) {
	c.t.Helper()
	ctx := within(c.t, 5*time.Second)
	for {
		_, _, err := conn.Read(ctx)
		if ctx.Err() != nil {
			c.t.Fatal("the socket stays open")
		}
		if f, ok := errors.AsType[websocket.CloseError](err); ok {
			return f.Code, f.Reason
		}
		if err != nil {
			return 0, err.Error()
		}
	}
}

func (c *class) says(conn *websocket.Conn, text string) {
	c.t.Helper()
	if err := conn.Write(within(c.t, 5*time.Second), websocket.MessageText, []byte(text)); err != nil {
		c.t.Fatal(err)
	}
}

func within(t *testing.T, d time.Duration) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), d)
	t.Cleanup(cancel)
	return ctx
}

// eventually waits until something holds.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not within five seconds: %s", what)
		}
	}
}

func TestThePageIsServed(t *testing.T) {
	c := serve(t, Options{}, nil)
	for path, kind := range map[string]string{
		"/": "text/html; charset=utf-8", "/index.html": "text/html; charset=utf-8",
		"/page.js": "text/javascript; charset=utf-8", "/style.css": "text/css; charset=utf-8",
		"/licences.txt": "text/plain; charset=utf-8",
	} {
		answer := c.ask("GET", path, "")
		etag := answer.Header.Get("ETag")
		if answer.StatusCode != 200 || answer.Header.Get("Content-Type") != kind || etag == "" || answer.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %s, %v", path, answer.Status, answer.Header)
		}
		if again := c.ask("GET", path, "", "If-None-Match", etag); again.StatusCode != 304 {
			t.Errorf("%s again: %s", path, again.Status)
		}
		body, _ := io.ReadAll(answer.Body)
		if head := c.ask("HEAD", path, ""); head.StatusCode != 200 || head.ContentLength != int64(len(body)) {
			t.Errorf("HEAD %s: %s, %d bytes of %d", path, head.Status, head.ContentLength, len(body))
		}
	}
	html, _ := io.ReadAll(c.ask("GET", "/", "").Body)
	if !strings.Contains(string(html), `<script src="page.js">`) {
		t.Errorf("/ is not the page: %s", html)
	}
}

func TestNothingElseIsServed(t *testing.T) {
	c := serve(t, Options{}, nil)
	for _, path := range []string{"/page", "/dist/", "/.gitignore", "/package.json", "/%2e%2e/classroom.go", "/page.js/", "/page.js%00"} {
		if answer := c.ask("GET", path, ""); answer.StatusCode == 200 {
			t.Errorf("%s: %s", path, answer.Status)
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "CONNECT"} {
		if answer := c.ask(method, "/", ""); answer.StatusCode < 400 {
			t.Errorf("%s /: %s", method, answer.Status)
		}
	}
}

// The policy is that of the OWASP secure headers project for a page that loads from its own origin alone.
func TestEveryAnswerHasStrictHeaders(t *testing.T) {
	c := serve(t, Options{}, nil)
	for _, answer := range []*http.Response{
		c.ask("GET", "/", ""), c.ask("GET", "/nothing", ""), c.ask("POST", "/", ""), c.ask("GET", "/ws", ""), c.ask("GET", "/", "evil.example"),
	} {
		h := answer.Header
		policy := h.Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none';") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") {
			t.Errorf("%s: policy %q", answer.Status, policy)
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
		} {
			if h.Get(name) != want {
				t.Errorf("%s: %s is %q", answer.Status, name, h.Get(name))
			}
		}
		if h.Get("Permissions-Policy") == "" || h.Get("Set-Cookie") != "" || h.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %v", answer.Status, h)
		}
	}
}

// DNS rebinding: the browser believes that a name of somebody else is this machine's.
func TestOtherNamesAreRefused(t *testing.T) {
	c := serve(t, Options{}, nil)
	for host, ok := range map[string]bool{
		"127.0.0.1:" + c.port: true, "localhost:" + c.port: true, "LOCALHOST:" + c.port: true, "[::1]:" + c.port: true,
		"127.0.0.1": false, "localhost": false, "localhost:1": false, "evil.example": false, "evil.example:" + c.port: false,
		"127.0.0.1.evil.example:" + c.port: false, "192.168.1.1:" + c.port: false, "localhost.:" + c.port: false,
	} {
		if answer := c.ask("GET", "/", host); (answer.StatusCode == 200) != ok {
			t.Errorf("%s: %s", host, answer.Status)
		}
		if answer := c.ask("GET", "/ws", host); (answer.StatusCode == 403) == ok {
			t.Errorf("%s: /ws: %s", host, answer.Status)
		}
	}
}

func TestPagesOfOtherSitesAreRefused(t *testing.T) {
	c := serve(t, Options{}, nil)
	for origin, ok := range map[string]bool{
		"http://127.0.0.1:" + c.port: true, "http://localhost:" + c.port: false, "http://127.0.0.1": false, "http://127.0.0.1:1": false,
		"http://evil.example": false, "null": false, "file://": false, "http://127.0.0.1:" + c.port + ".evil.example": false,
	} {
		_, answer, err := c.dial("/ws", "Origin", origin)
		if (err == nil) != ok || !ok && answer.StatusCode != 403 {
			t.Errorf("%s: %v", origin, err)
		}
	}
}

func TestOutsideOfTheMachineATokenIsNeeded(t *testing.T) {
	c := serve(t, Options{Addr: "0.0.0.0:0"}, nil)
	if !c.Shared() || len(c.token) != 22 {
		t.Fatalf("token %q: 128 bits are 22 characters in base64", c.token)
	}
	if answer := c.ask("GET", "/", "teacher.local"); answer.StatusCode != 200 {
		t.Errorf("the page needs no token, and any name will do: %s", answer.Status)
	}
	for _, path := range []string{"/ws", "/ws?token=", "/ws?token=" + c.token[:21], "/ws?token=" + c.token + "x", "/ws?token=" + strings.Repeat("A", 22)} {
		if _, answer, err := c.dial(path); err == nil || answer.StatusCode != 403 {
			t.Errorf("%s: %v", path, err)
		}
	}
	conn, _, err := c.dial("/ws?token=" + c.token)
	if err != nil {
		t.Fatal(err)
	}
	c.says(conn, "here")
	if said := c.hears(conn); said != "here" {
		t.Errorf("%q", said)
	}
	if other := serve(t, Options{Addr: "0.0.0.0:0"}, nil); other.token == c.token {
		t.Error("two classrooms have the same token")
	}
}

func TestLinks(t *testing.T) {
	c := serve(t, Options{}, nil)
	if links := c.Links(); len(links) != 1 || links[0] != "http://127.0.0.1:"+c.port+"/" || c.Shared() {
		t.Errorf("%q", links)
	}
	named := serve(t, Options{Addr: "localhost:0"}, nil)
	if links := named.Links(); len(links) != 1 || links[0] != "http://localhost:"+named.port+"/" {
		t.Errorf("%q", links)
	}
	shared := serve(t, Options{Addr: ":0"}, nil)
	for _, link := range shared.Links() {
		u, err := url.Parse(link)
		if err != nil || u.Query().Get("token") != shared.token || u.Port() != shared.port || u.Path != "/" || net.ParseIP(u.Hostname()).IsUnspecified() {
			t.Errorf("%s: %v", link, err)
		}
	}
}

func TestAddressesThatCannotBeTaken(t *testing.T) {
	c := serve(t, Options{}, nil)
	for _, addr := range []string{"127.0.0.1:" + c.port, "8080", "127.0.0.1", "", "127.0.0.1:99999", "192.0.2.1:0"} {
		if got, err := Listen(Options{Addr: addr}); err == nil {
			_ = got.listener.Close()
			t.Errorf("%s was taken", addr)
		}
	}
}
