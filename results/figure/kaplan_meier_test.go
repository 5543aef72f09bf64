package figure

import (
	"math"
	"testing"

	"socialcredit/results"
)

// Remission of leukaemia under 6-mercaptopurine (Freireich et al. 1963), weeks of 21 patients, with the estimates and
// log-log intervals that Stata's manual prints for them (`sts list`).
func TestKaplanMeierOfFreireich(t *testing.T) {
	s := spells{
		duration: []float64{6, 7, 9, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 34, 35},
		atRisk:   []int64{21, 17, 16, 15, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 2, 1},
		ended:    []int64{3, 1, 0, 1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0},
	}
	c := s.kaplanMeier()
	want := map[float64][3]float64{
		6: {.8571, .6197, .9516}, 7: {.8067, .5631, .9228}, 10: {.7529, .5032, .8894}, 13: {.6902, .4316, .8491},
		16: {.6275, .3675, .8049}, 22: {.5378, .2678, .7468}, 23: {.4482, .1881, .6801},
	}
	for i, time := range c.time {
		w, ok := want[time]
		if !ok {
			continue
		}
		for k, got := range []float64{c.share[i], c.low[i], c.high[i]} {
			if math.Abs(got-w[k]) > 6e-5 {
				t.Errorf("at %v: %v, want %v", time, got, w[k])
			}
		}
	}
	if m, ok := c.median(); !ok || m != 23 {
		t.Errorf("median %v %v", m, ok)
	}
	if c.time[0] != 0 || c.share[0] != 1 || s.left(8) != 16 || s.left(36) != 0 {
		t.Errorf("begins at %v with %v; %d lasted 8, %d lasted 36", c.time[0], c.share[0], s.left(8), s.left(36))
	}
}

func TestKaplanMeierWhereNobodyIsLeft(t *testing.T) {
	c := spells{duration: []float64{1, 2}, atRisk: []int64{4, 2}, ended: []int64{0, 2}}.kaplanMeier()
	if c.low[1] != 1 || c.high[1] != 1 || c.share[2] != 0 || !math.IsNaN(c.low[2]) {
		t.Errorf("%+v", c)
	}
}

// Groups are summed where rows for everybody are missing, also at durations that only one group has.
func TestSpellsOfAllAreThoseOfTheGroups(t *testing.T) {
	table, err := results.NewTable(
		results.Texts("group", "a", "a", "b"),
		results.Ints("duration", 1, 3, 2),
		results.Ints("at_risk", 5, 2, 4),
		results.Ints("ended", 3, 1, 4),
	)
	if err != nil {
		t.Fatal(err)
	}
	s, ok := spellsOf(table, "a", "b")
	if !ok || len(s.duration) != 3 {
		t.Fatalf("%+v %v", s, ok)
	}
	for i, want := range [][3]int64{{1, 9, 3}, {2, 6, 4}, {3, 2, 1}} {
		if int64(s.duration[i]) != want[0] || s.atRisk[i] != want[1] || s.ended[i] != want[2] {
			t.Errorf("row %d: %v %d %d, want %v", i, s.duration[i], s.atRisk[i], s.ended[i], want)
		}
	}
}
