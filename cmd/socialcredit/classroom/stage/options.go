package stage

import (
	"errors"

	"socialcredit/configs"
)

// Options say what a stage may do, and where it runs.
type Options struct {
	Native  bool              // whether it runs beside the browser rather than in it
	Files   map[string]string // scenarios in files that may be opened, by the name that a page calls them
	Open    *State            // what a page shows at first; nil = its first story
	Workers int               // goroutines of a large society; 0 = one per core
	Limits  Limits

	// Admit is asked before societies are seeded; release is called when they are gone. Nil admits all.
	Admit func(societies []*configs.Scenario) (release func(), err error)
	// Yield is called now and then by a stage that computes as fast as it goes; nil where others need no help to run.
	Yield func()
}

// NativeLimits suit a machine with a few cores that serves a class.
var NativeLimits = Limits{People: 200_000, Periods: 3_660, Ties: 3_000_000, Drawn: 5_000, Seeds: 200}

// BrowserLimits suit an engine that runs in the browser, on one core and more slowly.
var BrowserLimits = Limits{People: 100_000, Periods: 3_660, Ties: 1_200_000, Drawn: 5_000, Seeds: 200}

// mostNumbers is how many numbers the series of a society may hold: 32 megabytes.
const mostNumbers = 4 << 20

// A Sink takes the messages to a page, one call each. A call may wait until the page can take it.
type Sink interface {
	Text(message []byte)
	Binary(message []byte)
}

// errBusy is the answer to a page that asks for too much at once.
var errBusy = errors.New("the engine is still busy with earlier questions; ask again in a moment")
