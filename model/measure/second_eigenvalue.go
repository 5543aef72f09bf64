package measure

import (
	"math"

	"socialcredit/model"
)

// secondEigenvalue is the modulus of the second largest eigenvalue of a matrix whose rows sum to 1.
//
// The largest is 1, with the same number in every row of its vector. Taking the means of the columns
// from every row turns it into 0 and leaves the others (Wielandt's deflation). What then is the largest
// follows from powers, rho = lim |M^n|^(1/n) (Gelfand's formula), n doubled by squaring: it needs no
// case for complex pairs, and rounding is divided by n with the rest.
func (s *square) secondEigenvalue() float64 {
	n := s.n
	m, next := s.b[:n*n], s.c[:n*n]
	for j := range n {
		mean := 0.0
		for i := range n {
			mean += s.a[i*n+j]
		}
		mean /= float64(n)
		for i := range n {
			m[i*n+j] = s.a[i*n+j] - mean
		}
	}
	const nothing = 1e-15 // a matrix of differences that are but rounding
	size := norm(m)
	if size < nothing {
		return 0
	}
	logRho, part := model.Log(size), 1.0 // of rho; what is left in m counts to the power of part
	scale(m, size)
	for range 60 {
		if trace, single := oneDimensional(m, n); single {
			return model.Exp(logRho + float64(part*model.Log(math.Abs(trace))))
		}
		multiply(next, m, n)
		m, next = next, m
		part /= 2
		if size = norm(m); size == 0 {
			return 0
		}
		logRho += float64(part * model.Log(size))
		scale(m, size)
	}
	return model.Exp(logRho)
}

// norm is the largest entry.
func norm(m []float64) float64 {
	size := 0.0
	for _, x := range m {
		size = max(size, math.Abs(x))
	}
	return size
}

func scale(m []float64, by float64) {
	for i := range m {
		m[i] /= by
	}
}

// multiply squares a matrix of n rows.
func multiply(into, m []float64, n int) {
	for i := range n {
		row := into[i*n : (i+1)*n]
		clear(row)
		for k := range n {
			x := m[i*n+k]
			for j, y := range m[k*n : (k+1)*n] {
				row[j] += float64(x * y)
			}
		}
	}
}

// oneDimensional tells whether all rows are multiples of one, so that the only eigenvalue beside 0 is
// the trace.
func oneDimensional(m []float64, n int) (trace float64, single bool) {
	pivot := 0
	for i := range m {
		if math.Abs(m[i]) > math.Abs(m[pivot]) {
			pivot = i
		}
	}
	row, column := pivot/n, pivot%n
	for i := range n {
		trace += m[i*n+i]
		f := m[i*n+column] / m[pivot]
		for j := range n {
			if math.Abs(m[i*n+j]-float64(f*m[row*n+j])) > 1e-15 {
				return 0, false
			}
		}
	}
	return trace, trace != 0
}
