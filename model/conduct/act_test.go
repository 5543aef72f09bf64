package conduct

import (
	"math"
	"testing"

	"socialcredit/model"
)

// The mean of exp(beta*theta + mu*m) over a standard normal population is exp((beta^2+mu^2)/2), and
// exp((beta^2 + mu^2)/2 + beta*mu*rho) where theta and m correlate at rho (closed form). Storing
// trait and means in sixteenths and terms in 1/256 moves it by a thousandth at most.
func TestMeanOfExponential(t *testing.T) {
	for _, c := range []struct{ beta, mu, rho float64 }{{0, 0, 0}, {0.6, 0.1, 0}, {-0.5, -0.6, 0}, {-0.5, -0.6, 0.5}, {1, 1, -0.5}} {
		g := model.NewGroup()
		g.Share = 1
		d := &dispositions{
			groups: []model.Group{g}, correlation: c.rho,
			trait: [][]float64{cells(0, 1)}, means: [][]float64{cells(0, 1)},
		}
		d.given = [][][]float64{d.conditional(g)}
		a := act{group: []int32{0}}
		for v := -128; v < 128; v++ {
			a.trait[uint8(v)] = int16(model.LogSteps(c.beta * float64(v) / model.Sixteenths))
			a.means[uint8(v)] = int16(model.LogSteps(c.mu * float64(v) / model.Sixteenths))
		}
		want := math.Exp((c.beta*c.beta+c.mu*c.mu)/2 + c.beta*c.mu*c.rho)
		if got := d.meanOf(&a); math.Abs(got/want-1) > 0.002 {
			t.Errorf("%+v: mean %v, want %v", c, got, want)
		}
	}
}

func TestCellsAreADistribution(t *testing.T) {
	for _, c := range []struct{ mean, sd float64 }{{0, 1}, {4, 1.5}, {-4, 0.3}, {1, 0}} {
		p := cells(c.mean, c.sd)
		sum, mean := 0.0, 0.0
		for i, x := range p {
			if x < 0 {
				t.Fatalf("%+v: cell %d has probability %v", c, i-128, x)
			}
			sum += x
			mean += x * float64(i-128) / model.Sixteenths
		}
		if math.Abs(sum-1) > 1e-12 || math.Abs(mean-c.mean) > 0.01 {
			t.Errorf("%+v: probabilities sum to %v, mean %v", c, sum, mean)
		}
	}
}

func TestExpTable(t *testing.T) {
	table := newExpTable(-1000, 700)
	for i := -1000; i <= 700; i += 7 {
		want := math.Exp(float64(i) / model.LogUnit)
		if got := table.at(i); math.Abs(got/want-1) > 1e-15*4 {
			t.Fatalf("exp(%d/256) = %v, want %v", i, got, want)
		}
	}
}
