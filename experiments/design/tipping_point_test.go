package design

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"socialcredit/model"
)

// A world answers for one replicate at a place of the factor x, with luck of its own.
type world func(x float64, luck model.Luck) float64

// search runs a tipping point search to its end and returns the rows with their outcomes.
func search(t *testing.T, m *TippingPoint, factors []Factor, replicates int, w world) ([]Row, [][]float64) {
	t.Helper()
	rows, err := m.Plan(factors)
	if err != nil {
		t.Fatal(err)
	}
	var outcomes [][]float64
	for more := rows; len(more) > 0; {
		for _, row := range more {
			var ys []float64
			for r := range replicates {
				ys = append(ys, w(numbers(t, row.Cells[:1])[0], model.NewLuck(uint64(r), row.Cells[0])))
			}
			outcomes = append(outcomes, ys)
		}
		if more, err = m.More(factors, rows, outcomes); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, more...)
	}
	return rows, outcomes
}

// bracket returns the neighbours of a place among the rows.
func bracket(t *testing.T, rows []Row, place float64) (below, above float64) {
	t.Helper()
	below, above = math.Inf(-1), math.Inf(1)
	for _, row := range rows {
		if x := numbers(t, row.Cells[:1])[0]; x <= place {
			below = max(below, x)
		} else {
			above = min(above, x)
		}
	}
	return below, above
}

func noise(luck model.Luck) float64 { return luck.Normal(model.Person, 0, 0) }

// A step at 0.3719 is closed in to the resolution, 1/512, with at most 21 points where a grid needs 513.
func TestStepIsFound(t *testing.T) {
	const place = 0.3719
	for name, w := range map[string]world{
		"exact":    func(x float64, _ model.Luck) float64 { return step(x, place) },
		"noisy":    func(x float64, l model.Luck) float64 { return step(x, place) + 0.1*noise(l) },
		"downward": func(x float64, l model.Luck) float64 { return -5*step(x, place) + 0.1*noise(l) },
	} {
		m := newTippingPoint()
		m.Measure = "y"
		rows, _ := search(t, m, unit("x"), 10, w)
		below, above := bracket(t, rows, place)
		if above-below > 2.0/512 || above-below < 1.0/512-1e-12 || len(rows) > 21 {
			t.Errorf("%s: %d points, the step lies between %v and %v", name, len(rows), below, above)
		}
	}
}

func step(x, place float64) float64 {
	if x > place {
		return 1
	}
	return 0
}

// A logistic curve of scale 1/40 is steepest at 0.64: points there lie within 1/80, and are three times
// denser than outside of 0.64 +- 0.15, where next to nothing changes.
func TestLogisticIsFound(t *testing.T) {
	m := newTippingPoint()
	m.Measure = "y"
	rows, _ := search(t, m, unit("x"), 10, func(x float64, l model.Luck) float64 {
		return 1/(1+math.Exp(-40*(x-0.64))) + 0.01*noise(l)
	})
	below, above := bracket(t, rows, 0.64)
	near := 0
	for _, row := range rows[9:] {
		if math.Abs(numbers(t, row.Cells)[0]-0.64) < 0.15 {
			near++
		}
	}
	if above-below > 1.0/40 || near < len(rows[9:])*3/4 || len(rows) > 21 {
		t.Errorf("%d points, %d new ones near, the steepest place lies between %v and %v", len(rows), near, below, above)
	}
}

// A fold: between 0.42 and 0.58 a replicate ends up high or low by luck, so that the mean changes slowly
// there. Both borders are closed in to 1/64, with fewer points than a grid of that width (65).
func TestFoldIsFound(t *testing.T) {
	fold := func(x float64, l model.Luck) float64 {
		chance := min(max((x-0.42)/0.16, 0), 1)
		if x > 0.42 && x < 0.58 {
			chance = 0.3 + 0.4*chance
		}
		high := 0.0
		if l.Uniform(model.Person, 1, 0) < chance {
			high = 1
		}
		return high + 0.02*noise(l)
	}
	m := newTippingPoint()
	m.Measure = "y"
	m.PerRound = 4
	rows, _ := search(t, m, unit("x"), 20, fold)
	for _, border := range []float64{0.42, 0.58} {
		if below, above := bracket(t, rows, border); above-below > 1.0/64 {
			t.Errorf("the border at %v lies between %v and %v", border, below, above)
		}
	}
	if len(rows) >= 65 {
		t.Errorf("%d points", len(rows))
	}
}

