package sensitivity

import (
	"math"

	"gonum.org/v1/gonum/stat"
)

// A Pair is what two scenarios gave for an outcome over replicates that share their luck. NaN where
// undefined; of fewer than two replicates there is no interval.
type Pair struct {
	N          int      // replicates in which both gave a value
	A, B       Estimate // means over these
	Difference Estimate // B minus A, with the interval of the paired differences
	Unpaired   Estimate // the same mean with the interval that luck of their own would have given: Welch's
	// Shrunk is how many times narrower the interval is for being paired; undefined where nothing
	// varies from replicate to replicate.
	Shrunk float64
}

// Paired compares the values of two scenarios, a replicate each at the same place. A replicate in
// which either is undefined is left out. Intervals are Student's; the unpaired one has the degrees of
// freedom of Welch (1947, Biometrika 34, 28-35).
func Paired(a, b []float64, confidence float64) Pair {
	var as, bs, differences []float64
	for i, x := range a {
		if y := b[i]; !math.IsNaN(x) && !math.IsNaN(y) {
			as, bs, differences = append(as, x), append(bs, y), append(differences, y-x)
		}
	}
	p := Pair{
		N: len(as), A: Interval(as, confidence), B: Interval(bs, confidence),
		Difference: Interval(differences, confidence), Shrunk: math.NaN(),
	}
	p.Unpaired = Estimate{p.Difference.Value, math.NaN(), math.NaN()}
	if p.N < 2 {
		return p
	}
	half := welch(as, bs, confidence)
	p.Unpaired.Low, p.Unpaired.High = p.Unpaired.Value-half, p.Unpaired.Value+half
	if paired := (p.Difference.High - p.Difference.Low) / 2; paired > noise*max(math.Abs(p.A.Value), math.Abs(p.B.Value)) {
		p.Shrunk = half / paired
	}
	return p
}

// noise is what rounding leaves of the difference of equal numbers, as a share of them.
const noise = 1e-12

// welch is half the width of the interval of the difference of two means.
func welch(a, b []float64, confidence float64) float64 {
	n := float64(len(a))
	va, vb := stat.Variance(a, nil)/n, stat.Variance(b, nil)/n
	if va+vb == 0 {
		return 0
	}
	freedom := (va + vb) * (va + vb) / ((va*va + vb*vb) / (n - 1))
	return studentOf(confidence, freedom) * math.Sqrt(va+vb)
}
