package measure

import "math"

// lanczos finds the largest eigenvalue of a symmetric matrix that is not negative anywhere, by Lanczos'
// method: after k products with a vector, the largest eigenvalue of a matrix of k rows that has but two
// diagonals (Golub and Van Loan 2013, Matrix Computations, section 10.1). Vectors that lose being
// orthogonal repeat eigenvalues, which does not matter for the largest. All sums are in one order.
type lanczos struct {
	v, last, next   []float64
	diagonal, other []float64
}

// Convergence is looked at every so many products; what the value still moves then is a small multiple
// of what it is off by.
const (
	looked   = 8
	settled  = 1e-14
	products = 4000
)

// largest starts with the vector of sqrt(d), which has a part along the one looked for: no entry of
// either is below 0.
func (l *lanczos) largest(m *classTies) float64 {
	n := len(m.root)
	l.v, l.last, l.next = room(l.v, n), room(l.last, n), room(l.next, n)
	l.diagonal, l.other = l.diagonal[:0], l.other[:0]
	for i, r := range m.root {
		l.v[i], l.last[i] = 1/r, 0
	}
	divide(l.v, math.Sqrt(dot(l.v, l.v)))
	beta, found, quiet := 0.0, 0.0, 0
	for k := 1; k <= products; k++ {
		m.multiply(l.next, l.v)
		alpha := dot(l.next, l.v)
		for i := range l.next {
			l.next[i] -= float64(alpha*l.v[i]) + float64(beta*l.last[i])
		}
		l.diagonal = append(l.diagonal, alpha)
		beta = math.Sqrt(dot(l.next, l.next))
		if beta < settled || k%looked == 0 {
			value := l.highest()
			if quiet++; math.Abs(value-found) > settled {
				quiet = 0
			}
			found = value
			if beta < settled || quiet == 3 {
				break
			}
		}
		l.other = append(l.other, beta)
		divide(l.next, beta)
		l.last, l.v, l.next = l.v, l.next, l.last
	}
	return min(1, found)
}

// highest is the largest eigenvalue of the matrix with the two diagonals, by bisection: as many of its
// eigenvalues lie above x as the matrix less x has pivots above 0.
func (l *lanczos) highest() float64 {
	low, high := l.diagonal[0], 1.0
	for range 60 {
		x := low + (high-low)/2
		if x <= low || x >= high {
			break
		}
		if l.above(x) {
			low = x
		} else {
			high = x
		}
	}
	return low + (high-low)/2
}

func (l *lanczos) above(x float64) bool {
	pivot := 1.0
	for i, a := range l.diagonal {
		b := 0.0
		if i > 0 {
			b = float64(l.other[i-1] * l.other[i-1])
		}
		pivot = a - x - b/pivot
		if pivot > 0 {
			return true
		}
		if pivot == 0 {
			pivot = -math.SmallestNonzeroFloat64
		}
	}
	return false
}

func room(v []float64, n int) []float64 {
	if cap(v) < n {
		return make([]float64, n)
	}
	return v[:n]
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, x := range a {
		sum += float64(x * b[i])
	}
	return sum
}

func divide(v []float64, by float64) {
	for i := range v {
		v[i] /= by
	}
}
