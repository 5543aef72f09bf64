package experiments

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	"socialcredit/configs"
	"socialcredit/experiments/design"
	"socialcredit/model"
)

// A Sweep is a study that is computed into a directory. Everything it has finished lies in whole
// files there, so that the same sweep carries on after whatever stopped it.
type Sweep struct {
	Study      *configs.Study
	Dir        string // "" = StudyDir
	Workers    int    // 0 = one per core; the results never depend on it
	Replicates int    // of every point; 0 = as the study says
	Shard      Shard
	OnFailure  OnFailure
	Retry      bool     // compute runs again that failed
	Prune      bool     // drop runs that the study no longer asks for
	CSV        bool     // write CSV beside every Parquet file
	Command    []string // for the manifest

	// Checking is called with the numbers of points checked and to check; may be nil.
	Checking func(done, total int)
	// Progress is called with the numbers of runs done and to do, again and again; may be nil.
	Progress func(done, total int)
	// Joining is called with the numbers of points whose runs are in the final files, and of all; may be
	// nil.
	Joining func(done, total int)

	breakRun func(point, replicate int) // tests make runs fail here; else nil

	plan    *Plan
	store   *store
	demand  *demand
	units   []unit
	probed  map[string][]computed // by the key of a unit's last run
	started time.Time
	failed  int
	wall    float64
}

// OnFailure says after how many failed runs a sweep stops; 0 = never.
type OnFailure int

// A Failed error ends a sweep that stops at failures.
type Failed struct {
	Runs  int
	First string // why the first of them failed
}

// Error says why the sweep stopped.
func (f *Failed) Error() string {
	return fmt.Sprintf("stopped after %d failed run(s); the first: %s", f.Runs, f.First)
}

// Interrupted is what a sweep returns when its context ends: what is done is kept.
type Interrupted struct {
	Done, Total int
	Cause       error
}

func (i *Interrupted) Error() string {
	return fmt.Sprintf("interrupted with %d of %d runs done", i.Done, i.Total)
}

func (i *Interrupted) Unwrap() error { return i.Cause }

// Open plans the study, checks every point, and finds out what the directory holds already.
func (s *Sweep) Open() (err error) {
	s.started = time.Now()
	if s.Study.Base() == nil {
		return s.Study.Mistake("scenario", "is missing; without one, only `design` and `sensitivity` make sense", "", nil)
	}
	if s.Dir == "" {
		s.Dir = StudyDir(s.Study.Name, s.Shard)
	}
	if s.plan, err = NewPlan(s.Study, s.Checking); err != nil {
		return err
	}
	s.plan.breakRun = s.breakRun
	if err := s.combine(); err != nil {
		return err
	}
	if err := claimStudy(s.Dir, s.Study); err != nil {
		return err
	}
	s.store = newStore(s.watch())
	if err := s.store.open(s.Dir); err != nil {
		return err
	}
	s.demand = newDemand(s.plan, s.Replicates, s.Shard)
	s.units = s.demand.missing(s.store, s.Retry)
	for len(s.units) == 0 {
		more, err := s.adapt()
		if err != nil {
			return err
		}
		if !more {
			break
		}
	}
	return s.checkForeign()
}

// Close lets go of the files.
func (s *Sweep) Close() {
	if s.store != nil {
		s.store.close()
	}
}

// combine refuses what cannot be had together.
func (s *Sweep) combine() error {
	_, adaptive := s.Study.Design.(design.Adaptive)
	switch {
	case adaptive && s.Shard.Of > 0:
		return s.Study.Mistake("design.kind", s.Study.Method+" decides on points by what came of the others, so that it cannot be cut into shards", "", nil)
	case (adaptive || s.plan.Hold > 0) && s.Study.Replicates.Until.Measure != "" && s.Replicates == 0:
		return s.Study.Mistake("replicates", s.Study.Method+" needs a fixed number of replicates", "", nil)
	}
	for i := range s.plan.Points {
		if err := s.plan.Points[i].Cost.CheckMemory(MemoryLimit()); err != nil {
			return fmt.Errorf("point %d: %w", s.plan.Points[i].Number, err)
		}
	}
	return nil
}

// watch is the measure that decides on further runs; "" if none does.
func (s *Sweep) watch() string {
	if a, ok := s.Study.Design.(design.Adaptive); ok {
		return a.Outcome()
	}
	return s.Study.Replicates.Until.Measure
}

// Left counts the runs that are still to be computed, as far as is known.
func (s *Sweep) Left() int {
	n := 0
	for _, u := range s.units {
		n += len(u.points)
	}
	return n
}

