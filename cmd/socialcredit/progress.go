package main

import (
	"log/slog"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress tells on stderr how far a long piece of work has come: a bar on a terminal, a line now
// and then elsewhere, nothing when quiet.
type progress struct {
	bar     *progressbar.ProgressBar
	what    string
	total   int
	started time.Time
	next    time.Time
	quiet   bool
}

// every is how long a log stays silent.
const every = 10 * time.Second

func newProgress(what string, total int, quiet bool) *progress {
	p := &progress{what: what, total: total, started: time.Now(), quiet: quiet}
	p.next = p.started.Add(every)
	if !quiet && term.IsTerminal(int(os.Stderr.Fd())) {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(os.Stderr), progressbar.OptionSetDescription(what),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString(what), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetPredictTime(true), progressbar.OptionFullWidth())
	}
	return p
}

// at says that so many are done.
func (p *progress) at(done int) {
	if p.bar != nil {
		_ = p.bar.Set(done) // a bar that cannot be drawn is no reason to stop
		return
	}
	now := time.Now()
	if p.quiet || now.Before(p.next) {
		return
	}
	p.next = now.Add(every)
	elapsed := now.Sub(p.started)
	eta := time.Duration(float64(elapsed) / float64(max(1, done)) * float64(p.total-done))
	slog.Info("progress", p.what, done, "of", p.total, "per_second", number(float64(done)/elapsed.Seconds(), 3),
		"elapsed", elapsed.Round(time.Second), "eta", eta.Round(time.Second))
}

// of says how many are done of how many, where that may become more.
func (p *progress) of(done, total int) {
	if total != p.total {
		p.total = total
		if p.bar != nil {
			p.bar.ChangeMax(total)
		}
	}
	p.at(done)
}

// end clears the bar, if there is one.
func (p *progress) end() {
	if p != nil && p.bar != nil {
		_ = p.bar.Clear()
	}
}
