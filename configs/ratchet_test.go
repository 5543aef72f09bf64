package configs

import (
	"fmt"
	"slices"
	"testing"
)

// aftermath is what a society of the scenario ratchet comes to: in the fourth year's end and in the end.
func aftermath(t *testing.T, seed int, sets ...string) (early, late map[string]float64) {
	t.Helper()
	sets = append(slices.Clone(sets), "people.count=3000", fmt.Sprintf("seed=%d", seed))
	late, _ = lived(t, "ratchet", sets)
	early, _ = lived(t, "ratchet", append(sets, "periods=48"))
	return early, late
}

// The signs that the scenario's header tells, over paired seeds: tools that stay shut out more and more people, and
// an emergency that has ended is still felt eleven years later, unless the score forgets within a year; where it
// never forgets, what is felt grows.
func TestRatchet(t *testing.T) {
	const seeds = 6
	never := []string{"policies.cameras.probability=0", "policies.arrival.start=181"}
	ends := []string{"policies.clause.renewed=0", "policies.dismantling.probability=1"}
	with := func(memory string, sets []string) []string {
		return append(slices.Clone(sets), "institutions.osmanthus.memory="+memory)
	}
	arms := map[string][]string{
		"stays": nil, "ends": ends, "never": never, "ends, memory 1": with("1", ends), "never, memory 1": with("1", never),
		"ends, forever": with("forever", ends), "never, forever": with("forever", never),
	}
	early, late := map[string][]map[string]float64{}, map[string][]map[string]float64{}
	for name, sets := range arms {
		for seed := range seeds {
			a, b := aftermath(t, seed+1, sets...)
			early[name], late[name] = append(early[name], a), append(late[name], b)
		}
	}
	less := func(column string, of map[string][]map[string]float64, a, b string) (lo, hi float64) {
		var differences []float64
		for seed := range seeds {
			differences = append(differences, of[a][seed][column]-of[b][seed][column])
		}
		return paired(differences)
	}
	const shut, mean = "any_excluded", "osmanthus_mean"
	for _, c := range []struct {
		what        string
		column      string
		of          map[string][]map[string]float64
		a, b        string
		least, most float64
	}{
		{"what stays shuts out", shut, late, "stays", "ends", 0.15, 0.22},
		{"what has ended shuts out", shut, late, "ends", "never", 0.005, 0.02},
		{"the emergency lowers the score", mean, early, "never", "ends", 1.2, 1.6},
		{"and still does when it is over", mean, late, "never", "ends", 0.3, 0.7},
		{"not if a year is soon forgotten", mean, late, "never, memory 1", "ends, memory 1", -0.02, 0.02},
		{"but if nothing is", mean, late, "never, forever", "ends, forever", 2, 2.8},
	} {
		if lo, hi := less(c.column, c.of, c.a, c.b); lo < c.least || hi > c.most {
			t.Errorf("%s: %s of %s less %s is %.4f to %.4f, want from %v to %v", c.what, c.column, c.a, c.b, lo, hi, c.least, c.most)
		}
	}
	for seed := range seeds {
		if register, venue := late["ends"][seed]["venue_excluded"], late["stays"][seed]["venue_excluded"]; register != 0 || venue < 0.1 {
			t.Errorf("seed %d: the register shuts out %.3f after its end, %.3f if it stays", seed+1, register, venue)
		}
	}
}
