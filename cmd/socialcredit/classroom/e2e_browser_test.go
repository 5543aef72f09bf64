package classroom

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"socialcredit/cmd/socialcredit/classroom/browser"
)

// The tests e2e_*_test.go open the page in a browser, and do on it what people do. There is one browser for all of them,
// one classroom, and for each test a window with a memory of its own.

var (
	closing  []func() error // what is to be done when all tests are over, last first
	closings sync.Mutex
)

func TestMain(m *testing.M) {
	code := m.Run()
	for i := len(closing) - 1; i >= 0; i-- {
		if err := closing[i](); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

// atEnd has something done when all tests are over.
func atEnd(f func() error) {
	closings.Lock()
	defer closings.Unlock()
	closing = append(closing, f)
}

// theBrowser starts the one browser, when it is first asked for.
var theBrowser = sync.OnceValues(func() (context.Context, error) {
	tab, stop, err := browser.Start(chromedp.WindowSize(1024, 768), chromedp.Flag("enable-blink-features", "ComputedAccessibilityInfo"),
		chromedp.Flag("lang", "en-GB"), chromedp.Flag("force-device-scale-factor", "1"))
	if err == nil {
		atEnd(stop)
	}
	return tab, err
})

// needBrowser is the browser; see browser.Need for what happens without one.
func needBrowser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("takes a browser, and seconds")
	}
	ctx, err := theBrowser()
	browser.Need(t, err)
	return ctx
}

// theClass is the address of the one classroom, which opens when it is first asked for.
var theClass = sync.OnceValues(func() (string, error) {
	c, err := Listen(Options{Addr: "127.0.0.1:0", Browsers: 40, Faults: os.Stderr})
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- c.Serve(ctx) }()
	atEnd(func() error {
		cancel()
		return <-served
	})
	return c.Links()[0], nil
})
