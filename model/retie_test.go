package model_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"socialcredit/model"
	"socialcredit/model/modeltest"
)

// A naive network: who is friends with whom, as sets.
type sets []map[uint32]bool

func setsOf(w *model.World) sets {
	s := make(sets, w.N)
	for pos := range s {
		s[pos] = map[uint32]bool{}
		for _, friend := range w.Ties.Friends(pos) {
			s[pos][friend] = true
		}
	}
	return s
}

func (s sets) clone() sets {
	c := make(sets, len(s))
	for pos := range s {
		c[pos] = maps.Clone(s[pos])
	}
	return c
}

// retie does what World.Retie promises: all that is made, then all that is dropped.
func (s sets) retie(edits []model.Edit) {
	for _, drops := range []bool{false, true} {
		for _, e := range edits {
			switch {
			case e.Drop != drops || e.A == e.B:
			case drops:
				delete(s[e.A], e.B)
				delete(s[e.B], e.A)
			default:
				s[e.A][e.B], s[e.B][e.A] = true, true
			}
		}
	}
}

// equals checks that a network is the naive one, with ascending rows.
func (s sets) equals(t *rapid.T, w *model.World) {
	ties := 0
	for pos, friends := range s {
		want := slices.Sorted(maps.Keys(friends))
		if got := w.Ties.Friends(pos); !slices.Equal(got, want) || w.Ties.Degree(pos) != len(want) {
			t.Fatalf("position %d has the friends %v, want %v", pos, got, want)
		}
		ties += len(want)
	}
	if w.Ties.Ties() != ties/2 {
		t.Fatalf("%d ties, want %d", w.Ties.Ties(), ties/2)
	}
}

func anyEdits(people int) *rapid.Generator[[]model.Edit] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.Edit {
		a := rapid.IntRange(0, people-1).Draw(t, "a")
		return model.Edit{
			A: uint32(a), B: uint32((a + rapid.IntRange(0, 12).Draw(t, "further")) % people),
			Drop: rapid.Bool().Draw(t, "drop"),
		}
	}), 0, 60)
}

// Whatever is edited, the network is that of a naive implementation; a society that was continued from
// it has a network of its own.
func TestRetieIsAMapOfSets(t *testing.T) {
	const people = 150
	rapid.Check(t, func(t *rapid.T) {
		workers := rapid.IntRange(1, 3).Draw(t, "workers")
		old, err := model.New(modeltest.Society(people, 1), model.Options{Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		want := setsOf(old.World)
		edit := func(w *model.World, s sets) {
			for range rapid.IntRange(0, 3).Draw(t, "times") {
				edits := anyEdits(people).Draw(t, "edits")
				w.Retie(edits)
				s.retie(edits)
				s.equals(t, w)
			}
		}
		edit(old.World, want)
		next, err := old.Continue(modeltest.Society(people, 1))
		if err != nil {
			t.Fatal(err)
		}
		others := want.clone()
		for range 2 {
			edit(next.World, others)
			want.equals(t, old.World)
			edit(old.World, want)
			others.equals(t, next.World)
		}
	})
}

// A network of more rows than are edited at a time, at both ends of which ties change.
func TestRetieAcrossChunks(t *testing.T) {
	const people = 9_000
	rapid.Check(t, func(t *rapid.T) {
		sim, err := model.New(modeltest.Society(people, 1), model.Options{Workers: 2})
		if err != nil {
			t.Fatal(err)
		}
		want := setsOf(sim.World)
		edits := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.Edit {
			end := rapid.SampledFrom([]int{0, 4_000, 4_090, 8_190, people - 10})
			return model.Edit{
				A: uint32(end.Draw(t, "a") + rapid.IntRange(0, 9).Draw(t, "from a")), B: uint32(end.Draw(t, "b") + rapid.IntRange(0, 9).Draw(t, "from b")),
				Drop: rapid.Bool().Draw(t, "drop"),
			}
		}), 0, 40).Draw(t, "edits")
		sim.World.Retie(edits)
		want.retie(edits)
		want.equals(t, sim.World)
	})
}
