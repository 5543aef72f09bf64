package experiments

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"socialcredit/experiments/design"
	"socialcredit/experiments/sensitivity"
	"socialcredit/model"
	"socialcredit/results"
)

// SensitivityName is the file of a study's directory with the indices that follow from its design.
const SensitivityName = "sensitivity.csv"

// A Report tells what a sweep or a merge came to.
type Report struct {
	Dir        string
	Complete   bool // all files of the study are there
	Points     int
	Runs       int
	Failures   int
	Duplicates int // runs that were there twice, with the same rows
	Foreign    int // runs that the study does not ask for, left out
	Outcomes   []string
	Warnings   []string
	Skipped    []sensitivity.Skip
}

// analyse computes the indices that the design allows and writes them.
func (f *finisher) analyse() (*Report, error) {
	r := &Report{
		Dir: f.dir, Complete: true, Points: len(f.plan.Points), Runs: f.total, Failures: f.failed,
		Duplicates: f.sweep.store.duplicates, Foreign: f.sweep.demand.foreign(f.sweep.store), Outcomes: f.outcomes,
	}
	if warner, ok := f.plan.Study.Design.(design.Warner); ok {
		r.Warnings = append(r.Warnings, warner.Warn(f.plan.Study.Plain())...)
	}
	if len(f.skewed) > 0 {
		r.Warnings = append(r.Warnings, fmt.Sprintf("the pilot is skewed at %d point(s), so that their intervals cover less than they say: %s; raise min",
			len(f.skewed), strings.Join(f.skewed[:min(3, len(f.skewed))], ", ")))
	}
	var indices []sensitivity.Index
	for _, outcome := range f.outcomes {
		found, skipped, err := sensitivity.Analyse(f.data(outcome), sensitivity.Options{})
		if err != nil {
			r.Warnings = append(r.Warnings, fmt.Sprintf("no sensitivity of %s: %v", outcome, err))
			continue
		}
		indices = append(indices, found...)
		r.Skipped = skipped
	}
	return r, results.WriteCSV(filepath.Join(f.dir, SensitivityName), IndexTable(indices))
}

// data is the design with what came of it.
func (f *finisher) data(outcome string) *sensitivity.Data {
	p := f.plan
	d := &sensitivity.Data{Output: outcome, Levels: make([][]string, len(p.Study.Factors))}
	for i, factor := range p.Study.Factors {
		d.Factors = append(d.Factors, factor.Name)
		d.Groups = append(d.Groups, factor.Group)
		for _, of := range p.Of {
			d.Levels[i] = append(d.Levels[i], p.Points[of].Actual[i])
		}
		d.Unit = append(d.Unit, places(factor.Factor, d.Levels[i]))
	}
	for row, of := range p.Of {
		d.Blocks = append(d.Blocks, p.Rows[row].Block)
		d.Outcomes = append(d.Outcomes, f.values[of][outcome])
	}
	return d
}

// IndexTable lists indices as the sensitivity file does.
func IndexTable(indices []sensitivity.Index) *results.Table {
	t := tableOf([]results.Column{
		results.Texts("output"), results.Texts("factor"), results.Texts("index"),
		results.Floats("value"), results.Floats("low"), results.Floats("high"),
	})
	for _, i := range indices {
		if err := t.Append(i.Output, i.Factor, i.Index, i.Value, i.Low, i.High); err != nil {
			panic(err) // the columns are right above
		}
	}
	return t
}

// manifest closes the study.
func (f *finisher) manifest(r *Report) error {
	s := f.plan.Study
	base := s.Base()
	m := &results.StudyManifest{
		Study: s.Name, Title: s.Title, ModelVersion: model.Version, Commit: commit(), GoVersion: runtime.Version(),
		Command: f.sweep.Command, Scenario: base.Name, Seed: base.Spec.Seed, Design: s.Method, Outcomes: f.outcomes,
		Null: strings.Join(s.Null, ", "), Hold: f.plan.Hold, Points: r.Points, Runs: r.Runs, Failures: r.Failures,
		Period: string(base.Spec.Period), Periods: base.Spec.Periods, PeriodsPerYear: float64(base.Layout.PerYear), Complete: true,
		Started: f.sweep.started.UTC().Format(time.RFC3339), WallSeconds: f.sweep.wall,
	}
	if stein := f.sweep.demand.stein; stein != nil {
		m.HalfWidth, m.HalfWidthOf = stein.HalfWidth, s.Replicates.Until.Measure
	}
	for _, factor := range s.Factors {
		m.Factors = append(m.Factors, results.StudyFactor{
			Name: factor.Name, Meaning: factor.Meaning, Group: factor.Group, Levels: factor.Levels,
			From: factor.From, To: factor.To, Log: factor.Log, Whole: factor.Whole,
		})
	}
	var err error
	if m.Files, err = results.HashFiles(f.dir); err != nil {
		return err
	}
	return results.WriteStudyManifest(f.dir, m)
}
