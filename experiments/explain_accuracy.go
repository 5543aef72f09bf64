package experiments

import (
	"socialcredit/experiments/accuracy"
	"socialcredit/model"
)

// A judged is one statement on the accuracy of an institution's score: a measure, against what it is
// judged, where (at a band's edge, in a tenth of the scores) and of whom.
type judged struct{ institution, against, measure, at, group string }

// A verdict is what is said of the scores of a run, in a fixed order.
type verdict struct {
	asked  []judged
	values map[judged]float64
}

func (v *verdict) say(what judged, value float64) {
	v.asked, v.values[what] = append(v.asked, what), value
}

// What scores are judged against.
const (
	againstTrait    = "trait"      // how ready people are to keep the rules
	againstJust     = "just_score" // the score of the same people where everything is noticed and nothing is wrong
	againstJustRank = "just_rank"  // as many people as are shut out, those with the lowest just scores
)

// A bench is what one institution's scores are judged by: columns of the people who have a score in both
// societies, by person id.
type bench struct {
	verdict     *verdict
	institution string
	layout      *model.Layout
	form        *model.Form

	score, trait, just []float64
	band, justBand     []uint8
	group              []uint8
	edge               int // the lowest band that shuts no right; 0 = no band does
}

// accuracyOf judges the scores of a society by those that would be just.
func accuracyOf(w, just *model.World) *verdict {
	v := &verdict{values: map[judged]float64{}}
	for i := range w.Standings {
		if w.Standings[i].Scored {
			b := newBench(v, w, just, i)
			b.correlate()
			b.judgeEdges()
			b.judgeExclusion()
			b.calibrate()
		}
	}
	return v
}

func newBench(v *verdict, w, just *model.World, institution int) *bench {
	s, other := w.Standings[institution], just.Standings[institution]
	b := &bench{verdict: v, institution: w.Layout.Institutions[institution], layout: w.Layout, form: &s.Form, edge: rightsEdge(w, institution)}
	for id := range w.N {
		pos, there := w.Position(id), just.Position(id)
		if s.Score[pos] == model.NoStanding || other.Score[there] == model.NoStanding {
			continue
		}
		b.score, b.just = append(b.score, model.Points(s.Score[pos])), append(b.just, model.Points(other.Score[there]))
		b.trait = append(b.trait, float64(w.Trait[pos])/model.Sixteenths)
		b.band, b.justBand = append(b.band, s.Band[pos]), append(b.justBand, other.Band[there])
		b.group = append(b.group, w.Group[pos])
	}
	return b
}

// rightsEdge is the lowest band from which an institution shuts no right, 0 where it shuts none.
func rightsEdge(w *model.World, institution int) (edge int) {
	form := &w.Layout.Forms[institution]
	if !form.Gate {
		return 0
	}
	for i, label := range w.Layout.Services {
		need, asked := w.Spec.Services[label].Needs[w.Layout.Institutions[institution]]
		for band := range form.Bands {
			if asked && w.Layout.Rights>>i&1 == 1 && form.Bands[band].Label == need {
				edge = max(edge, band)
			}
		}
	}
	return edge
}

// correlate tells how well scores order people, all and within each group.
func (b *bench) correlate() {
	for _, truth := range []struct {
		against string
		column  []float64
	}{{againstTrait, b.trait}, {againstJust, b.just}} {
		for g := range len(b.layout.Groups) + 1 {
			score, other := b.of(g, b.score), b.of(g, truth.column)
			say := func(measure string, value float64) {
				b.verdict.say(judged{b.institution, truth.against, measure, "", groupLabel(b.layout, g)}, value)
			}
			if len(score) < 2 {
				say("spearman", model.Undefined())
				say("kendall", model.Undefined())
				continue
			}
			say("spearman", accuracy.Spearman(score, other))
			say("kendall", accuracy.Kendall(score, other))
		}
	}
}

// of picks the values of a group; 0 = everybody's.
func (b *bench) of(group int, column []float64) []float64 {
	if group == 0 {
		return column
	}
	var out []float64
	for i, g := range b.group {
		if int(g) == group-1 {
			out = append(out, column[i])
		}
	}
	return out
}

// judgeEdges tells how well the edge of each band parts people.
func (b *bench) judgeEdges() {
	for band := 1; band < len(b.form.Bands); band++ {
		above := make([]bool, len(b.band))
		for i, mine := range b.band {
			above[i] = int(mine) >= band
		}
		at := b.form.Bands[band].Label
		b.verdict.say(judged{b.institution, againstTrait, "auc", at, All}, accuracy.AUC(above, b.trait))
		b.verdict.say(judged{b.institution, againstJust, "auc", at, All}, accuracy.AUC(above, b.just))
	}
}
