package modeltest

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/life"
	"socialcredit/model/measure"
)

// splits are ways of computing the same run: goroutines and people per span.
var splits = []model.Options{
	{Workers: 1, SpanSize: 1 << 15}, {Workers: 1, SpanSize: 64}, {Workers: 2, SpanSize: 256}, {Workers: 7, SpanSize: 128},
}

// Conform checks what every kind must hold to. build returns a fresh society that holds the kind.
func Conform(t *testing.T, build func() *model.Spec) {
	t.Helper()
	want, observed, ways := "", "", splits
	if testing.Short() { // one goroutine and many are enough to find a race
		ways = []model.Options{splits[0], splits[3]}
	}
	for _, o := range ways {
		got := Fingerprint(t, build(), o, false)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%+v gives other standings than %+v", o, splits[0])
		}
		watched := Fingerprint(t, build(), o, true)
		if observed == "" {
			observed = watched
		}
		if watched != observed {
			t.Errorf("%+v gives other measures than %+v", o, splits[0])
		}
	}
	if got := shadowed(t, build()); got != want {
		t.Error("second ledgers change the standings")
	}
	accountsAddUp(t, build(), 11)
	if !testing.Short() {
		accountsAddUp(t, build(), 0)
	}
	goesOn(t, build)
	canBeFollowed(t, build)
}

// canBeFollowed checks that following a person changes nothing and that what is told of them adds up to what
// was published, whatever the kind notes of them.
func canBeFollowed(t *testing.T, build func() *model.Spec) {
	t.Helper()
	sim, err := model.New(build(), splits[2])
	if err != nil {
		t.Fatal(err)
	}
	w := sim.World
	r := life.Follow(sim, w.N/3)
	for w.Period < w.Spec.Periods {
		sim.Tick()
		r.Look()
	}
	alone := whole(t, build, false)
	if got := trail(t, sim, false); got[0] != alone[len(alone)-1] {
		t.Error("a society in which somebody is followed ends otherwise")
	}
	for i, s := range w.Standings {
		if !s.Scored || !s.Enrolled(r.Pos()) || s.Score[r.Pos()] == model.NoStanding {
			continue
		}
		sum := s.Base
		for _, account := range r.Accounts[i] {
			sum += account
		}
		if sum != s.Score[r.Pos()] {
			t.Errorf("the causes of person %d, who is followed, make %d, the score is %d", r.Person, sum, s.Score[r.Pos()])
		}
	}
}

// goesOn checks that a society which is continued under the same rules is the one that was never
// stopped, measures included: a kind that remembers something has to inherit it. Measures that compare
// with an earlier period are left out: who observes a continued society has not seen it.
func goesOn(t *testing.T, buildAll func() *model.Spec) {
	t.Helper()
	build := func() *model.Spec { return withoutMemory(buildAll()) }
	standings, measures := whole(t, build, false), whole(t, build, true)
	cuts := []int{0, 1, 3, 13, len(standings) - 1}
	if testing.Short() {
		cuts = cuts[3:4]
	}
	for i, cut := range cuts {
		for _, measured := range []bool{false, true} {
			sim, err := model.New(build(), splits[i%len(splits)])
			if err != nil {
				t.Fatal(err)
			}
			for range cut {
				sim.Tick()
			}
			next, err := sim.Continue(build())
			if err != nil {
				t.Fatal(err)
			}
			got, want, first := trail(t, next, measured), standings, cut
			if measured { // of the period that was reached, the records are no longer known
				got, want, first = got[1:], measures, cut+1
			}
			if !slices.Equal(got, want[first:]) {
				t.Errorf("continued from period %d it goes on otherwise than without a stop (measures: %v)", cut, measured)
			}
		}
	}
}

// withoutMemory has a spec compute no measure that compares with an earlier period.
func withoutMemory(spec *model.Spec) *model.Spec {
	spec.Measures = maps.Clone(spec.Measures)
	if spec.Measures == nil {
		spec.Measures = map[string]model.Keep{}
	}
	for _, f := range measure.Kinds {
		if f.Survey == nil {
			continue
		}
		if _, remembers := f.Survey(model.Dates{Every: 1}).(model.Rememberer); remembers {
			spec.Measures[f.Name] = model.Keep{}
		}
	}
	return spec
}

// whole is the trail of a society that is never stopped.
func whole(t *testing.T, build func() *model.Spec, measured bool) []string {
	t.Helper()
	sim, err := model.New(build(), splits[0])
	if err != nil {
		t.Fatal(err)
	}
	return trail(t, sim, measured)
}

// Fingerprint simulates a society, checks that every standing stays in its bounds, and returns a
// hash of all standings of all periods; measured, of all measures too.
func Fingerprint(t *testing.T, spec *model.Spec, o model.Options, measured bool) string {
	t.Helper()
	sim, err := model.New(spec, o)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(trail(t, sim, measured), " ")
}

