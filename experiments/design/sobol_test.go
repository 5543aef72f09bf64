package design

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"
)

// The first ten points in three dimensions with Joe and Kuo's numbers, as SciPy 1.17's
// qmc.Sobol(3, scramble=False) gives them.
func TestFirstSobolPoints(t *testing.T) {
	q, err := newSobol(3, Scrambling{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][3]float64{
		{0, 0, 0},
		{.5, .5, .5},
		{.75, .25, .25},
		{.25, .75, .75},
		{.375, .375, .625},
		{.875, .875, .125},
		{.625, .125, .875},
		{.125, .625, .375},
		{.1875, .3125, .9375},
		{.6875, .8125, .4375},
	} {
		if got := [3]float64{q.at(i, 0), q.at(i, 1), q.at(i, 2)}; got != want {
			t.Errorf("point %d is %v, want %v", i, got, want)
		}
	}
}

// The SHA-256 of SciPy 1.17's points, each coordinate times 2**30 as four bytes, low byte first:
// q = qmc.Sobol(d, scramble=False); q.fast_forward(skip); q.random(n).
func TestSobolIsThatOfSciPy(t *testing.T) {
	for _, c := range []struct {
		d, n, skip int
		want       string
	}{
		{3, 4096, 0, "7b5f598aa4036baf1a92f784d78e793e6c260f5a9c1eea9692eb79dc01d16dae"},
		{1000, 1024, 0, "e91fd12c80cbcb923aed9e8fc6d41e834d6ee0bca239e4f2d4f701a9946b6539"},
		{2048, 64, 1_000_000, "bf24fa0fc31c109f4c27b744ee8106d242f8ea5d1e3c645bba67698254278d50"},
	} {
		q, err := newSobol(c.d, Scrambling{})
		if err != nil {
			t.Fatal(err)
		}
		var bytes []byte
		for i := range c.n {
			for d := range c.d {
				bytes = binary.LittleEndian.AppendUint32(bytes, uint32(q.at(i+c.skip, d)*(1<<30)))
			}
		}
		sum := sha256.Sum256(bytes)
		if got := hex.EncodeToString(sum[:]); got != c.want {
			t.Errorf("%d points from %d on in %d dimensions are not those of SciPy", c.n, c.skip, c.d)
		}
	}
}

// Any aligned run of 2**m points has one in each of 2**m intervals of each dimension, and the first
// two dimensions form a (0,m,2)-net: one point in each of the boxes of area 2**-m. Scrambling keeps
// both (Owen 1995).
func TestSobolIsBalanced(t *testing.T) {
	for _, s := range []Scrambling{{}, {true, 0}, {true, 1}, {true, 2}} {
		q, _ := newSobol(200, s)
		const m = 8
		for _, from := range []int{0, 1 << m, 5 << m} {
			for d := range 200 {
				var hits [1 << m]int
				for i := range 1 << m {
					hits[int(q.at(from+i, d)*(1<<m))]++
				}
				for interval, n := range hits {
					if n != 1 {
						t.Fatalf("%+v: dimension %d has %d points in interval %d", s, d, n, interval)
					}
				}
			}
			for first := 0; first <= m; first++ {
				boxes := map[[2]int]bool{}
				for i := range 1 << m {
					boxes[[2]int{int(q.at(from+i, 0) * float64(int(1)<<first)), int(q.at(from+i, 1) * float64(int(1)<<(m-first)))}] = true
				}
				if len(boxes) != 1<<m {
					t.Fatalf("%+v: %d of %d boxes are met", s, len(boxes), 1<<m)
				}
			}
		}
	}
}

// A scrambled point is uniform over seeds, down to its last digits, independent between dimensions,
// and no two points of a sequence fall together.
func TestScrambledPointsAreUniform(t *testing.T) {
	const seeds = 4000
	var xs, ys, tails [seeds]float64
	for seed := range seeds {
		q, _ := newSobol(3, Scrambling{true, uint64(seed)})
		xs[seed], ys[seed] = q.at(5, 1), q.at(5, 2)
		_, tails[seed] = math.Modf(xs[seed] * (1 << 40))
	}
	for name, u := range map[string][]float64{"coordinate": xs[:], "other coordinate": ys[:], "last digits": tails[:]} {
		// Five standard errors of the mean 1/2 and the variance 1/12 of a uniform number.
		mean, variance := stat.MeanVariance(u, nil)
		if math.Abs(mean-0.5) > 5*0.2887/math.Sqrt(seeds) || math.Abs(variance-1.0/12) > 5*0.0745/math.Sqrt(seeds) {
			t.Errorf("%s: mean %v, variance %v", name, mean, variance)
		}
	}
	if r := stat.Correlation(xs[:], ys[:], nil); math.Abs(r) > 5/math.Sqrt(seeds) {
		t.Errorf("coordinates correlate by %v", r)
	}
}

// The matrix scrambles too, not the shift alone: what two points differ by is another thing with each seed.
func TestMatrixScrambles(t *testing.T) {
	differences := map[uint64]bool{}
	for seed := range uint64(100) {
		q, _ := newSobol(1, Scrambling{true, seed})
		differences[uint64(q.at(0, 0)*(1<<52))^uint64(q.at(1, 0)*(1<<52))] = true
	}
	if len(differences) != 100 {
		t.Errorf("%d differences with 100 seeds", len(differences))
	}
}

// The mean of a smooth function is far closer with scrambled points than with random ones, whose
// standard error for the product below is sqrt(0.7778/1024) = 0.0276; 0 is exact.
func TestScrambledIntegral(t *testing.T) {
	sum := 0.0
	for seed := range 20 {
		q, _ := newSobol(3, Scrambling{true, uint64(seed)})
		mean := 0.0
		for i := range 1024 {
			p := 1.0
			for d := range 3 {
				p *= 1 + (q.at(i, d)-0.5)*math.Sqrt(12)/2.1793 // variance (1+1/2.1793^2)^3 - 1 = 0.7778
			}
			mean += p - 1
		}
		sum += mean / 1024 * mean / 1024
	}
	if rms := math.Sqrt(sum / 20); rms > 0.0276/20 {
		t.Errorf("error %v", rms)
	}
}

// Skipping leaves out the first points and nothing else.
func TestSkip(t *testing.T) {
	factors := []Factor{{Name: "x", To: 1}, {Name: "y", To: 1}}
	all, _ := (&SobolSequence{Samples: 12}).Plan(factors)
	rest, err := (&SobolSequence{Samples: 8, Skip: 4}).Plan(factors)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rest {
		if rest[i].Cells[0] != all[i+4].Cells[0] || rest[i].Cells[1] != all[i+4].Cells[1] {
			t.Errorf("row %d is %v, want %v", i, rest[i], all[i+4])
		}
	}
}