// workers is how many goroutines there may be.
func (s *Sweep) workers() int {
	if s.Workers > 0 {
		return s.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// largeSociety is how many people keep several cores busy in one run.
const largeSociety = 200_000

// share cuts the workers into runs side by side and workers of each run: one run per core for small
// societies, all cores in one run for large ones and where memory is short.
func (s *Sweep) share() (runs, each int) {
	workers, biggest := s.workers(), int64(1)
	people := 0
	for i := range s.plan.Points {
		biggest = max(biggest, s.plan.Points[i].Cost.Bytes)
		people = max(people, s.plan.Points[i].Cost.People)
	}
	runs = workers
	if people >= largeSociety {
		runs = 1
	}
	if limit := MemoryLimit(); limit > 0 {
		runs = min(runs, max(1, int(limit*3/4/biggest)))
	}
	return runs, max(1, workers/runs)
}

// Do computes what is missing and, when nothing is, writes the files of the complete study. The error
// is an *Interrupted when the context ended, a *Failed when too many runs failed; what is done is kept
// in any case.
func (s *Sweep) Do(ctx context.Context) (*Report, error) {
	if err := s.begin(); err != nil {
		return nil, err
	}
	for {
		if err := s.compute(ctx); err != nil {
			return nil, err
		}
		more, err := s.adapt()
		if err != nil {
			return nil, err
		}
		if !more {
			break
		}
	}
	s.wall = time.Since(s.started).Seconds()
	if s.Shard.Of > 0 {
		return s.closeShard()
	}
	if err := s.checkForeign(); err != nil { // somebody else may have worked here meanwhile
		return nil, err
	}
	return s.finish(s.Dir)
}

// begin makes the directory, with the study in it.
func (s *Sweep) begin() error {
	if err := os.MkdirAll(s.Dir, 0o755); err != nil {
		return fmt.Errorf("make the study's directory: %w", err)
	}
	return writeStudy(s.Dir, s.Study, s.Replicates)
}

// compute works off the units there are, and those they lead to.
func (s *Sweep) compute(ctx context.Context) error {
	q := newQueue(s.units)
	c := &collector{sweep: s, batch: newBatch(s.plan, s.Dir), queue: q}
	c.total = s.Left()
	s.units = nil
	finished := make(chan []computed, 2*s.workers())
	stop, cancel := context.WithCancel(ctx)
	defer cancel()
	runs, each := s.share()
	left := make(chan struct{})
	for range runs {
		go func() {
			s.work(stop, q, finished, model.Options{Workers: each})
			left <- struct{}{}
		}()
	}
	go func() {
		for range runs {
			<-left
		}
		close(finished)
	}()
	err := c.collect(finished, func() { q.end(); cancel() })
	if err == nil && ctx.Err() != nil {
		err = &Interrupted{c.done, c.total, context.Cause(ctx)}
	}
	if err != nil {
		return err
	}
	return s.reopen()
}

// work takes units until there are none.
func (s *Sweep) work(ctx context.Context, q *queue, finished chan<- []computed, o model.Options) {
	for ctx.Err() == nil {
		u, ok := q.take()
		if !ok {
			return
		}
		runs, err := s.remembered(u), error(nil)
		if runs == nil {
			runs, err = s.plan.compute(ctx, u, o)
		}
		if err != nil {
			q.end()
			return
		}
		finished <- runs
	}
	q.end()
}

// remembered returns what a probe computed before the sweep began.
func (s *Sweep) remembered(u unit) []computed {
	return s.probed[s.plan.Key(u.points[len(u.points)-1], u.replicate)]
}

// reopen lets the store see what was written.
func (s *Sweep) reopen() error {
	s.store.close()
	s.store = newStore(s.watch())
	return s.store.open(s.Dir)
}

// adapt asks an adaptive design for more points, and tells whether there is more to compute.
func (s *Sweep) adapt() (bool, error) {
	a, ok := s.Study.Design.(design.Adaptive)
	if !ok {
		return false, nil
	}
	outcomes := make([][]float64, len(s.plan.Rows))
	for row, point := range s.plan.Of {
		for r := 1; r <= s.demand.replicates(point); r++ {
			outcomes[row] = append(outcomes[row], s.store.runs[s.plan.Key(point, r)].value)
		}
	}
	rows, err := a.More(s.Study.Plain(), s.plan.Rows, outcomes)
	if err != nil {
		return false, err
	}
	if len(rows) == 0 {
		return false, nil
	}
	if err := s.plan.add(rows); err != nil {
		return false, err
	}
	s.demand.extend(s.Replicates)
	s.units = s.demand.missing(s.store, s.Retry)
	return true, nil
}

// A collector takes in finished runs, writes them in parts, and decides whether to go on.
type collector struct {
	sweep       *Sweep
	batch       *batch
	queue       *queue
	done, total int
	first       string // why the first failed run failed
}

// collect runs until the workers are gone. After an error it calls stop and lets them go.
func (c *collector) collect(finished <-chan []computed, stop func()) error {
	var failure error
	fail := func(err error) {
		if failure == nil && err != nil {
			failure = err
			stop()
		}
	}
	tick := time.NewTicker(partAge)
	defer tick.Stop()
	for open := true; open; {
		select {
		case runs, ok := <-finished:
			if open = ok; ok {
				fail(c.take(runs))
			}
		case <-tick.C:
		}
		if failure == nil && c.batch.full() {
			fail(c.write())
		}
	}
	if failure == nil || errors.As(failure, new(*Failed)) {
		if err := c.write(); err != nil {
			return err
		}
	}
	return failure
}

// take adds the runs of a unit to the batch and asks what follows from them.
func (c *collector) take(runs []computed) error {
	s := c.sweep
	path := s.demand.of[runs[0].point]
	for i := range runs {
		run := &runs[i]
		c.batch.add(run)
		c.done++
		if run.failed != "" {
			s.failed++
			if c.first == "" {
				c.first = run.failed
			}
		}
	}
	var more []unit
	if s.demand.stein != nil {
		s.demand.learn(path, runs[0].replicate, runs[0].last(s.watch()))
		if s.demand.grows(path) {
			more = s.demand.missingOf(path, s.demand.stein.Min+1, s.store, s.Retry)
			c.total += len(more)
		}
	}
	c.queue.done(more...)
	if s.Progress != nil {
		s.Progress(c.done, c.total)
	}
	if s.OnFailure > 0 && s.failed >= int(s.OnFailure) {
		return &Failed{s.failed, c.first}
	}
	return nil
}

// write writes the batch as a part.
func (c *collector) write() error {
	if err := c.batch.flush(); err != nil {
		return diskError(err)
	}
	return nil
}
