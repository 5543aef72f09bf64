package experiments_test

import (
	"bytes"
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"socialcredit/configs"
	"socialcredit/experiments"
	"socialcredit/model"
	"socialcredit/model/life"
	"socialcredit/results"
	"socialcredit/results/story"
)

// traced are the scenarios of the tests, small: systems with friends, appeals, several scores, codes, and ties
// that change.
var traced = map[string][]string{
	"suzhou":            {"people.count=2000"},
	"ombudsman":         {"people.count=2000"},
	"zhima":             {"people.count=2000"},
	"citizen_code":      {"people.count=2000", "periods=180"},
	"strategic_friends": {"people.count=2000"},
}

func loaded(t *testing.T, name string) *configs.Scenario {
	t.Helper()
	s, err := configs.Load(name, configs.Options{Set: traced[name]})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Of 100 people drawn by lot in each scenario (10 with -short) the causes add up exactly, in hundredths of a
// point, to the score that is published last; and the parts of friends to what friends did.
func TestCausesOfRandomPeopleAddUp(t *testing.T) {
	people := 100
	if testing.Short() {
		people = 10
	}
	for name := range traced {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, draw := loaded(t, name), rand.New(rand.NewPCG(1, 2))
			for range people {
				checkSums(t, followed(t, s, draw.IntN(s.Spec.People.Count)))
			}
		})
	}
}

func followed(t *testing.T, s *configs.Scenario, person int) *life.Life {
	t.Helper()
	sim, err := model.New(s.Fresh(), model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	r := life.Follow(sim, person)
	for range s.Spec.Periods {
		sim.Tick()
		r.Look()
	}
	return &r.Life
}

func checkSums(t *testing.T, l *life.Life) {
	t.Helper()
	for i, standing := range l.World.Standings {
		if !standing.Scored || !standing.Enrolled(l.Pos()) {
			continue
		}
		sum := standing.Base
		for _, account := range l.Accounts[i] {
			sum += account
		}
		if score := standing.Score[l.Pos()]; sum != score && score != model.NoStanding {
			t.Errorf("person %d, %s: causes make %d, the score is %d", l.Person, l.World.Layout.Institutions[i], sum, score)
		}
	}
	for _, e := range l.Events {
		sum := int32(0)
		for _, part := range e.Parts {
			sum += part.Hundredths
		}
		if e.Cause == model.Friends && sum != e.Hundredths {
			t.Errorf("person %d, period %d: friends did %d, their parts make %d", l.Person, e.Period, e.Hundredths, sum)
		}
	}
}

func told(t *testing.T, trace experiments.Trace) *results.Life {
	t.Helper()
	l, err := trace.Do(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range story.Languages {
		words, err := story.In(lang)
		if err != nil {
			t.Fatal(err)
		}
		words.Tell(l)
	}
	return l
}

// A life is the same, to the last byte, however it is computed.
func TestALifeDoesNotDependOnWorkers(t *testing.T) {
	for _, name := range []string{"ombudsman", "citizen_code", "strategic_friends"} {
		var want []byte
		for _, workers := range []int{1, 2, 7} {
			s := mustLoad(t, name, "people.count=2000", "periods=24")
			var got bytes.Buffer
			if err := told(t, experiments.Trace{Scenario: s, Workers: workers, Person: 77, WhatIf: true}).Encode(&got); err != nil {
				t.Fatal(err)
			}
			if want == nil {
				want = got.Bytes()
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s: another life with %d workers", name, workers)
			}
		}
	}
}

// What is told is what a run writes: the last scores and bands, who is excluded, and each sentence.
func TestALifeIsThatOfTheRun(t *testing.T) {
	for name := range traced {
		s := loaded(t, name)
		sim, err := model.New(s.Fresh(), model.Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		const person = 321
		excluded := 0
		pos := sim.World.Position(person)
		for range s.Spec.Periods {
			sim.Tick()
			if sim.World.Gates.Excludes(int(sim.World.Joint[pos])) {
				excluded++
			}
		}
		l := told(t, experiments.Trace{Scenario: s, Workers: 2, Person: person})
		if got := results.Periods(l.Excluded); got != excluded {
			t.Errorf("%s: excluded for %d periods, want %d", name, got, excluded)
		}
		for i, standing := range sim.World.Standings {
			want := ""
			if standing.Enrolled(pos) {
				want = standing.Bands[standing.Band[pos]].Label
			}
			if got := l.Institutions[i].LastBand(); got != want {
				t.Errorf("%s, %s: band %q, want %q", name, l.Institutions[i].Label, got, want)
			}
			if got := l.Institutions[i].Last(); standing.Scored && standing.Enrolled(pos) && got != model.Points(standing.Score[pos]) {
				t.Errorf("%s, %s: score %v, want %v", name, l.Institutions[i].Label, got, model.Points(standing.Score[pos]))
			}
		}
		for _, e := range l.Events {
			if quiet := e.What == "ended" || e.Note == "against_wrong"; e.Sentence == "" && !quiet {
				t.Errorf("%s: nothing is said of %+v", name, e)
			}
		}
	}
}

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

func mustLoad(t *testing.T, name string, set ...string) *configs.Scenario {
	t.Helper()
	s, err := configs.Load(name, configs.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	return s
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
