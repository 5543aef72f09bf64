package model_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/network"
)

// quiet is a society in which nobody does anything: scores start apart and only friends move them.
func quiet(people, periods int, friends institution.Friends) *model.Spec {
	s := modeltest.Society(people, periods)
	s.Acts, s.Services = nil, nil
	s.Record = modeltest.Silent()
	p := modeltest.Points()
	p.Rules, p.Friends, p.Spread = nil, friends, 100
	p.Memory = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
	s.Institutions = map[string]model.Institution{"osmanthus": p}
	s.Network = &network.SmallWorld{Degree: 10, Rewired: 0.1}
	return s
}

// Sayama and Sinatra 2015, Physical Review E 91, 032809: x += c (mean of neighbours - x) conserves
// the degree-weighted mean and takes everybody there.
func TestPullReachesDegreeWeightedMean(t *testing.T) {
	sim, err := model.New(quiet(2000, 1500, &institution.Pull{Weight: 0.5}), model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	w := sim.World
	start := degreeWeightedMean(w)
	for period := 1; period <= 1500; period++ {
		sim.Tick()
		if period < 500 {
			continue
		}
		if m := degreeWeightedMean(w); math.Abs(m-start) > 0.05 {
			t.Fatalf("period %d: the degree-weighted mean is %v, at the start it was %v", period, m, start)
		}
		for pos, score := range w.Standings[0].Score {
			if math.Abs(model.Points(score)-start) > 0.05 {
				t.Fatalf("period %d: person %d has %v points, the start's degree-weighted mean is %v", period, w.ID(pos), model.Points(score), start)
			}
		}
	}
}

func degreeWeightedMean(w *model.World) float64 {
	var sum, weight float64
	for pos, score := range w.Standings[0].Score {
		k := float64(w.Ties.Degree(pos))
		sum += k * model.Points(score)
		weight += k
	}
	return sum / weight
}

// own returns everybody's own account by position: what the score is without friends.
func own(t *testing.T, people int) []float64 {
	t.Helper()
	w := simulate(t, quiet(people, 0, &institution.NoFriends{})).World
	o := make([]float64, w.N)
	for pos, score := range w.Standings[0].Score {
		o[pos] = model.Points(score) - 100
	}
	return o
}

// meanOfFriends is the matrix P of a world: row i averages over the friends of i.
func meanOfFriends(w *model.World) *mat.Dense {
	p := mat.NewDense(w.N, w.N, nil)
	for i := range w.N {
		row := w.Ties.Friends(i)
		for _, j := range row {
			p.Set(i, int(j), 1/float64(len(row)))
		}
	}
	return p
}

// resolvent solves (I - weight P) X = B.
func resolvent(t *testing.T, w *model.World, weight float64, b mat.Matrix) *mat.Dense {
	t.Helper()
	m := meanOfFriends(w)
	m.Scale(-weight, m)
	for i := range w.N {
		m.Set(i, i, 1+m.At(i, i))
	}
	var x mat.Dense
	if err := x.Solve(m, b); err != nil {
		t.Fatal(err)
	}
	return &x
}

// bonus settles at s - base = (I - wP)^-1 o; gonum's dense solver is the oracle. Weak enough that
// no score meets its bounds.
func TestBonusFixedPoint(t *testing.T) {
	const n, weight = 400, 0.3
	spec := quiet(n, 60, &institution.Bonus{Weight: weight})
	spec.Institutions["osmanthus"].(*institution.Points).Spread = 40
	start := quiet(n, 0, &institution.NoFriends{})
	start.Institutions["osmanthus"].(*institution.Points).Spread = 40
	o := mat.NewDense(n, 1, nil)
	for pos, score := range simulate(t, start).World.Standings[0].Score {
		o.Set(pos, 0, model.Points(score)-100)
	}
	w := simulate(t, spec).World
	want := resolvent(t, w, weight, o)
	for pos, score := range w.Standings[0].Score {
		if got := model.Points(score) - 100; math.Abs(got-want.At(pos, 0)) > 0.02 {
			t.Fatalf("person %d settles at %v, the fixed point is %v", w.ID(pos), got, want.At(pos, 0))
		}
	}
}

// share settles at (1-w) R o with R = (I - wP)^-1; for o without homophily its variance is that of o
// times (1-w)^2 trace(R R')/n, within the sampling error of one draw of o.
func TestShareVarianceRatio(t *testing.T) {
	const n, weight = 400, 0.3
	w := simulate(t, quiet(n, 60, &institution.Share{Weight: weight})).World
	identity := mat.NewDiagDense(n, nil)
	for i := range n {
		identity.SetDiag(i, 1)
	}
	r := resolvent(t, w, weight, identity)
	trace := 0.0
	for i := range n {
		for j := range n {
			trace += r.At(i, j) * r.At(i, j)
		}
	}
	before := own(t, n)
	o := mat.NewDense(n, 1, before)
	var exact mat.Dense
	exact.Mul(r, o)
	after := make([]float64, n)
	for pos, score := range w.Standings[0].Score {
		after[pos] = model.Points(score) - 100
		if want := (1 - weight) * exact.At(pos, 0); math.Abs(after[pos]-want) > 0.02 {
			t.Fatalf("person %d settles at %v, the fixed point is %v", w.ID(pos), after[pos], want)
		}
	}
	ratio := stat.Variance(after, nil) / stat.Variance(before, nil)
	want := (1 - weight) * (1 - weight) * trace / n
	if math.Abs(ratio/want-1) > 0.05 {
		t.Errorf("variance falls to %v of what it was; theory says %v", ratio, want)
	}
}

// A population's mean rate is the stated one whatever trait and means do to it: acts that are rare
// enough for saturation not to count come out within three standard errors.
func TestRatesPreserveTheMean(t *testing.T) {
	const n, periods, rate = 100_000, 24, 0.012
	for _, beta := range []float64{0, 0.5, -1} {
		for _, rho := range []float64{0, 0.5} {
			s := modeltest.Society(n, periods)
			s.Network = &network.None{}
			s.People.MeansCorrelation = rho
			s.Services = nil
			s.Acts = map[string]model.Act{"deed": {Rate: rate, Noticed: 1, Trait: beta, Means: beta / 2, By: "claim"}}
			p := modeltest.Points()
			p.Rules = nil
			s.Institutions = map[string]model.Institution{"osmanthus": p}
			want := rate / 12 * n * periods
			if got := float64(len(acts(t, s))); math.Abs(got-want) > 3*math.Sqrt(want)+0.003*want {
				t.Errorf("beta %v, correlation %v: %v acts, want %v", beta, rho, got, want)
			}
		}
	}
}

// The null that gives records to a random permutation of people keeps their number exactly, kind by
// kind and period by period, as long as nothing feeds back; and it is blind to the trait.
func TestPermutationKeepsVolume(t *testing.T) {
	type volume [][]float64
	count := func(record model.Record) (v volume, correlation float64) {
		s := modeltest.Society(20_000, 12)
		for label, service := range s.Services {
			service.Effect = 0
			s.Services[label] = service
		}
		s.Record = record
		sim, err := model.New(s, model.Options{Workers: 2})
		if err != nil {
			t.Fatal(err)
		}
		observer := sim.Observe(everything)
		for range s.Periods {
			sim.Tick()
			v = append(v, append([]float64{}, observer.Snapshot().Records[0]...))
		}
		w := sim.World
		var x, y []float64
		for pos, score := range w.Standings[0].Score {
			x, y = append(x, float64(w.Trait[pos])), append(y, float64(score))
		}
		return v, stat.Correlation(x, y, nil)
	}
	noticed, true_ := count(modeltest.Record("noticed"))
	permuted, blind := count(modeltest.Record("permuted"))
	for period := range noticed {
		for kind := range noticed[period] {
			if noticed[period][kind] != permuted[period][kind] {
				t.Errorf("period %d, kind %d: %v records, permuted %v", period+1, kind, noticed[period][kind], permuted[period][kind])
			}
		}
	}
	if true_ < 0.2 || math.Abs(blind) > 4/math.Sqrt(20_000) {
		t.Errorf("score and trait correlate at %v, and at %v once records are permuted", true_, blind)
	}
}
