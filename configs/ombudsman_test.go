package configs

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"socialcredit/model"
	"socialcredit/model/measure"
)

// remedy is what a society of the scenario ombudsman comes to.
type remedy struct{ excluded, wrongly, exits, median, waiting, wait, corrected float64 }

// remedied simulates the scenario, small, with values set upon it. Wrongly excluded is who is shut out at the
// end and is not in the same society without false records.
func remedied(t *testing.T, seed int, sets ...string) (r remedy) {
	t.Helper()
	sets = append(slices.Clone(sets), "people.count=3000", fmt.Sprintf("seed=%d", seed))
	values, out := lived(t, "ombudsman", sets)
	_, twin := lived(t, "ombudsman", append(sets, "record.error={person: 0, household: 0, border: 0}"))
	for id := range out {
		if out[id] && !twin[id] {
			r.wrongly += 1 / float64(len(out))
		}
	}
	r.excluded, r.exits, r.median = values["any_excluded"], values["any_exit_hazard"], values["any_median_spell"]
	r.waiting, r.wait, r.corrected = values["tribunal_waiting"], values["tribunal_wait"], values["tribunal_corrected"]
	if math.IsNaN(r.median) { // most spells still last
		r.median = math.Inf(1)
	}
	return r
}

// lived simulates a scenario and returns its measures at the end and who is shut out then, by person id.
func lived(t *testing.T, name string, sets []string) (values map[string]float64, out []bool) {
	t.Helper()
	if testing.Short() {
		t.Skip("what a scenario comes to is a matter of numbers, not of goroutines")
	}
	s := loadNamed(t, name, Options{Set: sets})
	sim, err := model.New(s.Spec, model.Options{})
	if err != nil {
		t.Fatal(err)
	}
	table, problems := measure.New(s.Spec, sim.World.Layout)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	observer := sim.Observe(table.Needs)
	row := make([]float64, len(table.Columns()))
	for range s.Spec.Periods {
		observer.Snapshot()
		sim.Tick()
	}
	table.Row(observer.Snapshot(), 0, row)
	values = map[string]float64{}
	for i, column := range table.Columns() {
		values[column.Name] = row[i]
	}
	out = make([]bool, sim.World.N)
	for pos := range out {
		out[sim.World.ID(pos)] = sim.World.Spells.Running(pos)
	}
	return values, out
}

// The signs that the scenario's header tells, over paired seeds: better remedies leave fewer people shut out
// and wrongly shut out and let them out sooner; a queue that is too short undoes the judgment and leaves the
// suspension.
func TestOmbudsman(t *testing.T) {
	const seeds = 6
	arms := map[string][]string{
		"none": {"policies.tribunal.wrong=0", "policies.tribunal.right=0"}, "hotline": {"policies.tribunal.kind=appeal"}, "tribunal": nil,
		"unsuspended": {"policies.tribunal.suspend=false"}, "crowded": {"policies.tribunal.capacity=5"},
		"crowded unsuspended": {"policies.tribunal.capacity=5", "policies.tribunal.suspend=false"},
	}
	of := map[string][]remedy{}
	for name, sets := range arms {
		for seed := range seeds {
			of[name] = append(of[name], remedied(t, seed+1, sets...))
		}
	}
	excluded := func(r remedy) float64 { return r.excluded }
	wrongly := func(r remedy) float64 { return r.wrongly }
	exits := func(r remedy) float64 { return r.exits }
	for _, c := range []struct {
		what       string
		of         func(remedy) float64
		less, more string
	}{
		{"excluded", excluded, "hotline", "none"},
		{"excluded", excluded, "tribunal", "hotline"},
		{"wrongly excluded", wrongly, "hotline", "none"},
		{"wrongly excluded", wrongly, "tribunal", "hotline"},
		{"exits", exits, "hotline", "tribunal"},
		{"exits", exits, "unsuspended", "tribunal"},
		{"wrongly excluded", wrongly, "tribunal", "crowded"},
		{"excluded", excluded, "crowded", "crowded unsuspended"},
	} {
		var differences []float64
		for seed := range seeds {
			differences = append(differences, c.of(of[c.more][seed])-c.of(of[c.less][seed]))
		}
		if lo, hi := paired(differences); lo <= 0 {
			t.Errorf("%s: %s less %s is %.4f to %.4f", c.what, c.more, c.less, lo, hi)
		}
	}
	for seed := range seeds {
		good, weak, full := of["tribunal"][seed], of["hotline"][seed], of["crowded"][seed]
		if good.corrected < 0.75 || weak.corrected > 0.5 || full.corrected > 0.4 {
			t.Errorf("seed %d: wrong decisions taken back: tribunal %.2f, hotline %.2f, crowded %.2f", seed+1, good.corrected, weak.corrected, full.corrected)
		}
		if good.median >= weak.median || good.wait > 4 || full.wait < 60 || full.waiting < 0.8 || good.waiting > 0.15 {
			t.Errorf("seed %d: tribunal %+v, hotline %+v, crowded %+v", seed+1, good, weak, full)
		}
	}
}

// paired is the 95 % interval of the mean of differences between six pairs of societies, by Student's t.
func paired(differences []float64) (lo, hi float64) {
	const t5 = 2.571
	n, sum, squares := float64(len(differences)), 0.0, 0.0
	for _, d := range differences {
		sum += d
	}
	for _, d := range differences {
		squares += (d - sum/n) * (d - sum/n)
	}
	half := t5 * math.Sqrt(squares/(n-1)/n)
	return sum/n - half, sum/n + half
}