// Camps appear within a mean that stays the same: only bimodality shows where, at 0.4.
func TestSplitIsFound(t *testing.T) {
	split := func(x float64, l model.Luck) float64 {
		side := 0.0
		if x > 0.4 {
			side = math.Copysign(1, l.Uniform(model.Person, 1, 0)-0.5)
		}
		return side + 0.05*noise(l)
	}
	m := newTippingPoint()
	m.Measure = "y"
	rows, _ := search(t, m, unit("x"), 20, split)
	if below, above := bracket(t, rows, 0.4); above-below > 1.0/64 {
		t.Errorf("the split lies between %v and %v", below, above)
	}
	m.Bimodality = false
	rows, _ = search(t, m, unit("x"), 20, split)
	if below, above := bracket(t, rows, 0.4); above-below < 1.0/64 {
		t.Error("the split is found although bimodality is off")
	}
}

// Where nothing changes nothing is refined: at once if it is constant.
func TestFlatIsLeft(t *testing.T) {
	m := newTippingPoint()
	m.Measure = "y"
	if rows, _ := search(t, m, unit("x"), 5, func(float64, model.Luck) float64 { return 3 }); len(rows) != 9 {
		t.Errorf("%d points of a constant", len(rows))
	}
	if rows, _ := search(t, m, unit("x"), 5, func(float64, model.Luck) float64 { return math.NaN() }); len(rows) != 9 {
		t.Errorf("%d points of what is undefined", len(rows))
	}
}

// Where there is only noise, most points are not spent: two standard errors of ten replicates are
// exceeded in 6 % of the gaps (t with 18 degrees of freedom), so in about 40 % of rounds of 8 gaps.
func TestNoiseIsLeft(t *testing.T) {
	added := 0
	for seed := range 20 {
		m := newTippingPoint()
		m.Measure = "y"
		rows, _ := search(t, m, unit("x"), 10, func(x float64, l model.Luck) float64 {
			return model.NewLuck(uint64(seed), strconv.FormatUint(uint64(l), 16)).Normal(model.Person, 0, 0)
		})
		added += len(rows) - 9
	}
	if added > 20*12/2 {
		t.Errorf("%v points on average, of 12", float64(added)/20)
	}
}

// Counted by hand. Two gaps of one width with jumps of 10 and 6: a point each, since half a gap counts
// 2**-1.5 = 0.354 of 10; with 10 and 3 both go into the first, at its thirds.
func TestPointsAreShared(t *testing.T) {
	m := &TippingPoint{PerRound: 2, Resolution: 0.01}
	for second, want := range map[float64][]float64{6: {0.25, 0.75}, 3: {0.5 / 3, 1.0 / 3}} {
		c := &curve{points: []place{{position: 0}, {position: 0.5, mean: 10}, {position: 1, mean: 10 + second}}}
		got := c.refined(m)
		if len(got) != 2 || math.Abs(got[0]-want[0]) > 1e-15 || math.Abs(got[1]-want[1]) > 1e-15 {
			t.Errorf("jumps of 10 and %v: %v, want %v", second, got, want)
		}
	}
}

// A point with one replicate has the mean noise of the others: squared errors of 4 and 2 make 3.
func TestNoiseOfOneReplicate(t *testing.T) {
	c := &curve{points: []place{{position: 1, noise: math.NaN()}, {noise: 4}, {position: 0.5, noise: 2}}}
	if c.order(); c.points[2].noise != 3 || c.points[0].noise != 4 {
		t.Errorf("%+v", c.points)
	}
}

