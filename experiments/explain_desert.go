package experiments

import (
	"strconv"

	"socialcredit/experiments/accuracy"
)

// deserving tells who deserves to be left in, by each measure of desert.
func (b *bench) deserving() map[string][]bool {
	shutOut := 0
	byEdge := make([]bool, len(b.band))
	for i := range b.band {
		byEdge[i] = int(b.justBand[i]) >= b.edge
		if int(b.band[i]) < b.edge {
			shutOut++
		}
	}
	others := func(lowest []bool) []bool {
		for i := range lowest {
			lowest[i] = !lowest[i]
		}
		return lowest
	}
	return map[string][]bool{
		againstJust: byEdge, againstJustRank: others(accuracy.Lowest(b.just, shutOut)), againstTrait: others(accuracy.Lowest(b.trait, shutOut)),
	}
}

var deserts = []string{againstTrait, againstJust, againstJustRank}

// judgeExclusion tells who is shut out and left in rightly and wrongly, by group, and how groups differ.
// It says nothing where an institution shuts no right.
func (b *bench) judgeExclusion() {
	if b.edge == 0 {
		return
	}
	deserving := b.deserving()
	for _, against := range deserts {
		table := make([]accuracy.Confusion, len(b.layout.Groups)+1)
		for i, band := range b.band {
			for _, g := range [2]int{0, int(b.group[i]) + 1} {
				table[g].Add(int(band) < b.edge, deserving[against][i])
			}
		}
		at := b.form.Bands[b.edge].Label
		for _, m := range accuracy.Measures {
			for g := range table {
				b.verdict.say(judged{b.institution, against, m.Name, at, groupLabel(b.layout, g)}, m.Of(table[g]))
			}
			b.judgeGaps(m, judged{b.institution, against, m.Gap, at, ""}, table)
		}
	}
}

// judgeGaps compares each group with each that comes before it.
func (b *bench) judgeGaps(m accuracy.Measure, what judged, table []accuracy.Confusion) {
	if m.Gap == "" {
		return
	}
	for g := 2; g < len(table); g++ {
		for other := 1; other < g; other++ {
			what.group = groupLabel(b.layout, other) + "-" + groupLabel(b.layout, g)
			b.verdict.say(what, m.Of(table[other])-m.Of(table[g]))
		}
	}
}

// calibrate tells what the people in each tenth of the scores are like.
func (b *bench) calibrate() {
	tenth := accuracy.Deciles(b.score)
	deserving := b.deserving()
	for d := range 10 {
		n, score, trait, just := 0.0, 0.0, 0.0, 0.0
		deserve := map[string]float64{}
		for i, mine := range tenth {
			if mine != d {
				continue
			}
			n, score, trait, just = n+1, score+b.score[i], trait+b.trait[i], just+b.just[i]
			for _, against := range deserts {
				if deserving[against][i] {
					deserve[against]++
				}
			}
		}
		say := func(against, measure string, value float64) {
			b.verdict.say(judged{b.institution, against, measure, strconv.Itoa(d + 1), All}, value)
		}
		say("", "calibration_people", n/float64(len(tenth)))
		say("", "calibration_score", score/n)
		say(againstTrait, "calibration_mean", trait/n)
		say(againstJust, "calibration_mean", just/n)
		for _, against := range deserts {
			if b.edge > 0 {
				say(against, "calibration_deserving", deserve[against]/n)
			}
		}
	}
}
