package configs_test

import "testing"

// What the scenario's header says: open rules make people try, fewer are shut out, all groups gain, and the
// educated gain most (Kostka and Antoine 2020, Policy & Internet 12(3)).
func TestOpenRulesHelpAndDivide(t *testing.T) {
	lead := func(ends []chosen) []chosen {
		for _, end := range ends {
			end["lead"] = end["urban osmanthus_mean"] - end["rural osmanthus_mean"]
			end["lead in effort"] = end["urban learning_effort"] - end["rural learning_effort"]
		}
		return ends
	}
	opaque := lead(choosing(t, "opaque_or_open", pairs, "policies.openness.date=32000"))
	open := lead(choosing(t, "opaque_or_open", pairs))
	signs(t, "openness", opaque, open, map[string]float64{
		"learning_effort": 1, "learning_mistaken": -1, "osmanthus_mean": 1, "any_excluded": -1,
		"urban osmanthus_mean": 1, "migrant osmanthus_mean": 1, "rural osmanthus_mean": 1,
		"lead": 1, "lead in effort": 1, "osmanthus_eta_squared": 1,
	})
	for seed, end := range opaque {
		opaquely, openly := end["learning_effort"], open[seed]["learning_effort"]
		wrong, rarely := end["learning_mistaken"], open[seed]["learning_mistaken"]
		if opaquely > 0.05 || wrong < 0.4 || openly < 0.5 || rarely > 0.07 {
			t.Errorf("seed %d: effort %.3f and %.3f, mistaken %.3f and %.3f", seed+1, opaquely, openly, wrong, rarely)
		}
	}
	rules := choosing(t, "opaque_or_open", pairs, "policies.openness.aware=0")
	signs(t, "only those who knew learn the rules", opaque, rules, map[string]float64{"osmanthus_trait_correlation": -1})
}
