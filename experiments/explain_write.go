package experiments

import (
	"path/filepath"
	"runtime"
	"time"

	"socialcredit/experiments/biography"
	"socialcredit/model"
	"socialcredit/results"
)

// The files of an explanation.
const (
	AccountsName = "accounts.csv"
	EffectsName  = "effects.csv"
	AccuracyName = "accuracy.csv"
	WronglyName  = "wrongly.csv"
)

// Explained is what an explanation came to.
type Explained struct {
	Dir     string
	Seconds float64

	explaining *Explaining
	values     [][][]float64 // by replicate, coalition and outcome
	accounts   []*accounting // by replicate, as are the others
	wrongs     []wrongCounts
	accuracies []*verdict
	people     []int   // likewise
	shadows    []bool  // by institution: whether it keeps a second ledger
	ties       []int64 // at the end, likewise
}

func newExplained(e *Explaining) *Explained {
	n := e.Replicates
	x := &Explained{
		Dir: e.Dir, explaining: e, values: make([][][]float64, n), accounts: make([]*accounting, n),
		wrongs: make([]wrongCounts, n), accuracies: make([]*verdict, n), people: make([]int, n), ties: make([]int64, n),
	}
	for r := range x.values {
		x.values[r] = make([][]float64, len(e.worlds))
	}
	return x
}

// write puts the tables and the manifest into the directory.
func (x *Explained) write(started time.Time) error {
	for name, t := range map[string]*results.Table{
		AccountsName: x.accountTable(), EffectsName: x.effectTable(), AccuracyName: x.accuracyTable(), WronglyName: x.wrongTable(),
	} {
		if err := results.WriteCSV(filepath.Join(x.Dir, name), t); err != nil {
			return err
		}
	}
	x.Seconds = time.Since(started).Seconds()
	files, err := results.HashFiles(x.Dir)
	if err != nil {
		return err
	}
	e := x.explaining
	spec := e.Scenario.Spec
	return results.WriteManifest(x.Dir, &results.Manifest{
		ModelVersion: model.Version, Commit: commit(), GoVersion: runtime.Version(), Command: e.Command,
		Scenario: e.Scenario.Name, Title: spec.Title, Seed: spec.Seed, Key: e.key, ScenarioSHA256: sum(e.Scenario.Canonical()),
		Workers: e.workers(), People: x.people[0], Ties: x.ties[0], Period: string(spec.Period), Periods: spec.Periods,
		PeriodsPerYear: float64(spec.Period.PerYear()), Started: started.UTC().Format(time.RFC3339), WallSeconds: x.Seconds,
		Society: biography.Society(e.Scenario, &model.World{Layout: e.Scenario.Layout}), Explanation: e.told(), Files: files,
	})
}

// told is what the manifest says of the explanation.
func (e *Explaining) told() *results.Explanation {
	out := &results.Explanation{Replicates: e.Replicates, Runs: e.Runs(), Outcomes: e.outcomes}
	for _, each := range e.Switches {
		out.Switches = append(out.Switches, results.Switch{Name: each.Name, Doc: each.Doc, Off: each.Sets})
	}
	return out
}

// accuracyTable lists the accuracy of scores: means over replicates with their intervals.
func (x *Explained) accuracyTable() *results.Table {
	institution, against, measure := results.Texts("institution"), results.Texts("against"), results.Texts("measure")
	at, group, n := results.Texts("at"), results.Texts("group"), results.Ints("replicates")
	value := newEstimates("value")
	for _, what := range x.accuracies[0].asked {
		values := x.verdictsOn(what)
		institution.Texts, against.Texts = append(institution.Texts, what.institution), append(against.Texts, what.against)
		measure.Texts, at.Texts, group.Texts = append(measure.Texts, what.measure), append(at.Texts, what.at), append(group.Texts, what.group)
		n.Ints = append(n.Ints, defined(values))
		value.addMean(values)
	}
	return tableOf(append([]results.Column{institution, against, measure, at, group, n}, value.columns()...))
}

// verdictsOn lists what each replicate says.
func (x *Explained) verdictsOn(what judged) (values []float64) {
	for _, v := range x.accuracies {
		values = append(values, v.values[what])
	}
	return values
}
