package measure

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"socialcredit/model"
)

func transitions(rows ...[]int64) *Transitions {
	t := newTransitions(len(rows))
	for i, row := range rows {
		copy(t.Row(i), row)
	}
	return &t
}

// incomes are the moves between fifths of per capita income of the states of the USA, 1929 to 2009, of
// which PySAL giddy (2.3.8, giddy/mobility.py, markov_mobility) prints the probabilities: each is one of
// these numbers over its row's sum.
var incomes = transitions(
	[]int64{729, 71, 1, 0, 0},
	[]int64{72, 567, 80, 3, 0},
	[]int64{0, 81, 631, 86, 2},
	[]int64{0, 3, 86, 573, 56},
	[]int64{0, 0, 1, 57, 741},
)

func determinantOf(t *Transitions) float64 {
	var s square
	if !s.of(t) {
		return model.Undefined()
	}
	return 1 - math.Abs(s.determinant())
}

func eigenvalueOf(t *Transitions) float64 {
	var s square
	if !s.of(t) {
		return model.Undefined()
	}
	return 1 - s.secondEigenvalue()
}

func TestGoldenMobility(t *testing.T) {
	near(t, "Shorrocks, trace (giddy)", incomes.trace(), .1975899, 5e-8)
	near(t, "Shorrocks, determinant (giddy)", determinantOf(incomes), .6068485, 5e-8)
	near(t, "second eigenvalue (giddy)", eigenvalueOf(incomes), .0397820, 5e-8)
	// The example's people begin in other shares, .1 .2 .2 .4 .1: as many times each row as that takes.
	whole := int64(1)
	for from := range incomes.Classes {
		whole *= incomes.From(from)
	}
	weighted := newTransitions(5)
	for from, tenths := range []int64{1, 2, 2, 4, 1} {
		for to, n := range incomes.Row(from) {
			weighted.Row(from)[to] = whole / incomes.From(from) * tenths * n
		}
	}
	left, moved := weighted.bartholomew()
	near(t, "Bartholomew 1 (giddy)", left, .2277676, 5e-8)
	near(t, "Bartholomew 2 (giddy)", moved, .0463666, 5e-8)
}

// By hand: nobody moves; everybody's class is drawn anew; two classes change places; a ring of three.
func TestMobilityByHand(t *testing.T) {
	for _, c := range []struct {
		name                                      string
		moves                                     *Transitions
		trace, determinant, eigenvalue, left, far float64
	}{
		{"nobody moves", transitions([]int64{5, 0}, []int64{0, 7}), 0, 0, 0, 0, 0},
		{"drawn anew", transitions([]int64{2, 4}, []int64{1, 2}), 1, 1, 1, 2 * 5. / 9, 5. / 9},
		{"places changed", transitions([]int64{0, 3}, []int64{3, 0}), 2, 0, 0, 2, 1},
		// The eigenvalues beside 1 are a complex pair of modulus 1; 1, 1 and 2 classes are moved.
		{"a ring", transitions([]int64{0, 1, 0}, []int64{0, 0, 1}, []int64{1, 0, 0}), 1.5, 0, 0, 1.5, 2. / 3},
		{"half a ring", transitions([]int64{1, 1, 0}, []int64{0, 1, 1}, []int64{1, 0, 1}), .75, .75, .5, .75, 1. / 3},
	} {
		left, far := c.moves.bartholomew()
		near(t, c.name+": trace", c.moves.trace(), c.trace, 1e-12)
		near(t, c.name+": determinant", determinantOf(c.moves), c.determinant, 1e-12)
		near(t, c.name+": second eigenvalue", eigenvalueOf(c.moves), c.eigenvalue, 1e-12)
		near(t, c.name+": left", left, c.left, 1e-12)
		near(t, c.name+": classes moved", far, c.far, 1e-12)
	}
}

func TestMobilityUndefined(t *testing.T) {
	base := transitions([]int64{0, 0, 0}, []int64{1, 5, 2}, []int64{0, 0, 0}) // all began in one class
	left, far := base.bartholomew()
	for name, x := range map[string]float64{
		"trace": base.trace(), "left": left, "classes": far, "exit": base.exit(),
		"determinant": determinantOf(base), "eigenvalue": eigenvalueOf(base),
	} {
		undefined(t, name+" from one class", x)
	}
	// Nobody was in the lowest class, and somebody came to it: 1 of 4 left the middle one, 1 of 2 the top.
	opened := transitions([]int64{0, 0, 0}, []int64{1, 3, 0}, []int64{0, 1, 1})
	near(t, "trace with a new class", opened.trace(), .75, 1e-12)
	undefined(t, "determinant with a new class", determinantOf(opened))
	undefined(t, "eigenvalue with a new class", eigenvalueOf(opened))
	undefined(t, "exit from an empty class", opened.exit())
	// A class that nobody is in at either date does not count.
	unused := transitions([]int64{0, 0, 0}, []int64{0, 3, 1}, []int64{0, 1, 1})
	near(t, "determinant", determinantOf(unused), .75, 1e-12) // 3/4*1/2 - 1/4*1/2 = 1/4
	near(t, "exit of the lowest", transitions([]int64{1, 2, 1}, []int64{0, 1, 0}, []int64{0, 0, 1}).exit(), .75, 1e-12)
}

// Any matrix against gonum's determinant and eigenvalues; each index keeps its range.
func TestMobilityAgainstGonum(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		k := rapid.IntRange(2, 8).Draw(rt, "classes")
		m := newTransitions(k)
		for i := range m.People {
			m.People[i] = rapid.Int64Range(0, 50).Draw(rt, "people")
		}
		p := mat.NewDense(k, k, nil)
		for from := range k {
			m.Row(from)[from]++ // nobody's class is empty
			sum := 0.0
			for to, n := range m.Row(from) {
				p.Set(from, to, float64(n)/float64(m.From(from)))
				sum += p.At(from, to)
			}
			agree(rt, "sum of a row", sum, 1)
		}
		agree(rt, "determinant", determinantOf(&m), 1-math.Abs(mat.Det(p)))
		agree(rt, "trace", m.trace(), (float64(k)-mat.Trace(p))/float64(k-1))
		var eigen mat.Eigen
		if !eigen.Factorize(p, mat.EigenNone) {
			rt.Skip("gonum finds no eigenvalues")
		}
		if second := secondModulus(eigen.Values(nil)); !(math.Abs(1-eigenvalueOf(&m)-second) < 1e-6) { // pairs that coincide lose half their digits
			rt.Fatalf("second eigenvalue %v, gonum's %v", 1-eigenvalueOf(&m), second)
		}
		left, far := m.bartholomew()
		if m.trace() < 0 || m.trace() > float64(k)/float64(k-1)+1e-12 || far < 0 || far > 1 || left < far*float64(k)/float64(k*(k-1))-1e-12 {
			rt.Fatalf("out of range: %v %v %v", m.trace(), left, far)
		}
	})
}

// secondModulus leaves out the eigenvalue nearest to 1 and takes the largest of the rest.
func secondModulus(values []complex128) float64 {
	first := 0
	for i, v := range values {
		if math.Hypot(real(v)-1, imag(v)) < math.Hypot(real(values[first])-1, imag(values[first])) {
			first = i
		}
	}
	second := 0.0
	for i, v := range values {
		if i != first {
			second = max(second, math.Hypot(real(v), imag(v)))
		}
	}
	return second
}
