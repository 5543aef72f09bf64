// Package browser starts a headless Chromium for the tests of the classroom's page.
package browser

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

// howToInstall is told where there is no browser.
const howToInstall = "NO BROWSER: the page itself is not tested. Install Debian's chromium (apt-get install chromium), or another " +
	"Chromium or Chrome whose program is in PATH. CLASSROOM_BROWSER=required makes this a failure"

// errNone says that there is no browser, which is not a failure by itself.
var errNone = errors.New(howToInstall)

// find is the program of the browser.
func find() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errNone
}

// Start starts a browser with a tab, and returns how to stop it: it waits until the browser is gone, and its folder with it.
func Start(more ...chromedp.ExecAllocatorOption) (tab context.Context, stop func() error, err error) {
	path, err := find()
	if err != nil {
		return nil, nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.DisableGPU)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // which root cannot have
	}
	allocator, end := chromedp.NewExecAllocator(context.Background(), append(options, more...)...)
	tab, cancel := chromedp.NewContext(allocator)
	stop = func() error {
		defer end()
		defer cancel()
		return chromedp.Cancel(tab)
	}
	if err := chromedp.Do(tab); err != nil {
		cancel()
		end()
		return nil, nil, fmt.Errorf("start %s: %w", path, err)
	}
	return tab, stop, nil
}

// Need takes the error of Start: without a browser the test is skipped, or fails where CLASSROOM_BROWSER=required says that
// there is to be one.
func Need(t *testing.T, err error) {
	t.Helper()
	switch {
	case errors.Is(err, errNone) && os.Getenv("CLASSROOM_BROWSER") != "required":
		loudly()
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
}

// loudly says it even where nobody asks which tests were skipped.
var loudly = sync.OnceFunc(func() { fmt.Fprintf(os.Stderr, "\n%s\n\n", howToInstall) })

// Listen has hear told of errors that nobody caught on the page of a tab, and of what the browser refused, such as what
// the page's policy forbids. It returns what waits until the tab is closed and all is told.
func Listen(tab context.Context, hear func(trouble string)) (wait func()) {
	heard := make(chan struct{})
	messages := chromedp.Console(tab)
	go func() {
		defer close(heard)
		for m, err := range messages {
			if err != nil {
				return
			}
			if m.Type == chromedp.ConsoleError || m.Type == chromedp.ConsoleException {
				hear(fmt.Sprintf("%s %s: %s (%s:%d)", m.Source, m.Type, m.Text, m.URL, m.Line+1))
			}
		}
	}()
	return func() { <-heard }
}
