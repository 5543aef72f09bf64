package measure

import (
	"math"

	"socialcredit/model"
)

// Transitions count people by the class they were in at one date and at a later one. Classes are
// numbered from the lowest.
type Transitions struct {
	Classes int
	People  []int64 // from*Classes+to
}

func newTransitions(classes int) Transitions {
	return Transitions{classes, make([]int64, classes*classes)}
}

// Row counts the people who were in a class, by where they came to.
func (t *Transitions) Row(from int) []int64 { return t.People[from*t.Classes:][:t.Classes] }

// From is how many people were in a class.
func (t *Transitions) From(class int) int64 {
	sum := int64(0)
	for _, n := range t.Row(class) {
		sum += n
	}
	return sum
}

// begun is how many classes anybody was in, and how many people there are.
func (t *Transitions) begun() (classes int, people int64) {
	for from := range t.Classes {
		if n := t.From(from); n > 0 {
			classes++
			people += n
		}
	}
	return classes, people
}

// trace is Shorrocks' index (k - tr P) / (k - 1) over the k classes that anybody was in.
func (t *Transitions) trace() float64 {
	k, _ := t.begun()
	if k < 2 {
		return model.Undefined()
	}
	left := 0.0
	for from := range t.Classes {
		if n := t.From(from); n > 0 {
			left += float64(n-t.Row(from)[from]) / float64(n)
		}
	}
	return left / float64(k-1)
}

// bartholomew returns the share of people who left their class, times k/(k-1), and the mean number of
// classes moved, over k-1; k counts all classes there are.
func (t *Transitions) bartholomew() (left, moved float64) {
	begun, people := t.begun()
	if begun < 2 {
		return model.Undefined(), model.Undefined()
	}
	var leavers, steps int64
	for from := range t.Classes {
		for to, n := range t.Row(from) {
			if to != from {
				leavers += n
			}
			steps += n * int64(max(to-from, from-to))
		}
	}
	k := float64(t.Classes)
	return k * float64(leavers) / float64(people) / (k - 1), float64(steps) / float64(people) / (k - 1)
}

// exit is the share of the people of the lowest class who are in a higher one at the later date.
func (t *Transitions) exit() float64 {
	if begun, _ := t.begun(); begun < 2 {
		return model.Undefined()
	}
	n := t.From(0)
	return share(float64(n-t.People[0]), float64(n))
}

// A square is a matrix, with room for working on it.
type square struct {
	n       int
	a, b, c []float64
}

// of takes the transition matrix of the classes that anybody was in, and tells whether it has at least
// two rows and nobody came to another class: else its rows would not sum to 1.
func (s *square) of(t *Transitions) bool {
	begun, _ := t.begun()
	if begun < 2 {
		return false
	}
	if len(s.a) < begun*begun {
		s.a, s.b, s.c = make([]float64, begun*begun), make([]float64, begun*begun), make([]float64, begun*begun)
	}
	s.n = begun
	at := 0
	for from := range t.Classes {
		n := t.From(from)
		if n == 0 {
			continue
		}
		inside := int64(0)
		for to, moved := range t.Row(from) {
			if t.From(to) > 0 {
				s.a[at] = float64(moved) / float64(n)
				inside += moved
				at++
			}
		}
		if inside < n {
			return false
		}
	}
	return true
}

// determinant is that of the matrix, by elimination with the largest pivot of each column.
func (s *square) determinant() float64 {
	n, m := s.n, s.b[:s.n*s.n]
	copy(m, s.a)
	det := 1.0
	for k := range n {
		pivot := k
		for i := k + 1; i < n; i++ {
			if math.Abs(m[i*n+k]) > math.Abs(m[pivot*n+k]) {
				pivot = i
			}
		}
		if m[pivot*n+k] == 0 {
			return 0
		}
		if pivot != k {
			det = -det
			for j := range n {
				m[k*n+j], m[pivot*n+j] = m[pivot*n+j], m[k*n+j]
			}
		}
		det *= m[k*n+k]
		for i := k + 1; i < n; i++ {
			f := m[i*n+k] / m[k*n+k]
			for j := k; j < n; j++ {
				m[i*n+j] -= float64(f * m[k*n+j])
			}
		}
	}
	return det
}
