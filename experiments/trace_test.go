package experiments_test

import (
	"bytes"
	"context"
	"math/rand/v2"
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

func mustLoad(t *testing.T, name string, set ...string) *configs.Scenario {
	t.Helper()
	s, err := configs.Load(name, configs.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
