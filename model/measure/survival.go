package measure

import (
	"math"

	"socialcredit/model"
)

// Survival is the share of spells that outlast a duration, estimated by Kaplan and Meier (1958) from the
// spells that have ended and those that have lasted so long and go on: Journal of the American
// Statistical Association 53(282). Durations are in periods, from 1 to the longest seen.
type Survival struct {
	AtRisk, Ended []int64   // spells known to have reached each duration; those that ended at it
	Share         []float64 // of spells that outlast it
	// Standard error by Greenwood (1926), and the 95 % interval from it on the scale of log(-log), which
	// keeps it within 0 and 1 (Kalbfleisch and Prentice 1980). NaN once no spell is left.
	Error, Low, High []float64
}

const normal95 = 1.959963984540054 // the 97.5th percentile of the standard normal distribution

// SurvivalOf estimates the survival of the spells of a table up to a period.
func SurvivalOf(t *model.SpellTable, period int) *Survival {
	s := &Survival{}
	atRisk := int64(0)
	for d := range period + 1 {
		atRisk += t.Ended[d] + t.Ongoing[d]
	}
	share, greenwood := 1.0, 0.0
	atRisk -= t.Ongoing[period] // began just now, and have been seen not to end 0 times
	for d := 1; d <= period && atRisk > 0; d++ {
		n, e := float64(atRisk), float64(t.Ended[d])
		share *= 1 - e/n
		if n > e {
			greenwood += e / float64(n*(n-e))
		} else {
			share = 0
		}
		s.push(atRisk, t.Ended[d], share, greenwood)
		atRisk -= t.Ended[d] + t.Ongoing[period-d]
	}
	return s
}

func (s *Survival) push(atRisk, ended int64, share, greenwood float64) {
	s.AtRisk, s.Ended, s.Share = append(s.AtRisk, atRisk), append(s.Ended, ended), append(s.Share, share)
	spread, low, high := float64(share*math.Sqrt(greenwood)), share, share
	switch {
	case share == 0:
		spread, low, high = model.Undefined(), model.Undefined(), model.Undefined()
	case share < 1:
		f := model.Exp(normal95 * math.Sqrt(greenwood) / -model.Log(share))
		low, high = model.Pow(share, f), model.Pow(share, 1/f)
	}
	s.Error, s.Low, s.High = append(s.Error, spread), append(s.Low, low), append(s.High, high)
}

// Quantile is the shortest duration that a part p of the spells does not outlast, with the interval that
// inverting the one of the share gives (Brookmeyer and Crowley 1982, Biometrics 38(1)); NaN where the
// spells are too young to tell.
func (s *Survival) Quantile(p float64) (duration, low, high float64) {
	return reached(s.Share, 1-p), reached(s.Low, 1-p), reached(s.High, 1-p)
}

// reached is the first duration at which a falling curve is down to a level. A product of rounded
// quotients may miss it by its last digits.
func reached(curve []float64, level float64) float64 {
	for i, x := range curve {
		if x <= level+1e-9 {
			return float64(i + 1)
		}
	}
	return model.Undefined()
}
