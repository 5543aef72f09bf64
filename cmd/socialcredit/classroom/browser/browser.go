// Package browser opens the classroom's page in a headless Chromium, for tests.
package browser

import (
	"context"
	"os"
	"os/exec"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a test may look at a page.
const patience = time.Minute

// Open returns a tab in a browser of its own, for chromedp, and what the page has complained of so far. Without a
// browser the test is skipped, or fails where CLASSROOM_BROWSER=required says that there is to be one. The tab is closed
// with the test.
func Open(t *testing.T, width, height int) (tab context.Context, complaints func() []string) {
	t.Helper()
	program := find()
	switch {
	case program == "" && os.Getenv("CLASSROOM_BROWSER") == "required":
		t.Fatal("there is no Chromium, and CLASSROOM_BROWSER=required")
	case program == "":
		t.Skip("THE PAGE IS NOT TESTED: there is no Chromium (apt install chromium)")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.WindowSize(width, height))
	browser, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	limited, end := context.WithTimeout(browser, patience)
	t.Cleanup(end)
	ear := &ear{}
	tab, leave := chromedp.NewContext(limited, chromedp.WithListener(ear.hear))
	t.Cleanup(leave)
	return tab, ear.complaints
}

// find is the path of a browser.
func find() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// An ear collects errors that nobody caught, and what the browser refused, such as what the page's policy forbids.
type ear struct {
	mutex sync.Mutex
	heard []string
}

func (e *ear) hear(event any) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	switch said := event.(type) {
	case *runtime.EventExceptionThrown:
		text := said.ExceptionDetails.Text
		if thrown := said.ExceptionDetails.Exception; thrown != nil {
			text += " " + thrown.Description
		}
		e.heard = append(e.heard, text)
	case *log.EventEntryAdded:
		if said.Entry.Level == log.EntryLevelError {
			e.heard = append(e.heard, said.Entry.Text+" "+said.Entry.URL)
		}
	}
}

func (e *ear) complaints() []string {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	return slices.Clone(e.heard)
}
