package experiments_test

import (
	"slices"
	"testing"

	"socialcredit/configs"
	"socialcredit/experiments"
	"socialcredit/model"
	"socialcredit/results"
)

// A twin that takes something out has none of it, and one that does not apply says why.
func TestTwinsAreWithoutWhatTheyLack(t *testing.T) {
	l := told(t, experiments.Trace{Scenario: loaded(t, "suzhou"), Person: 17, WhatIf: true})
	if len(l.WhatIf) != 3 {
		t.Fatalf("%d twins, want 3", len(l.WhatIf))
	}
	without := followedWith(t, "suzhou", "institutions.osmanthus.friends.kind=none")
	if got, want := l.WhatIf[0].Institutions[0].Last(), without.Institutions[0].Last(); got != want {
		t.Errorf("without friends' effect: %v, want %v", got, want)
	}
	clean := followedWith(t, "suzhou", "record.error.person=0", "record.error.household=0", "record.error.border=0")
	if got, want := l.WhatIf[1].Institutions[0].Last(), clean.Institutions[0].Last(); got != want {
		t.Errorf("without false records: %v, want %v", got, want)
	}
	heard := followedWith(t, "suzhou", "policies.ombudsman_for_osmanthus={kind: tribunal, institution: osmanthus}")
	if got, want := l.WhatIf[2].Institutions[0].Last(), heard.Institutions[0].Last(); got != want {
		t.Errorf("with an ombudsman: %v, want %v", got, want)
	}
	for twin, want := range []int{1, 3, 0} {
		if got := l.WhatIf[twin].Off; len(got) != want {
			t.Errorf("%s turns %v off, want %d settings", l.WhatIf[twin].Name, got, want)
		}
	}
	if has := told(t, experiments.Trace{Scenario: loaded(t, "ombudsman"), Person: 1, WhatIf: true}); has.WhatIf[2].Skipped == "" {
		t.Error("a second ombudsman beside the one that is there")
	}
}

func followedWith(t *testing.T, name string, set ...string) *results.Life {
	t.Helper()
	s, err := configs.Load(name, configs.Options{Set: append(append([]string{}, traced[name]...), set...)})
	if err != nil {
		t.Fatal(err)
	}
	return told(t, experiments.Trace{Scenario: s, Person: 17})
}

// A twin is the society that an explanation has with the same switches off, whatever the kinds of the scenario.
func TestTwinsAreCornersOfExplanations(t *testing.T) {
	for _, name := range []string{"zhima", "citizen_code", "loud", "laolai", "ratchet"} {
		s := mustLoad(t, name, "people.count=500", "periods=60")
		l := told(t, experiments.Trace{Scenario: s, Person: 17, WhatIf: true})
		off := s.Spec.Switches()
		for twin, sets := range [][]string{off[model.SwitchFriends], append(off[model.SwitchError], off[model.SwitchAbuse]...)} {
			got := l.WhatIf[twin]
			if (len(sets) == 0) != (got.Skipped != "") {
				t.Errorf("%s, %s: skipped %q, and %v turns it off", name, got.Name, got.Skipped, sets)
			}
			if len(sets) == 0 {
				continue
			}
			corner, err := s.With(sets)
			if err != nil {
				t.Fatal(err)
			}
			want := followed(t, corner, 17)
			for i, track := range want.Standings {
				for period, score := range track.Score {
					if held := got.Institutions[i].Score; len(held) > 0 && score != model.NoStanding && float64(held[period]) != model.Points(score) {
						t.Fatalf("%s, %s: %v in period %d, want %v", name, got.Name, held[period], period, model.Points(score))
					}
				}
			}
			if !slices.Equal(got.Excluded, want.Excluded()) {
				t.Errorf("%s, %s: excluded in other periods", name, got.Name)
			}
		}
	}
}

// An ombudsman hears whoever can be appealed against, whatever its kind.
func TestAnOmbudsmanHearsEveryContestedInstitution(t *testing.T) {
	for _, name := range []string{"health_code_zhejiang", "laolai", "suzhou", "citizen_code"} {
		s := mustLoad(t, name, "people.count=300", "periods=20")
		if got := told(t, experiments.Trace{Scenario: s, Person: 17, WhatIf: true}).WhatIf[2]; got.Skipped != "" {
			t.Errorf("%s: %s", name, got.Skipped)
		}
	}
}
