package model_test

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
)

// goOn continues a society and takes it to the end of the spec.
func goOn(t *testing.T, sim *model.Simulation, spec *model.Spec) *model.Simulation {
	t.Helper()
	next, err := sim.Continue(spec)
	if err != nil {
		t.Fatal(err)
	}
	for next.World.Period < spec.Periods {
		next.Tick()
	}
	return next
}

func pointsOf(s *model.Spec) *institution.Points {
	return s.Institutions["osmanthus"].(*institution.Points)
}

// A weight that is raised and lowered again takes scores to the fixed point of each weight in turn,
// s - base = (I - wP)^-1 o by gonum's dense solver, and at last back to the first one: a linear
// effect has no hysteresis.
func TestContinueReachesEachFixedPoint(t *testing.T) {
	const n = 300
	build := func(weight float64, periods int) *model.Spec {
		s := quiet(n, periods, &institution.Bonus{Weight: weight})
		pointsOf(s).Spread = 30
		return s
	}
	seeded := simulate(t, build(0, 0)) // nobody has friends' points yet
	o := mat.NewDense(n, 1, nil)
	for pos, score := range seeded.World.Standings[0].Score {
		o.Set(pos, 0, model.Points(score)-100)
	}
	sim := seeded
	for i, weight := range []float64{0.1, 0.4, 0.1} {
		sim = goOn(t, sim, build(weight, 60*(i+1)))
		want := resolvent(t, sim.World, weight, o)
		for pos, score := range sim.World.Standings[0].Score {
			if got := model.Points(score) - 100; math.Abs(got-want.At(pos, 0)) > 0.03 {
				t.Fatalf("weight %v: person %d settles at %v, the fixed point is %v", weight, sim.World.ID(pos), got, want.At(pos, 0))
			}
		}
	}
}

// Where friends begin to pull after they gave a bonus, everybody starts from the score reached: a
// pull of weight 0 leaves it there for ever, and without friends only one's own points remain.
func TestContinueUnderAnotherFriendsEffect(t *testing.T) {
	build := func(friends institution.Friends, periods int) *model.Spec {
		s := quiet(300, periods, friends)
		pointsOf(s).Spread = 30
		return s
	}
	own := scores(simulate(t, build(&institution.NoFriends{}, 0)))
	bonus := simulate(t, build(&institution.Bonus{Weight: 0.4}, 30))
	pulled := goOn(t, bonus, build(&institution.Pull{Weight: 0}, 60))
	alone := goOn(t, pulled, build(&institution.NoFriends{}, 61))
	moved := 0
	for id, reached := range scores(bonus) {
		if got := scores(pulled)[id]; got != reached {
			t.Fatalf("person %d moved from %v to %v under a pull of weight 0", id, reached, got)
		}
		if got := scores(alone)[id]; got != own[id] {
			t.Fatalf("person %d has %v without friends, %v at the start", id, got, own[id])
		}
		if reached != own[id] {
			moved++
		}
	}
	if moved < 250 {
		t.Errorf("the bonus moved only %d people", moved)
	}
}

// Points that were kept for ever halve in a half-life once there is one.
func TestContinueWithAShorterMemory(t *testing.T) {
	build := func(memory institution.Years, periods int) *model.Spec {
		s := quiet(300, periods, &institution.NoFriends{})
		pointsOf(s).Memory = institution.Memory{Rewards: memory, Penalties: memory}
		return s
	}
	sim := simulate(t, build(institution.Forever, 24))
	before := scores(sim)
	for id, score := range scores(goOn(t, sim, build(2, 48))) {
		if want := 100 + (model.Points(before[id])-100)/2; math.Abs(model.Points(score)-want) > 0.011 {
			t.Fatalf("person %d has %v two years after %v, want %v", id, model.Points(score), model.Points(before[id]), want)
		}
	}
}

// Edges of bands and needs of services hold from the next publication and period on; what was
// published stays until then.
func TestContinueWithOtherBands(t *testing.T) {
	build := func(c float64, need string, periods int) *model.Spec {
		s := quiet(500, periods, &institution.NoFriends{})
		s.Services = map[string]model.Service{"loan": {Right: true, Needs: map[string]string{"osmanthus": need}}}
		pointsOf(s).Bands["c"] = c
		return s
	}
	sim := simulate(t, build(90, "c", 12))
	next, err := sim.Continue(build(95, "c", 24))
	if err != nil {
		t.Fatal(err)
	}
	excludedNow := func(s *model.Simulation, edge int32) {
		t.Helper()
		for pos, score := range s.World.Standings[0].Score {
			if got := s.World.Spells.Running(pos); got != (score < edge) {
				t.Fatalf("period %d: person %d with %d hundredths, excluded: %v", s.World.Period, s.World.ID(pos), score, got)
			}
		}
	}
	excludedNow(next, 9000)
	next.Tick()
	excludedNow(next, 9500)
	excludedNow(sim, 9000)
	excludedNow(goOn(t, next, build(95, "d", 25)), 8000)
}

