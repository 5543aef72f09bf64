package stage

import (
	"context"
	"testing"
)

// Nothing is computed for somebody who has gone, though there are questions left.
func TestNobodyWhoHasGoneIsAnswered(t *testing.T) {
	in, page := make(chan []byte, 8), recorder{make(chan Reply, 100)}
	for range cap(in) {
		in <- []byte(`{"id": 1, "do": "open", "state": {"scenario": "loud", "twin": null}}`)
	}
	ctx, leave := context.WithCancel(t.Context())
	leave()
	New(Options{Limits: NativeLimits}).Run(ctx, in, page)
	if len(page.told) > 0 {
		t.Errorf("told %d times", len(page.told))
	}
}
