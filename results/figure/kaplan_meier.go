package figure

import (
	"math"
	"slices"

	"socialcredit/results"
)

// spells are how long exclusions lasted: of those that lasted a duration, how many ended at it.
type spells struct {
	duration      []float64 // ascending, in periods
	atRisk, ended []int64
}

// A curve is the Kaplan-Meier estimate (Kaplan and Meier 1958) of the share of spells that go on beyond a time, from
// time 0 on; it holds from each time to the next. Low and high are the 95 % interval from Greenwood's variance on the
// scale of log(-log), which keeps it within 0 and 1 (Kalbfleisch and Prentice 1980).
type curve struct {
	time, share, low, high []float64
	atRisk, ended          []int64
}

const normal95 = 1.959963984540054 // the 97.5th percentile of the standard normal

func (s spells) kaplanMeier() curve {
	c := curve{time: []float64{0}, share: []float64{1}, low: []float64{1}, high: []float64{1}}
	c.atRisk, c.ended = []int64{s.left(0)}, []int64{0}
	share, greenwood := 1.0, 0.0
	for i, d := range s.duration {
		n, e := float64(s.atRisk[i]), float64(s.ended[i])
		if n <= 0 {
			continue
		}
		share *= 1 - e/n
		if n > e {
			greenwood += e / (n * (n - e))
		}
		low, high := share, share
		switch {
		case share <= 0: // nobody is left to learn from
			share, low, high = 0, math.NaN(), math.NaN()
		case share < 1:
			spread := math.Exp(normal95 * math.Sqrt(greenwood) / math.Abs(math.Log(share)))
			low, high = math.Pow(share, spread), math.Pow(share, 1/spread)
		}
		c.time, c.share = append(c.time, d), append(c.share, share)
		c.low, c.high = append(c.low, low), append(c.high, high)
		c.atRisk, c.ended = append(c.atRisk, s.atRisk[i]), append(c.ended, s.ended[i])
	}
	return c
}

// median is the first time at which no more than half of the spells go on, if there is one.
func (c curve) median() (float64, bool) {
	for i, s := range c.share {
		if s <= 0.5+1e-9 { // as the measure median_spell has it
			return c.time[i], true
		}
	}
	return 0, false
}

// left is how many spells are known to have lasted a time.
func (s spells) left(time float64) int64 {
	for i, d := range s.duration {
		if d >= time {
			return s.atRisk[i]
		}
	}
	return 0
}

// spellsOf reads the spells of some groups together. A group without a row at a duration had no end there, and as many
// at risk as at its next row.
func spellsOf(t *results.Table, groups ...string) (spells, bool) {
	var parts []spells
	var durations []float64
	for _, g := range groups {
		rows := t.Where("group", g)
		duration, ok := rows.Float("duration")
		atRisk, okRisk := rows.Int("at_risk")
		ended, okEnded := rows.Int("ended")
		if !ok || !okRisk || !okEnded {
			return spells{}, false
		}
		parts = append(parts, spells{duration, atRisk, ended})
		durations = append(durations, duration...)
	}
	slices.Sort(durations)
	sum := spells{duration: slices.Compact(durations)}
	for _, d := range sum.duration {
		var risk, ended int64
		for _, p := range parts {
			risk += p.left(d)
			if i := slices.Index(p.duration, d); i >= 0 {
				ended += p.ended[i]
			}
		}
		sum.atRisk, sum.ended = append(sum.atRisk, risk), append(sum.ended, ended)
	}
	return sum, len(sum.duration) > 0 && sum.atRisk[0] > 0
}