// Spells go on across the join: their table is that of a society that never stopped, although the
// first spec had no room for so many periods.
func TestContinueKeepsSpells(t *testing.T) {
	spells := func(s *model.Simulation) model.SpellTable {
		observer := s.Observe(everything)
		return observer.Snapshot().Spells[0]
	}
	whole := spells(simulate(t, modeltest.Society(2000, 40)))
	got := spells(goOn(t, simulate(t, modeltest.Society(2000, 13)), modeltest.Society(2000, 40)))
	long := int64(0) // spells that cannot lie on one side of the join
	for _, n := range whole.Ended[28:] {
		long += n
	}
	if long == 0 || got.Ever != whole.Ever {
		t.Errorf("%d people were ever excluded, without a stop %d", got.Ever, whole.Ever)
	}
	for p := range whole.Starts {
		if got.Starts[p] != whole.Starts[p] || got.Exits[p] != whole.Exits[p] || got.Ended[p] != whole.Ended[p] || got.Ongoing[p] != whole.Ongoing[p] {
			t.Fatalf("spells of period or duration %d differ", p)
		}
	}
}

// Dates are periods of the society, not of a spec: one that lies ahead comes, one that has passed
// does not come again.
func TestContinueKeepsTheCalendar(t *testing.T) {
	build := func(share float64, periods int) *model.Spec {
		s := quiet(200, periods, &institution.NoFriends{})
		pointsOf(s).Rules = map[string]institution.Rule{"scandal": {Points: -10}}
		pointsOf(s).Spread = 0
		s.Policies = map[string]model.Policy{"scandal": &policy.Abuse{Date: 10, Share: share, Group: "urban"}}
		return s
	}
	for cut, struck := range map[int]bool{5: true, 9: true, 10: false, 15: false} {
		sim := goOn(t, simulate(t, build(0, cut)), build(1, 20))
		for pos, score := range sim.World.Standings[0].Score {
			urban := sim.World.Layout.Groups[sim.World.Group[pos]] == "urban"
			if want := struck && urban; (score == 9000) != want || (score == 10000) == want {
				t.Fatalf("continued from %d: person %d has %v points", cut, sim.World.ID(pos), model.Points(score))
			}
		}
	}
}

// The society that is continued stays as it was: it can be continued twice, with the same bits.
func TestContinueLeavesTheSocietyAsItIs(t *testing.T) {
	sim := simulate(t, modeltest.Society(800, 17))
	before := scores(sim)
	loud := modeltest.Society(800, 40)
	pointsOf(loud).Friends = &institution.Bonus{Weight: 0.6}
	once := goOn(t, sim, modeltest.Society(800, 40))
	ever := once.Observe(everything).Snapshot().Spells[0].Ever
	other := scores(goOn(t, sim, loud))
	twice := goOn(t, sim, modeltest.Society(800, 40))
	first, second := scores(once), scores(twice)
	if a, b := once.Observe(everything).Snapshot(), twice.Observe(everything).Snapshot(); !reflect.DeepEqual(a.Spells, b.Spells) || b.Spells[0].Ever != ever {
		t.Error("other spells the second time")
	}
	differ := 0
	for id := range before {
		if first[id] != second[id] || scores(sim)[id] != before[id] {
			t.Fatalf("person %d has %d after %d", id, second[id], first[id])
		}
		if other[id] != first[id] {
			differ++
		}
	}
	if differ < 400 {
		t.Errorf("three times the friends' effect changed only %d scores", differ)
	}
}

// Kinds keep state: a spec that shares one with the society that goes on would wipe it out.
func TestContinueWantsAFreshSpec(t *testing.T) {
	sim := simulate(t, modeltest.Society(300, 5))
	before := scores(sim)
	shared := modeltest.Society(300, 20)
	shared.Institutions["osmanthus"] = sim.World.Spec.Institutions["osmanthus"]
	for _, spec := range []*model.Spec{sim.World.Spec, shared} {
		if _, err := sim.Continue(spec); err == nil || !strings.Contains(err.Error(), "institutions.osmanthus") {
			t.Errorf("a shared kind gave %v", err)
		}
	}
	for id, score := range scores(sim) {
		if score != before[id] {
			t.Fatal("the refused spec changed a score")
		}
	}
}

// The period that was reached is observed as it was: all but its records.
func TestContinueIsObservedAtOnce(t *testing.T) {
	spec := modeltest.Society(900, 17)
	sim, err := model.New(spec, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	observer := sim.Observe(everything)
	var want *model.Snapshot
	for range spec.Periods {
		sim.Tick()
		want = observer.Snapshot()
	}
	next, err := sim.Continue(modeltest.Society(900, 30))
	if err != nil {
		t.Fatal(err)
	}
	got := next.Observe(everything).Snapshot()
	if got.Period != 17 || got.First != 17 {
		t.Errorf("period %d, first %d; both are 17", got.Period, got.First)
	}
	for g := range want.People {
		a, b := &want.Scores[0][g], &got.Scores[0][g]
		if !slices.Equal(a.Points, b.Points) || !slices.Equal(a.Count, b.Count) || !slices.Equal(a.TraitRanks, b.TraitRanks) {
			t.Errorf("group %d: other scores", g)
		}
		if !slices.Equal(want.InBand[0][g], got.InBand[0][g]) || !slices.Equal(want.Shut[g], got.Shut[g]) || !slices.Equal(want.Open[g], got.Open[g]) {
			t.Errorf("group %d: other bands or services", g)
		}
		if want.Ties.Trait[g] != got.Ties.Trait[g] {
			t.Errorf("group %d: other ties", g)
		}
	}
}
