package measure_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"socialcredit/model"
	"socialcredit/model/measure"
	"socialcredit/model/modeltest"
	"socialcredit/model/network"
)

// townsfolk are people of three groups and three districts, some of them excluded, and their ties.
type townsfolk struct {
	groups    []uint8
	districts []uint16
	shut      []bool
	ties      [][2]uint32
}

func drawTownsfolk(rt *rapid.T) townsfolk {
	n := rapid.IntRange(3, 40).Draw(rt, "people")
	t := townsfolk{make([]uint8, n), make([]uint16, n), make([]bool, n), nil}
	for i := range n {
		t.groups[i] = uint8(rapid.IntRange(0, 2).Draw(rt, "group"))
		t.districts[i] = uint16(rapid.IntRange(0, 2).Draw(rt, "district"))
		t.shut[i] = rapid.Bool().Draw(rt, "excluded")
	}
	for range rapid.IntRange(0, 3*n).Draw(rt, "ties") {
		t.ties = append(t.ties, [2]uint32{uint32(rapid.IntRange(0, n-1).Draw(rt, "a")), uint32(rapid.IntRange(0, n-1).Draw(rt, "b"))})
	}
	return t
}

// columns computes what families with a survey say of the townsfolk, each of whom has a place.
func (f townsfolk) columns(rt *rapid.T, place []int) map[string]float64 {
	n := len(f.groups)
	spec := modeltest.Society(n, 0)
	spec.Network, spec.People.Districts = &network.None{}, 3
	sim, err := model.New(spec, model.Options{Workers: 2, SpanSize: 64})
	if err != nil {
		rt.Fatal(err)
	}
	w := sim.World
	byAccess := map[bool]uint16{}
	for joint := range w.Gates.Joints() {
		byAccess[w.Gates.Excludes(joint)] = uint16(joint)
	}
	s := &model.Snapshot{Layout: w.Layout, Spec: w.Spec, People: make([]float64, 4), Surveys: &model.Surveys{}}
	for i, at := range place {
		w.Group[at], w.District[at], w.Joint[at] = f.groups[i], f.districts[i], byAccess[f.shut[i]]
		s.People[0]++
		s.People[f.groups[i]+1]++
	}
	w.Ties, _, _ = model.BuildGraph(n, 1, func(lo, hi int, tie func(a, b uint32)) {
		for _, t := range f.ties[len(f.ties)*lo/n : len(f.ties)*hi/n] {
			tie(uint32(place[t[0]]), uint32(place[t[1]]))
		}
	})
	got := map[string]float64{}
	for _, family := range []model.Family{measure.Dissimilarity, measure.TiesExcluded, measure.TiesSpectral} {
		survey := family.Survey(model.Dates{Every: 1})
		survey.Take(w)
		s.Surveys.Add(family.Name, model.Dates{Every: 1}, survey)
		for _, m := range family.Columns(w.Layout) {
			for group := range s.People {
				if m.Name != "ties_excluded_freeman" { // needs all ties counted, too
					got[fmt.Sprintf("%s of group %d", m.Name, group)] = m.Of(s, group)
				}
			}
		}
	}
	return got
}

// Who stands where has no effect, to the last digits of sums of fractions; indices keep their ranges.
func TestPositionsDoNotMatter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := drawTownsfolk(rt)
		place := make([]int, len(f.groups))
		for i := range place {
			place[i] = i
		}
		want, got := f.columns(rt, place), f.columns(rt, rapid.Permutation(place).Draw(rt, "moved"))
		for name, x := range want {
			low, high := 0.0, 1.0
			switch {
			case strings.HasPrefix(name, "ties_excluded_coleman"):
				low = -1
			case strings.HasPrefix(name, "ties_excluded_components"):
				high = float64(len(place))
			}
			y, there := got[name]
			if !there || math.IsNaN(x) != math.IsNaN(y) || math.Abs(x-y) > 1e-9 || x < low-1e-9 || x > high+1e-9 {
				rt.Fatalf("%s is %v, and %v when people stand elsewhere; want %v to %v", name, x, y, low, high)
			}
		}
	})
}
