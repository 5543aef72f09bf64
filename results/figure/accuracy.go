package figure

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// What scores are judged against, as accuracy.csv calls it, and how it is drawn.
var yardsticks = []struct {
	name, text string
	colour     color.NRGBA
	dot        dot
}{
	{"trait", "against the trait", okabeIto[1], disc},
	{"just_score", "against the just score", okabeIto[0], disc},
	{"just_rank", "against as many of the lowest just scores", okabeIto[2], ring},
}

// accuracy shows how well each band's edge parts people, and who is shut out and left in although a yardstick says
// otherwise, by group.
func accuracy(x *Explanation) ([]*Figure, error) {
	t, err := x.rows("accuracy.csv")
	if err != nil {
		return nil, err
	}
	return x.perInstitution(func(i *results.Institution) (*Figure, error) {
		mine := t.Where("institution", i.Label)
		if mine.Where("measure", "auc").Rows() == 0 {
			return nil, unasked("%s keeps no score with bands", i.Label)
		}
		f := x.figure("accuracy", "How accurate the score is at the end")
		f.remark("neither accounts nor effects: scores against the trait, and against the just score of the same people, " +
			"where every act is noticed and no error, friend or gate counts")
		var edges []string
		for _, b := range i.Bands[1:] {
			if finite(estimateOf(mine.Where("measure", "auc").Where("at", b.Label), "value", "low", "high").value) { // else all are on one side
				edges = append(edges, b.Label)
			}
		}
		if len(edges) == 0 {
			return nil, absent("all scores of %s lie in one band", i.Label)
		}
		groups := append([]string{everyone}, x.groupLabels()...)
		row := []*panel{dotPanel(mine, "AUC of each band’s edge", "auc", 1, edges, true)}
		if mine.Where("measure", "false_exclusion").Rows() > 0 {
			row = append(row,
				dotPanel(mine, "False exclusion (% of people)", "false_exclusion", 100, groups, false),
				dotPanel(mine, "False inclusion (% of people)", "false_inclusion", 100, groups, false))
		}
		for _, y := range yardsticks {
			f.keys = append(f.keys, key{text: y.text, line: draw.LineStyle{Color: y.colour, Width: fine}, dot: y.dot})
		}
		most := max(len(edges), len(groups))
		f.panels, f.rowHigh = [][]*panel{row}, rollOf(make([]string, max(2, most))).high(20, "x")
		f.Numbers = mine
		return f, nil
	})
}

// besideName is the widest name of a row in a panel beside others.
const besideName = vg.Length(80)

// dotPanel shows a measure for each of some bands, or of some groups, against each yardstick that it is told of.
func dotPanel(t *results.Table, label, measure string, times float64, names []string, bands bool) *panel {
	shown := make([]string, len(names))
	for i, name := range names {
		if shown[i] = "where " + words(name) + " begins"; !bands {
			shown[i] = groupName(name)
		}
		shown[i] = fitted(shown[i], writing(smallSize, black), besideName)
	}
	axis := rollOf(shown)
	low, high := 0.0, 0.0
	if bands {
		low, high = 0.5, 1
	}
	at := func(yardstick, name string) estimate {
		found := t.Where("measure", measure).Where("against", yardstick)
		if bands {
			return estimateOf(found.Where("at", name), "value", "low", "high").times(times)
		}
		return estimateOf(found.Where("group", name), "value", "low", "high").times(times)
	}
	for _, y := range yardsticks {
		for _, name := range names {
			low, high = reach(low, high, at(y.name, name))
		}
	}
	x := within(max(0, low), high, 4) // an interval may reach below 0, a share does not
	if !bands {
		x = upTo(high, 4)
	}
	p := rollPanel("", x, axis)
	p.head = label
	for k, y := range yardsticks {
		for i, name := range names {
			e := at(y.name, name)
			p.Add(whisker{
				at: axis.at(i) + 0.25 - 0.25*float64(k), value: e.value, low: e.low, high: e.high, flat: true, dot: y.dot,
				style: draw.LineStyle{Color: y.colour, Width: fine},
			})
		}
	}
	return p
}