// shadowed is the fingerprint of a society whose institutions keep second ledgers. Only what is shut may
// be shut wrongly.
func shadowed(t *testing.T, spec *model.Spec) string {
	t.Helper()
	sim, err := model.New(spec, splits[3])
	if err != nil {
		t.Fatal(err)
	}
	shadow := sim.Shadow()
	hash := strings.Join(trail(t, sim, false), " ")
	for pos := range sim.World.N {
		if wrong := shadow.Wrongly(pos); wrong&^sim.World.Gates.Shut(int(sim.World.Joint[pos])) != 0 {
			t.Fatalf("person %d is wrongly shut out of what is open", sim.World.ID(pos))
		}
	}
	return hash
}

// trail simulates a society to its end and returns a hash of all standings of each period, from the
// one that it is in; measured, of all measures too.
func trail(t *testing.T, sim *model.Simulation, measured bool) (hashes []string) {
	t.Helper()
	spec := sim.World.Spec
	if measured {
		askForAll(spec)
	}
	table, problems := measure.New(spec, sim.World.Layout)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var observer *model.Observer
	if measured {
		observer = sim.Observe(table.Needs)
	}
	row := make([]float64, len(table.Columns()))
	for {
		hash := fnv.New64a()
		inBounds(t, sim.World)
		for id := range sim.World.N {
			pos := sim.World.Position(id)
			for _, s := range sim.World.Standings {
				if s.Scored {
					fmt.Fprint(hash, s.Score[pos], " ")
				}
				fmt.Fprint(hash, s.Band[pos], ";")
			}
		}
		if measured {
			s := observer.Snapshot()
			for group := range s.People {
				table.Row(s, group, row)
				fmt.Fprint(hash, row)
			}
		}
		hashes = append(hashes, fmt.Sprintf("%x", hash.Sum64()))
		if sim.World.Period == spec.Periods {
			return hashes
		}
		sim.Tick()
	}
}

// askForAll has a spec compute the families of measures that must be asked for, unless it says something
// of them.
func askForAll(spec *model.Spec) {
	asked := map[string]model.Keep{}
	for _, f := range measure.Kinds {
		switch {
		case f.Since && spec.Periods > 1:
			asked[f.Name] = model.Keep{Every: 7, Since: spec.Periods / 2}
		case f.Asked && !f.Since:
			asked[f.Name] = model.Keep{Every: 12}
		}
	}
	maps.Copy(asked, spec.Measures)
	spec.Measures = asked
}

func inBounds(t *testing.T, w *model.World) {
	t.Helper()
	for i, s := range w.Standings {
		for pos, band := range s.Band {
			if int(band) >= len(s.Bands) || !s.Enrolled(pos) && band != s.BaseBand() {
				t.Fatalf("period %d, %s: person %d is in band %d", w.Period, w.Layout.Institutions[i], w.ID(pos), band)
			}
		}
		for pos, score := range s.Score {
			switch {
			case !s.Enrolled(pos):
				if score != model.NoStanding {
					t.Fatalf("period %d, %s: person %d is not enrolled and has a score", w.Period, w.Layout.Institutions[i], w.ID(pos))
				}
			case score < s.Floor || score > s.Cap:
				t.Fatalf("period %d, %s: person %d has %v points", w.Period, w.Layout.Institutions[i], w.ID(pos), model.Points(score))
			case s.Band[pos] != s.BandOf(score):
				t.Fatalf("period %d, %s: person %d with %v points is in band %d", w.Period, w.Layout.Institutions[i], w.ID(pos), model.Points(score), s.Band[pos])
			}
		}
	}
}

// accountsAddUp checks that causes sum to the published standing less the base in every period from
// the one on in which somebody begins to ask, and that asking for them changes nothing.
func accountsAddUp(t *testing.T, spec *model.Spec, from int) {
	t.Helper()
	sim, err := model.New(spec, splits[0])
	if err != nil {
		t.Fatal(err)
	}
	for range min(from, spec.Periods) {
		sim.Tick()
	}
	accounts := model.NewAccounts(sim.World.N, sim.World.Layout.Forms)
	sim.Explain(accounts)
	for range spec.Periods - sim.World.Period {
		sim.Tick()
		for i := range sim.World.Standings {
			addUp(t, sim.World, accounts, i)
		}
	}
}

func addUp(t *testing.T, w *model.World, accounts *model.Accounts, institution int) {
	t.Helper()
	s := w.Standings[institution]
	for pos, score := range s.Score {
		if !s.Enrolled(pos) {
			continue
		}
		sum := s.Base
		for c := range model.Causes {
			sum += accounts.Of(institution, c)[pos]
		}
		if sum != score {
			t.Fatalf("period %d: the causes of person %d make %d, the score is %d", w.Period, w.ID(pos), sum, score)
		}
	}
}
