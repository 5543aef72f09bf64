package classroom

import (
	"context"
	_ "embed"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	downloads "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"socialcredit/cmd/socialcredit/classroom/browser"
)

//go:embed testdata/e2e.js
var e2eScript string

// patience bounds every wait.
const patience = 20 * time.Second

// A tab is a window of the browser with the page in it, and a memory of its own.
type tab struct {
	t    *testing.T
	ctx  context.Context
	home string // address of the classroom
	dir  string // where what is downloaded goes

	prefers map[string]string // media features, by name

	mu      sync.Mutex
	console []string // what went wrong on the page
	allowed []string // parts of what may go wrong
}

// newTab opens a window. What goes wrong on the page fails the test at its end.
func newTab(t *testing.T) *tab {
	t.Helper()
	parent := needBrowser(t)
	home, err := theClass()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := chromedp.NewContext(parent, chromedp.WithNewBrowserContext())
	b := &tab{t: t, ctx: ctx, home: home, dir: t.TempDir(), prefers: map[string]string{}}
	if err := chromedp.Do(ctx); err != nil { // opens it; it lives as long as this context
		t.Fatal(err)
	}
	told := browser.Listen(ctx, b.trouble)
	t.Cleanup(func() {
		b.leave()
		cancel()
		told()
	})
	b.size(1024, 768)
	b.media("prefers-color-scheme", "light")
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: e2eScript})
		return err
	})
	b.call(func(ctx context.Context) error {
		_, err := chromedp.CallBrowser(ctx, downloads.SetDownloadBehavior, downloads.SetDownloadBehaviorParams{
			Behavior: downloads.SetDownloadBehaviorBehaviorAllow, BrowserContextID: chromedp.FromContext(ctx).BrowserContextID, DownloadPath: b.dir,
		})
		return err
	})
	return b
}

// trouble writes down what went wrong on the page.
func (b *tab) trouble(what string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.console = append(b.console, what)
}

// allow names a part of what may go wrong on the page.
func (b *tab) allow(part string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.allowed = append(b.allowed, part)
}

// leave looks at what went wrong before the window closes, and keeps a picture of it where the test failed.
func (b *tab) leave() {
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if broken, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](`window.e2e ? e2e.broken : []`)); err == nil {
		for _, violation := range broken {
			b.trouble(violation)
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, what := range b.console {
		if !containsAny(what, b.allowed) {
			b.t.Errorf("the page: %s", what)
		}
	}
	if !b.t.Failed() {
		return
	}
	picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Logf("no picture of the page: %v", err)
		return
	}
	path := filepath.Join(os.TempDir(), "classroom-"+strings.NewReplacer("/", "-", " ", "_").Replace(b.t.Name())+".png")
	if err := os.WriteFile(path, picture, 0o600); err == nil {
		b.t.Logf("a picture of the page: %s", path)
	}
}

func containsAny(text string, parts []string) bool {
	for _, part := range parts {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}

// call runs something with a bound.
func (b *tab) call(f func(ctx context.Context) error) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := f(ctx); err != nil {
		b.t.Fatal(err)
	}
}

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	b.call(func(ctx context.Context) error { return chromedp.Do(ctx, actions...) })
}

func (b *tab) size(width, height int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, height))
}

// media has the page believe a preference: prefers-color-scheme, dark.
func (b *tab) media(name, value string) {
	b.t.Helper()
	b.prefers[name] = value
	var features []*emulation.MediaFeature
	for name, value := range b.prefers {
		features = append(features, &emulation.MediaFeature{Name: name, Value: value})
	}
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
		return err
	})
}

// visit opens an address of the classroom: what follows the / of it.
func (b *tab) visit(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(strings.TrimSuffix(b.home, "/") + path))
}

// open visits the page and waits until it shows a society, which stands still: of the first story, which goes by itself, at
// the start.
func (b *tab) open(path string) {
	b.t.Helper()
	if path != "/" {
		b.do(chromedp.Navigate("about:blank")) // so that an address that differs after # alone is loaded anew
	}
	b.visit(path)
	b.living()
	if path == "/" && b.prefers["prefers-reduced-motion"] == "" {
		b.click(button(word(b.t, "shell.pause")))
		b.click(button(word(b.t, "shell.setup")))
		b.at(0)
	}
}

// living waits until a society is shown, drawn and with its numbers.
func (b *tab) living() {
	b.t.Helper()
	b.until("a society is shown", `document.querySelector(".society .monitor span") && e2e.inked(document.querySelector(".world-people")) > 3`)
}

// js is the value of an expression, or what a promise becomes.
func js[T any](b *tab, expression string, args ...any) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](fill(expression, args), chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", fill(expression, args), err)
	}
	return v
}

// fill puts values as JavaScript into the places %s of an expression.
func fill(expression string, args []any) string {
	for _, arg := range args {
		value, err := json.Marshal(arg)
		if err != nil {
			panic(err)
		}
		expression = strings.Replace(expression, "%s", string(value), 1)
	}
	return expression
}

// until waits until an expression is true.
func (b *tab) until(what, expression string, args ...any) {
	b.t.Helper()
	_ = await[any](b, what, expression, args...)
}

// await waits until an expression is true, and returns its value then.
func await[T any](b *tab, what, expression string, args ...any) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience+time.Second)
	defer cancel()
	script := "(() => { try { const found = " + fill(expression, args) + "; return found instanceof Node || found; } catch { return false } })()"
	wait := chromedp.Poll[T](script, chromedp.WithPollingInterval(20*time.Millisecond), chromedp.WithPollingTimeout(patience))
	found, err := chromedp.Run(ctx, wait)
	for err != nil && strings.Contains(err.Error(), "Cannot find context") { // the document before it was asked
		found, err = chromedp.Run(ctx, wait)
	}
	if err != nil {
		b.t.Fatalf("not within %v: %s: %v (%s)", patience, what, err, fill(expression, args))
	}
	return found
}
