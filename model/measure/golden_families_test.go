package measure_test

import (
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"testing"

	"socialcredit/model"
	"socialcredit/model/measure"
	"socialcredit/model/modeltest"
)

// TestGoldenBitsOfFamilies holds every bit of the families that need more than counts of one period, over four years of
// the small society: tools/bits.sh runs it again as compiled for other processors. The hash comes from this program alone.
func TestGoldenBitsOfFamilies(t *testing.T) {
	const want = "dd8b4c774022d59d"
	families := []string{
		"group_inequality", "reentry_hazard", "deprivation", "ties_group_freeman", "ties_group_coleman", "ties_excluded",
		"ties_spectral", "dissimilarity", "mobility", "mobility_since",
	}
	for _, options := range []model.Options{{Workers: 1}, {Workers: 3, SpanSize: 64}} {
		spec := modeltest.Society(1000, 48)
		spec.Measures = map[string]model.Keep{"ties_spectral": {Every: 12}, "mobility_since": {Every: 12, Since: 20}}
		sim, err := model.New(spec, options)
		if err != nil {
			t.Fatal(err)
		}
		table, problems := measure.New(spec, sim.World.Layout)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		observer, hash, row := sim.Observe(table.Needs), fnv.New64a(), make([]float64, len(table.Columns()))
		defined := map[string]bool{}
		for {
			s := observer.Snapshot()
			for group := range s.People {
				table.Row(s, group, row)
				for i, c := range table.Columns() {
					if !slices.Contains(families, c.Family) {
						continue
					}
					x := row[i]
					if math.IsNaN(x) {
						x = math.NaN() // processors have their own
					} else {
						defined[c.Family] = true
					}
					fmt.Fprintf(hash, "%d %d %s %x\n", s.Period, group, c.Name, math.Float64bits(x))
				}
			}
			if sim.World.Period == spec.Periods {
				break
			}
			sim.Tick()
		}
		if got := fmt.Sprintf("%016x", hash.Sum64()); got != want {
			t.Errorf("with %+v: bits %s, want %s", options, got, want)
		}
		if len(defined) != len(families) {
			t.Errorf("only %v have any value", defined)
		}
	}
}
