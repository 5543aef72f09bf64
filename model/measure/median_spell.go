package measure

import "socialcredit/model"

// MedianSpell is the median length of a spell of exclusion.
var MedianSpell = model.Family{
	Name: "median_spell",
	Doc: "Median length of a spell during which at least one right is shut, in years, over all spells begun so " +
		"far. Spells that have not ended count for as long as they have lasted (Kaplan and Meier), since the " +
		"mean of finished ones alone would be too short. Undefined while survival stays above one half: most " +
		"spells are too young to tell.",
	Source: "Kaplan and Meier (1958), Journal of the American Statistical Association 53(282), the product-limit estimate",
	Columns: func(l *model.Layout) []model.Measure {
		return []model.Measure{{
			Name: "any_median_spell", Unit: "years",
			Of: func(s *model.Snapshot, group int) float64 {
				return medianSpell(&s.Spells[group], s.Period) / float64(l.PerYear)
			},
		}}
	},
}

// medianSpell returns the shortest duration, in periods, that at most half of all spells outlast. A
// spell that began in period b and runs on in this one has been seen not to end at durations up to
// period-b.
func medianSpell(t *model.SpellTable, period int) float64 {
	ended, ongoing := t.Ended[:period+1], t.Ongoing[:period+1]
	spells := int64(0)
	for i, n := range ended {
		spells += n + ongoing[i]
	}
	survival, atRisk := 1.0, spells
	for duration, n := range ended {
		if n > 0 {
			survival *= float64(atRisk-n) / float64(atRisk)
			// A product of rounded quotients may miss one half by its last digits.
			if survival <= 0.5+1e-9 {
				return float64(duration)
			}
		}
		atRisk -= n + ongoing[period-duration]
	}
	return model.Undefined()
}
