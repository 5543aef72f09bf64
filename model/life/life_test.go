package life_test

import (
	"fmt"
	"math"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/life"
	"socialcredit/model/modeltest"
)

// follow takes a society to its end and follows a person.
func follow(t *testing.T, spec *model.Spec, o model.Options, person int) *life.Life {
	t.Helper()
	sim, err := model.New(spec, o)
	if err != nil {
		t.Fatal(err)
	}
	r := life.Follow(sim, person)
	for range spec.Periods {
		sim.Tick()
		r.Look()
	}
	return &r.Life
}

// Of everybody's life in a society with every friends' effect: what is booked adds up to the published
// score, what is in the events to the accounts, and friends' parts to what friends did.
func TestALifeAddsUp(t *testing.T) {
	kinds := map[string]institution.Friends{
		"none": &institution.NoFriends{}, "bonus": &institution.Bonus{Weight: 0.2}, "share": &institution.Share{Weight: 0.2},
		"pull": &institution.Pull{Weight: 0.1}, "worst": &institution.Worst{Weight: 0.3},
		"threshold": &institution.Threshold{Bonus: 2, Upper: 101, Lower: 99},
	}
	for name, friends := range kinds {
		for person := range 25 {
			spec := modeltest.Society(300, 60)
			points, _ := spec.Institutions["osmanthus"].(*institution.Points)
			points.Friends = friends
			points.Refresh = 1 + person%3
			l := follow(t, spec, model.Options{Workers: 1}, person*11)
			addsUp(t, name, l)
		}
	}
}

func addsUp(t *testing.T, name string, l *life.Life) {
	t.Helper()
	for i, track := range l.Standings {
		sum := l.World.Standings[i].Base
		for _, account := range l.Accounts[i] {
			sum += account
		}
		last := track.Score[len(track.Score)-1]
		if last != model.NoStanding && sum != last {
			t.Fatalf("%s: person %d has a score of %d, the causes make %d", name, l.Person, last, sum)
		}
	}
	told := make([]int32, len(l.Standings))
	for _, e := range l.Events {
		if e.What != life.Change {
			continue
		}
		told[e.Institution] += e.Hundredths
		if told[e.Institution] != e.Sum {
			t.Fatalf("%s: person %d, period %d: changes so far make %d, not %d", name, l.Person, e.Period, told[e.Institution], e.Sum)
		}
		sum := int32(0)
		for _, part := range e.Parts {
			sum += part.Hundredths
		}
		if e.Cause == model.Friends && (len(e.Parts) > 0 || name != "threshold") && sum != e.Hundredths {
			t.Fatalf("%s: person %d, period %d: friends' parts make %d of %d", name, l.Person, e.Period, sum, e.Hundredths)
		}
	}
}

// Under bonus a person's parts by friend, over the whole life, are what each friend adds in the end: a
// friend of score s adds weight*(s - base)/friends, to a hundredth per change.
func TestPartsAreThoseOfTheFormula(t *testing.T) {
	const weight = 0.2
	spec := modeltest.Society(300, 36)
	l := follow(t, spec, model.Options{Workers: 1}, 7)
	before := modeltest.Society(300, 35) // what was published when the last effect was computed
	sim, err := model.New(before, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for range before.Periods {
		sim.Tick()
	}
	got, changes := map[uint32]float64{}, 0.0
	for _, e := range l.Events {
		for _, part := range e.Parts {
			got[part.Person] += model.Points(part.Hundredths)
		}
		if e.Cause == model.Friends {
			changes++
		}
	}
	w := sim.World
	friends := w.Ties.Friends(w.Position(7))
	for _, friend := range friends {
		want := weight * (model.Points(w.Standings[0].Score[friend]) - 100) / float64(len(friends))
		if math.Abs(got[w.ID(int(friend))]-want) > 0.01*changes {
			t.Errorf("friend %d brought %v points, want %v", w.ID(int(friend)), got[w.ID(int(friend))], want)
		}
	}
	if changes == 0 || got[life.Nobody] != 0 {
		t.Errorf("%v changes by friends, %v points of nobody", changes, got[life.Nobody])
	}
}

// A society in which somebody is followed has the bits of one in which nobody is, and a life does not
// depend on how it is computed.
func TestFollowingChangesNothing(t *testing.T) {
	computed := func(o model.Options, person int) (society, told string) {
		sim, err := model.New(modeltest.Society(500, 40), o)
		if err != nil {
			t.Fatal(err)
		}
		var r *life.Recorder
		if person >= 0 {
			r = life.Follow(sim, person)
		}
		for range 40 {
			sim.Tick()
			if r != nil {
				r.Look()
			}
			for id := range sim.World.N {
				pos := sim.World.Position(id)
				society += fmt.Sprint(sim.World.Standings[0].Score[pos], sim.World.Joint[pos], ";")
			}
		}
		if r != nil {
			told = fmt.Sprint(r.Events, r.Accounts, r.Standings, r.Shut)
		}
		return society, told
	}
	want, _ := computed(model.Options{Workers: 1}, -1)
	wantLife := ""
	for _, o := range []model.Options{{Workers: 1, SpanSize: 64}, {Workers: 2, SpanSize: 128}, {Workers: 7, SpanSize: 64}} {
		got, told := computed(o, 123)
		if got != want {
			t.Errorf("%+v: following changes the society", o)
		}
		if wantLife == "" {
			wantLife = told
		}
		if told != wantLife {
			t.Errorf("%+v: another life", o)
		}
	}
}
