package sensitivity

import (
	"math"
	"math/rand/v2"
	"testing"
)

// steinCoverage runs the rule many times on an outcome with the given mean, and returns how often its interval holds the mean and the
// mean number of replicates.
func steinCoverage(rule Stein, repetitions int, truth float64, draw func(*rand.Rand) float64) (coverage, replicates float64) {
	rng := rand.New(rand.NewPCG(11, 13))
	hit := 0
	for range repetitions {
		var values []float64
		for range rule.Min {
			values = append(values, draw(rng))
		}
		n, err := rule.Replicates(values)
		if err != nil {
			panic(err)
		}
		for len(values) < n {
			values = append(values, draw(rng))
		}
		e := rule.Interval(values)
		if e.Low <= truth && truth <= e.High {
			hit++
		}
		replicates += float64(n) / float64(repetitions)
	}
	return float64(hit) / float64(repetitions), replicates
}

func TestSteinCoversNormal(t *testing.T) {
	// Stein (1945), theorem 1: exactly 95 % of the intervals cover, whatever the pilot.
	const repetitions = 20000
	for _, rule := range []Stein{{0.2, 10, 5000, 0.95}, {0.5, 5, 5000, 0.95}, {0.3, 20, 5000, 0.95}} {
		coverage, n := steinCoverage(rule, repetitions, 3, func(rng *rand.Rand) float64 { return 3 + rng.NormFloat64() })
		t.Logf("%+v: coverage %.4f with %.0f replicates on average", rule, coverage, n)
		near(t, "coverage", coverage, 0.95, 3*math.Sqrt(0.95*0.05/repetitions))
	}
}

func TestSteinCoversLessOfSkewed(t *testing.T) {
	// Lognormal with mu 0 and sigma 1: mean exp(1/2), standard deviation 2.16, skewness 6.18. A half-width of 0.2 standard deviations.
	const repetitions = 4000
	sd := math.Sqrt((math.E - 1) * math.E)
	for least, documented := range map[int]float64{10: 0.78, 30: 0.85, 100: 0.92} {
		rule := Stein{0.2 * sd, least, 100000, 0.95}
		coverage, n := steinCoverage(rule, repetitions, math.Exp(0.5), func(rng *rand.Rand) float64 { return math.Exp(rng.NormFloat64()) })
		t.Logf("pilot of %d: coverage %.3f with %.0f replicates on average", least, coverage, n)
		near(t, "coverage, as the documentation of Stein gives it,", coverage, documented, 0.02)
	}
}

func TestSteinByHand(t *testing.T) {
	// s0 = 2, t(4) = 2.776445 (tables): (2.776445 * 2 / 0.5)^2 = 123.3.
	pilot := []float64{8, 10, 12, 12, 8}
	s := Stein{HalfWidth: 0.5, Min: 5, Max: 1000, Confidence: 0.95}
	for _, test := range []struct {
		half float64
		max  int
		want int
	}{{0.5, 1000, 124}, {0.5, 50, 50}, {100, 1000, 5}, {1e-300, 1000, 1000}} {
		s.HalfWidth, s.Max = test.half, test.max
		if n, err := s.Replicates(pilot); n != test.want || err != nil {
			t.Errorf("half_width %v, max %d: %d, %v; want %d", test.half, test.max, n, err, test.want)
		}
	}
	all := append(append([]float64(nil), pilot...), 20, 0, math.NaN(), 10, 10, 10)
	e := s.Interval(all) // the standard deviation of the pilot counts, not that of all
	near(t, "mean", e.Value, 10, 1e-12)
	near(t, "half-width", e.High-e.Value, 2.7764451051977987*2/math.Sqrt(10), 1e-9)
	s = Stein{HalfWidth: 1, Min: 3, Max: 99, Confidence: 0.95}
	if n, err := s.Replicates([]float64{math.NaN(), 4, math.NaN()}); n != 99 || err != nil {
		t.Errorf("a pilot that failed: %d, %v", n, err)
	}
	if n, err := s.Replicates([]float64{4, 4, 4}); n != 3 || err != nil {
		t.Errorf("a pilot without luck: %d, %v", n, err)
	}
}

func TestSteinRefuses(t *testing.T) {
	good := Stein{HalfWidth: 1, Min: 3, Max: 9, Confidence: 0.95}
	for _, breaks := range []func(*Stein){
		func(s *Stein) { s.HalfWidth = 0 }, func(s *Stein) { s.HalfWidth = math.NaN() }, func(s *Stein) { s.Min = 1 },
		func(s *Stein) { s.Max = 2 }, func(s *Stein) { s.Confidence = 95 },
	} {
		s := good
		breaks(&s)
		if _, err := s.Replicates([]float64{1, 2, 3}); err == nil {
			t.Errorf("%+v is taken", s)
		}
	}
	if _, err := good.Replicates([]float64{1, 2}); err == nil {
		t.Error("a short pilot is taken")
	}
}

func TestIntervalAndSkewness(t *testing.T) {
	var y []float64
	for _, v := range table24().Outcomes {
		y = append(y, v[0])
	}
	e := Interval(y, 0.95) // scipy.stats.t.interval
	near(t, "low", e.Low, -3.2627142969002705, 1e-9)
	near(t, "high", e.High, -1.1320357030997297, 1e-9)
	near(t, "skewness", Skewness(y), -0.21885642260908095, 1e-12) // scipy.stats.skew(bias=False)
}

func TestSkewedWarns(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	share := func(pilot, n int, draw func() float64) float64 {
		warned := 0
		for range 4000 {
			values := make([]float64, pilot)
			for i := range values {
				values[i] = draw()
			}
			if Skewed(values, n) {
				warned++
			}
		}
		return float64(warned) / 4000
	}
	lognormal := func() float64 { return math.Exp(rng.NormFloat64()) }
	for _, pilot := range []int{10, 20, 50} {
		normal, skewed := share(pilot, pilot, rng.NormFloat64), share(pilot, pilot, lognormal)
		t.Logf("pilot of %d: warns of normal %.3f, of lognormal %.3f", pilot, normal, skewed)
		if normal > 0.08 || skewed < 0.5 {
			t.Errorf("pilot of %d: normal %v, lognormal %v", pilot, normal, skewed)
		}
	}
	if Skewed([]float64{0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 100000) {
		t.Error("warns although Cochran's rule is met")
	}
	if Skewed([]float64{1, 1, 1}, 3) || Skewed(nil, 3) {
		t.Error("warns of what has no skewness")
	}
}