// Whole numbers are not asked for twice, logarithmic ranges are refined in their logarithm, and lists
// are searched level by level.
func TestTippingPointOfOtherFactors(t *testing.T) {
	m := newTippingPoint()
	m.Measure = "y"
	whole := []Factor{{Name: "x", From: 1, To: 40, Whole: true}, {Name: "kind", Levels: []string{"p", "q"}}}
	rows, _ := search(t, m, whole, 3, func(x float64, _ model.Luck) float64 { return step(x, 17.5) })
	seen := map[string]bool{}
	for _, row := range rows {
		key := row.Cells[0] + row.Cells[1]
		if seen[key] {
			t.Errorf("%v is there twice", row.Cells)
		}
		seen[key] = true
	}
	if !seen["17p"] || !seen["18p"] || !seen["17q"] || !seen["18q"] || len(rows) > 30 {
		t.Errorf("17 and 18 are not both among %d rows", len(rows))
	}
	// Once the greater step is closed in, the lesser one is.
	rows, _ = search(t, m, whole[:1], 3, func(x float64, _ model.Luck) float64 { return 10*step(x, 17.5) + step(x, 30.5) })
	if below, above := bracket(t, rows, 30.5); above-below > 1 {
		t.Errorf("the lesser step lies between %v and %v", below, above)
	}
	both := []Factor{{Name: "x", From: 1, To: 1000, Whole: true, Log: true}}
	rows, _ = search(t, m, both, 3, func(x float64, _ model.Luck) float64 { return step(x, 4.5) + 0.1*step(x, 50) })
	seen = map[string]bool{}
	for _, row := range rows {
		if seen[row.Cells[0]] {
			t.Errorf("%v is there twice", row.Cells)
		}
		seen[row.Cells[0]] = true
	}
	if !seen["4"] || !seen["5"] {
		t.Errorf("4 and 5 are not both among %d rows", len(rows))
	}
	// The gap from 1 to 5 in four parts: 5**0.25 = 1.495 is 1 again.
	few := []Factor{{Name: "x", From: 1, To: 25, Whole: true, Log: true}}
	m.Start, m.PerRound = 3, 3
	rows, _ = search(t, m, few, 3, func(x float64, _ model.Luck) float64 { return step(x, 1.5) })
	if rows[3].Cells[0] != "2" || rows[4].Cells[0] != "3" || len(rows) > 5 {
		t.Errorf("after 1, 5, 25 come %v, not 2 and 3", rows[3:])
	}
	m.Start, m.PerRound = 9, 2
	log := []Factor{{Name: "x", From: 0.001, To: 1000, Log: true}}
	rows, _ = search(t, m, log, 3, func(x float64, _ model.Luck) float64 { return step(x, 0.02) })
	if below, above := bracket(t, rows, 0.02); above/below > math.Pow(1e6, 2.0/512) {
		t.Errorf("the step lies between %v and %v", below, above)
	}
}

// The same outcomes in another order of replicates lead to the same points; more rounds carry on; no
// two points of a curve are nearer than the resolution; rounds are told by their blocks.
func TestRoundsCarryOn(t *testing.T) {
	w := func(x float64, l model.Luck) float64 { return math.Exp(-30*(x-0.5)*(x-0.5)) + 0.02*noise(l) }
	m := &TippingPoint{Measure: "y", Start: 9, Rounds: 4, PerRound: 3, Bimodality: true, Resolution: 1.0 / 64}
	rows, outcomes := search(t, m, unit("x"), 6, w)
	if last := rows[len(rows)-1].Block; last != "round4" {
		t.Errorf("the last block is %s", last)
	}
	for i := range outcomes {
		slices.Reverse(outcomes[i])
	}
	m.Rounds = 5
	carried, err := m.More(unit("x"), rows, outcomes)
	if err != nil || len(carried) == 0 {
		t.Fatalf("%d rows, error %v", len(carried), err)
	}
	longer, _ := search(t, m, unit("x"), 6, w)
	if !reflect.DeepEqual(longer, append(slices.Clone(rows), carried...)) {
		t.Error("five rounds are not four and another")
	}
	var xs []float64
	for _, row := range longer {
		xs = append(xs, numbers(t, row.Cells)[0])
	}
	slices.Sort(xs)
	for i := range xs[1:] {
		if xs[i+1]-xs[i] < 1.0/64-1e-9 {
			t.Errorf("%v and %v are too near", xs[i], xs[i+1])
		}
	}
	if _, err := m.More(unit("x"), rows, nil); err == nil || Adaptive(m).Outcome() != "y" {
		t.Error("rows without outcomes are no error, or the outcome has no name")
	}
}
