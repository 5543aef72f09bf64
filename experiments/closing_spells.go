package experiments

import (
	"socialcredit/model"
	"socialcredit/model/measure"
	"socialcredit/results"
)

// spells counts, for each duration, the spells of exclusion that reached it and that ended at it, with the share that
// outlasts it and the 95 % interval of that.
func spells(_ *model.World, s *model.Snapshot) (*results.Table, error) {
	t := tableOf([]results.Column{
		results.Texts("group"), results.Ints("duration"), results.Ints("at_risk"), results.Ints("ended"),
		results.Floats("survival"), results.Floats("std_error"), results.Floats("low"), results.Floats("high"),
	})
	for g := range s.Spells {
		curve := measure.SurvivalOf(&s.Spells[g], s.Period)
		for i := range curve.Share {
			err := t.Append(groupLabel(s.Layout, g), i+1, curve.AtRisk[i], curve.Ended[i], curve.Share[i], curve.Error[i], curve.Low[i], curve.High[i])
			if err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}

// spellQuantiles tells, for some parts of the spells of exclusion, in how many years they have ended.
func spellQuantiles(_ *model.World, s *model.Snapshot) (*results.Table, error) {
	t := tableOf([]results.Column{
		results.Texts("group"), results.Ints("percent"), results.Floats("years"), results.Floats("low"), results.Floats("high"),
	})
	year := float64(s.Layout.PerYear)
	for g := range s.Spells {
		curve := measure.SurvivalOf(&s.Spells[g], s.Period)
		for _, percent := range []int{10, 25, 50, 75, 90} {
			duration, low, high := curve.Quantile(float64(percent) / 100)
			if err := t.Append(groupLabel(s.Layout, g), percent, duration/year, low/year, high/year); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}
