package policy_test

import (
	"math"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
)

// course is what a society shows of exclusion and mobility after its first three years.
type course struct{ spell, mobility float64 }

// follow simulates a society. The mean spell is that of a stationary stock: months of exclusion over
// spells begun. Mobility is Shorrocks's (1978, Econometrica 46(5), equation 2): (k - tr P) / (k - 1), P the
// moves between k bands over so many periods; 1 if where one goes does not depend on where one was.
func follow(t *testing.T, spec *model.Spec, step int) course {
	t.Helper()
	sim := seeded(t, spec)
	w := sim.World
	k := len(w.Standings[0].Bands)
	moves := make([][]float64, k)
	for i := range moves {
		moves[i] = make([]float64, k)
	}
	before, shut := make([]uint8, w.N), make([]bool, w.N)
	months, begun := 0.0, 0.0
	for range spec.Periods {
		sim.Tick()
		for pos, band := range w.Standings[0].Band {
			running := w.Spells.Running(pos)
			if w.Period > 36 && running {
				months++
				if !shut[pos] {
					begun++
				}
			}
			shut[pos] = running
			if w.Period%step == 0 {
				if w.Period > 36 {
					moves[before[pos]][band]++
				}
				before[pos] = band
			}
		}
	}
	return course{months / begun, shorrocks(moves)}
}

func shorrocks(moves [][]float64) float64 {
	k, trace := 0.0, 0.0
	for i, row := range moves {
		sum := 0.0
		for _, n := range row {
			sum += n
		}
		if sum > 0 {
			k++
			trace += row[i] / sum
		}
	}
	return (k - trace) / (k - 1)
}

// interval is the 95 % interval of the mean of paired differences, with Student's t for 8 pairs.
func interval(differences []float64) (lo, hi float64) {
	const t7 = 2.365
	n, sum, squares := float64(len(differences)), 0.0, 0.0
	for _, d := range differences {
		sum += d
	}
	for _, d := range differences {
		squares += (d - sum/n) * (d - sum/n)
	}
	half := t7 * math.Sqrt(squares/(n-1)/n)
	return sum/n - half, sum/n + half
}

// Longer memory and slower appeals lengthen spells of exclusion and lower mobility: by construction, so
// that this guards against regressions and is evidence of nothing. Each over eight pairs of societies with the
// same people and luck.
//
// For appeals mobility is that between publications. From year to year it does not fall (slower by 47
// months: +.0009 to +.0077): what is taken back within the year is no move at all, so that fast appeals
// take away moves there as well.
func TestT10(t *testing.T) {
	if testing.Short() {
		t.Skip("a matter of numbers, not of goroutines")
	}
	for _, c := range []struct {
		name        string
		step        int
		short, long func(*institution.Points, *policy.Tribunal)
	}{
		{
			"memory of 2 and 5 years, by year", 12,
			func(o *institution.Points, _ *policy.Tribunal) {
				o.Memory = institution.Memory{Rewards: 2, Penalties: 2}
			},
			func(o *institution.Points, _ *policy.Tribunal) {
				o.Memory = institution.Memory{Rewards: 5, Penalties: 5}
			},
		},
		{
			"appeals that take 1 and 48 months, by month", 1,
			func(_ *institution.Points, p *policy.Tribunal) { p.Delay = 1 },
			func(_ *institution.Points, p *policy.Tribunal) { p.Delay = 48 },
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var spells, mobility []float64
			for seed := range uint64(8) {
				short, long := follow(t, slow(t, seed, c.short), c.step), follow(t, slow(t, seed, c.long), c.step)
				spells = append(spells, long.spell-short.spell)
				mobility = append(mobility, long.mobility-short.mobility)
			}
			if lo, hi := interval(spells); lo <= 0 {
				t.Errorf("spells are longer by %.2f to %.2f months", lo, hi)
			}
			if lo, hi := interval(mobility); hi >= 0 {
				t.Errorf("mobility rises by %.5f to %.5f", lo, hi)
			}
		})
	}
}

// slow is a society with many false records and a tribunal that has room for everybody and suspends nothing.
func slow(t *testing.T, seed uint64, change func(*institution.Points, *policy.Tribunal)) *model.Spec {
	t.Helper()
	s, o := modeltest.Society(2000, 120), modeltest.Points()
	s.Seed = seed
	p := tribunal(t, func(p *policy.Tribunal) { p.Capacity, p.Suspend = 1000, false })
	change(o, p)
	s.Institutions["osmanthus"], s.Policies = o, map[string]model.Policy{"court": p}
	return s
}
