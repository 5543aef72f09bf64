package figure

import (
	"math"

	"socialcredit/results"
)

// clock says in what unit the figures of a run count time.
func (r *Run) clock() results.Clock {
	return results.ClockOf(r.Manifest.Period, r.Manifest.Periods, r.Manifest.PeriodsPerYear)
}

// clock says in what unit the figures of a study count time.
func (s *Study) clock() results.Clock {
	return results.ClockOf(s.Manifest.Period, s.Manifest.Periods, s.Manifest.PeriodsPerYear)
}

// timeLabel names an axis of time.
func timeLabel(what string, c results.Clock) string { return what + " (" + c.Unit + ")" }

// timeScale is the axis from 0 to a number of periods, at least one, of at most n steps.
func timeScale(c results.Clock, periods float64, n int) scale {
	s := within(0, c.At(math.Max(1, periods)), n)
	if !c.Years() { // there is nothing between two periods
		s.step = math.Max(1, s.step)
	}
	return s
}

// timesOf gives the time of each row of a table by its column of periods or, without one, of years.
func timesOf(c results.Clock, t *results.Table) ([]float64, bool) {
	cells, ok := t.Float("period")
	factor := 1 / c.Periods
	if years, there := t.Float("year"); there && (!ok || c.Years()) {
		cells, ok, factor = years, true, c.PerYear/c.Periods
	}
	times := make([]float64, len(cells))
	for i, v := range cells {
		times[i] = v * factor
	}
	return times, ok
}
