package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"socialcredit/cmd/socialcredit/classroom/browser"
)

// The site lives when it is opened from a disk, and from a web server: its engine seeds a society and takes it a period on.
func TestTheSiteLives(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the engine for a browser and opens one")
	}
	out := t.TempDir()
	t.Chdir("../../../..")
	if err := write(out); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.FileServerFS(os.DirFS(out)))
	defer server.Close()
	for _, address := range []string{"file://" + out + "/index.html", server.URL + "/"} {
		tab, complaints := open(t)
		opened := time.Now()
		if err := chromedp.Do(tab, chromedp.Navigate(address), chromedp.WaitEnabled(chromedp.CSS("#step"))); err != nil {
			t.Fatalf("%s: %v; the browser says %q", address, err, complaints())
		}
		lived := time.Since(opened)
		before, _ := chromedp.Run(tab, chromedp.Text(chromedp.CSS("#period")))
		err := chromedp.Do(
			tab, chromedp.Click(chromedp.CSS("#step")),
			chromedp.Poll[chromedp.Void](fmt.Sprintf("document.querySelector('#period').textContent !== %q", before)),
		)
		after, _ := chromedp.Run(tab, chromedp.Text(chromedp.CSS("#period")))
		if err != nil || before == "" || len(complaints()) > 0 {
			t.Errorf("%s: from %q to %q: %v; the browser says %q", address, before, after, err, complaints())
		}
		t.Logf("%s: open after %v; from %q to %q", address, lived, before, after)
	}
}

// open starts a browser of its own, since a file and a web page are different worlds to it, and what goes wrong on its page
// is told so far. A minute is enough for all.
func open(t *testing.T) (tab context.Context, complaints func() []string) {
	t.Helper()
	window, stop, err := browser.Start(chromedp.WindowSize(1366, 768))
	browser.Need(t, err)
	var mutex sync.Mutex
	var heard []string
	told := browser.Listen(window, func(trouble string) {
		mutex.Lock()
		defer mutex.Unlock()
		heard = append(heard, trouble)
	})
	tab, end := context.WithTimeout(window, time.Minute)
	t.Cleanup(func() {
		end()
		if err := stop(); err != nil {
			t.Error(err)
		}
		told()
	})
	return tab, func() []string {
		mutex.Lock()
		defer mutex.Unlock()
		return slices.Clone(heard)
	}
}
