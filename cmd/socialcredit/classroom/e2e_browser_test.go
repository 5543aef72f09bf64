package classroom

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// The tests e2e_*_test.go open the page in a browser, and do on it what people do. There is one browser for all of them,
// one classroom, and for each test a window with a memory of its own.

// howToInstall is told where there is no browser.
const howToInstall = "NO BROWSER: the page itself is not tested. Install Debian's chromium (apt-get install chromium), or another " +
	"Chromium or Chrome whose program is in PATH. CLASSROOM_BROWSER=required makes this a failure"

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

// errNoBrowser says that there is none, which is not a failure by itself.
var errNoBrowser = errors.New(howToInstall)

// findBrowser is the program of the browser.
func findBrowser() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errNoBrowser
}

// theBrowser starts the one browser, when it is first asked for.
var theBrowser = sync.OnceValues(func() (context.Context, error) {
	path, err := findBrowser()
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.DisableGPU,
		chromedp.WindowSize(1024, 768), chromedp.Flag("enable-blink-features", "ComputedAccessibilityInfo"),
		chromedp.Flag("lang", "en-GB"), chromedp.Flag("force-device-scale-factor", "1"))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // which root cannot have
	}
	allocator, end := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stop := chromedp.NewContext(allocator)
	atEnd(func() error {
		defer end()
		defer stop()
		return chromedp.Cancel(ctx) // which waits until it is gone, and its folder with it
	})
	if err := chromedp.Do(ctx); err != nil {
		return nil, fmt.Errorf("start %s: %w", path, err)
	}
	return ctx, nil
})

// needBrowser is the browser; without one, the test is skipped, or fails where a browser is required.
func needBrowser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("takes a browser, and seconds")
	}
	ctx, err := theBrowser()
	switch {
	case errors.Is(err, errNoBrowser) && os.Getenv("CLASSROOM_BROWSER") != "required":
		loudly()
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	return ctx
}

// loudly says it even where nobody asks which tests were skipped.
var loudly = sync.OnceFunc(func() { fmt.Fprintf(os.Stderr, "\n%s\n\n", howToInstall) })

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
