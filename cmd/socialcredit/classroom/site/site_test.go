package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
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
		tab, complaints := browser.Open(t, 1366, 768)
		if err := chromedp.Do(tab); err != nil {
			t.Fatal(err)
		}
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
