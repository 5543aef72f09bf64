package experiments

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"

	"socialcredit/experiments/sensitivity"
	"socialcredit/results"
)

// A summary gathers the final measures of a point's replicates.
type summary struct {
	finisher *finisher
	point    int
	groups   []string
	values   map[string][][]float64 // by group and measure: a value per replicate, NaN where it failed
	count    int
}

func newSummary(f *finisher, point, replicates int) *summary {
	return &summary{finisher: f, point: point, values: map[string][][]float64{}, count: replicates}
}

// add takes in the last rows of a replicate.
func (s *summary) add(final *results.Table, replicate int) {
	groups, _ := final.Text("group")
	measures := final.Columns()[len(final.Columns())-len(s.finisher.plan.Wide):]
	for row, group := range groups {
		if s.values[group] == nil {
			s.groups = append(s.groups, group)
			for range measures {
				s.values[group] = append(s.values[group], undefined(s.count))
			}
		}
		for m := range measures {
			s.values[group][m][replicate-1] = measures[m].Floats[row]
		}
	}
}

// undefined is so many numbers that are not known.
func undefined(n int) []float64 { return repeat(math.NaN(), n) }

// outcome lists what the replicates gave for `measure@group`, NaN for those that failed.
func (s *summary) outcome(name string) []float64 {
	column, group := SplitMeasure(name)
	for m, c := range s.finisher.plan.Wide {
		if c.Name == column && s.values[group] != nil {
			return s.values[group][m]
		}
	}
	return undefined(s.count)
}

// keep remembers the outcomes for the analysis of the whole study.
func (s *summary) keep() {
	f := s.finisher
	by := map[string][]float64{}
	for _, outcome := range f.outcomes {
		by[outcome] = s.outcome(outcome)
	}
	f.values[s.point] = by
	if stein := f.sweep.demand.stein; stein != nil {
		values := s.outcome(f.plan.Study.Replicates.Until.Measure)
		if len(values) >= stein.Min && sensitivity.Skewed(values[:stein.Min], len(values)) {
			p := &f.plan.Points[s.point]
			f.skewed = append(f.skewed, fmt.Sprintf("point %d (skewness %.1f after %d runs)", p.Number, sensitivity.Skewness(values[:stein.Min]), len(values)))
		}
	}
}

// summaryTable is the table of summaries without rows.
func (f *finisher) summaryTable() *results.Table {
	return f.summaryOf(0, nil)
}

// A line of the summary is what the replicates of a point gave for a group and measure.
type summaryLine struct {
	group, measure, interval string
	n                        int
	sd, skewness             float64
	estimate                 sensitivity.Estimate
}

func (f *finisher) summaryOf(point int, lines []summaryLine) *results.Table {
	n := len(lines)
	number, arm := 0, ""
	if n > 0 {
		number, arm = f.plan.Points[point].Number, f.plan.Points[point].Arm()
	}
	columns := []results.Column{results.Ints("point", repeat(int64(number), n)...), results.Texts("arm", repeat(arm, n)...)}
	columns = append(columns, f.factorColumns(point, n)...)
	texts := func(name string, of func(l *summaryLine) string) results.Column {
		c := results.Texts(name, make([]string, n)...)
		for i := range lines {
			c.Texts[i] = of(&lines[i])
		}
		return c
	}
	floats := func(name string, of func(l *summaryLine) float64) results.Column {
		c := results.Floats(name, make([]float64, n)...)
		for i := range lines {
			c.Floats[i] = of(&lines[i])
		}
		return c
	}
	counts := results.Ints("n", make([]int64, n)...)
	for i := range lines {
		counts.Ints[i] = int64(lines[i].n)
	}
	return tableOf(append(columns,
		texts("group", func(l *summaryLine) string { return l.group }),
		texts("measure", func(l *summaryLine) string { return l.measure }),
		counts,
		floats("mean", func(l *summaryLine) float64 { return l.estimate.Value }),
		floats("sd", func(l *summaryLine) float64 { return l.sd }),
		floats("low", func(l *summaryLine) float64 { return l.estimate.Low }),
		floats("high", func(l *summaryLine) float64 { return l.estimate.High }),
		texts("interval", func(l *summaryLine) string { return l.interval }),
		floats("skewness", func(l *summaryLine) float64 { return l.skewness }),
	))
}

// table is what the summary file says of the point.
func (s *summary) table() *results.Table {
	f := s.finisher
	set := f.plan.sets[f.plan.Points[s.point].Set]
	var lines []summaryLine
	for _, group := range s.groups {
		for m, c := range f.plan.Wide {
			if slices.Contains(set, m) {
				lines = append(lines, s.line(group, c.Name, s.values[group][m]))
			}
		}
	}
	return f.summaryOf(s.point, lines)
}

// line estimates the mean of a measure. The measure that decided on the number of replicates gets
// Stein's interval; any other gets Student's.
func (s *summary) line(group, measure string, values []float64) summaryLine {
	var known []float64
	for _, v := range values {
		if !math.IsNaN(v) {
			known = append(known, v)
		}
	}
	l := summaryLine{group: group, measure: measure, interval: "t", n: len(known), sd: math.NaN(), skewness: sensitivity.Skewness(known)}
	if len(known) > 1 {
		l.sd = stat.StdDev(known, nil)
	}
	f := s.finisher
	column, of := SplitMeasure(f.plan.Study.Replicates.Until.Measure)
	if stein := f.sweep.demand.stein; stein != nil && column == measure && of == group {
		l.interval, l.estimate = "stein", stein.Interval(values)
		return l
	}
	l.estimate = sensitivity.Interval(known, confidence)
	return l
}

// confidence is that of all intervals for which the study does not say another.
const confidence = 0.95
