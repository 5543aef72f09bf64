package figure

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// causeColours are the colours of causes; those that are people's own doing are the strongest.
var causeColours = map[string]color.NRGBA{
	"own_reward": okabeIto[0], "own_penalty": okabeIto[1], "false_record": okabeIto[3], "abuse": dark, "report": okabeIto[4],
	"friends": okabeIto[2], "policy": okabeIto[5], "decay": okabeIto[6], "bound": pale,
}

// causes are those there are, in the order in which bars are stacked from 0 outwards.
var causes = []string{"own_reward", "own_penalty", "false_record", "abuse", "report", "friends", "policy", "decay", "bound"}

// sumOfCauses is what accounts.csv calls the standing less the base.
const sumOfCauses = "standing_less_base"

// fifths are what fifths of people are called, after what they are fifths of.
var fifths = []string{"lowest fifth", "2nd", "3rd", "4th", "highest fifth"}

// An accountRow is a row of the figure: which people, and what to call them.
type accountRow struct{ by, level, name string }

// accounts shows what each cause added to the mean score of everybody, of groups, and of fifths by trait and by means.
func accounts(x *Explanation) ([]*Figure, error) {
	t, err := x.rows("accounts.csv")
	if err != nil {
		return nil, err
	}
	return x.perInstitution(func(i *results.Institution) (*Figure, error) {
		mine := t.Where("institution", i.Label)
		if mine.Rows() == 0 {
			return nil, unasked("%s keeps no score", i.Label)
		}
		if !finite(meanOf(mine, accountRow{by: "all", level: everyone}, sumOfCauses).value) {
			return nil, absent("nobody has a score of %s at the end", i.Label)
		}
		rows := x.accountRows()
		names := make([]string, len(rows))
		for k, row := range rows {
			names[k] = row.name
		}
		axis := rollOf(names)
		axis.width = doubleColumn
		f := x.figure("accounts", "ACCOUNTS: what each cause added to the score, mean points at the end")
		f.remark("bookkeeping, exact: causes sum to the score less its base of %s", points(i.Base))
		f.drawAccounts(mine, rows, axis)
		f.Numbers = mine
		return f, nil
	})
}

// accountRows are all people, groups, fifths by trait and by means, with gaps between them.
func (x *Explanation) accountRows() []accountRow {
	rows := []accountRow{{"all", everyone, "all people"}}
	for _, g := range x.groupLabels() {
		rows = append(rows, accountRow{"group", g, groupName(g)})
	}
	for _, by := range []struct{ column, name string }{{"trait_fifth", "trait"}, {"means_fifth", "means"}} {
		rows = append(rows, accountRow{})
		for k, fifth := range fifths {
			rows = append(rows, accountRow{by.column, string(rune('1' + k)), by.name + ", " + fifth})
		}
	}
	return rows
}

// drawAccounts stacks the causes of each row from 0 to either side, and marks their sum.
func (f *Figure) drawAccounts(t *results.Table, rows []accountRow, axis roll) {
	means := map[string][]float64{}
	low, high := 0.0, 0.0
	for _, row := range rows {
		below, above := 0.0, 0.0
		for _, cause := range append(slices.Clone(causes), sumOfCauses) {
			e := meanOf(t, row, cause)
			means[cause] = append(means[cause], e.value)
			if cause != sumOfCauses && finite(e.value) {
				below, above = below+min(0, e.value), above+max(0, e.value)
			}
		}
		low, high = min(low, below), max(high, above)
	}
	const label = "Points"
	p := rollPanel(label, spanning(low, high, 8), axis)
	for k, row := range rows {
		p.pile(means, k, axis.at(k))
		sum := meanOf(t, row, sumOfCauses)
		p.Add(whisker{at: axis.at(k), value: sum.value, low: sum.low, high: sum.high, flat: true, dot: ring, style: draw.LineStyle{Color: black, Width: strong}})
	}
	p.Add(upright{0, draw.LineStyle{Color: dark, Width: hairline}})
	for _, cause := range causes {
		if slices.ContainsFunc(means[cause], func(v float64) bool { return finite(v) && v != 0 }) {
			f.keys = append(f.keys, key{text: words(cause), fills: fills(causeColours[cause])})
		}
	}
	f.keys = append(f.keys, key{text: "score less base", line: draw.LineStyle{Color: black, Width: strong}, dot: ring})
	f.panels, f.rowHigh = [][]*panel{{p}}, axis.high(12, label)
}

// pile draws the causes of a row, those above 0 to the right and those below to the left.
func (p *panel) pile(means map[string][]float64, row int, at float64) {
	below, above := 0.0, 0.0
	for _, cause := range causes {
		v := means[cause][row]
		switch {
		case v > 0:
			p.Add(bar{from: above, to: above + v, below: at - 0.38, high: at + 0.38, fill: causeColours[cause]})
			above += v
		case v < 0:
			p.Add(bar{from: below, to: below + v, below: at - 0.38, high: at + 0.38, fill: causeColours[cause]})
			below += v
		}
	}
}

// meanOf is what a cause did to the people of a row, undefined in a gap between rows.
func meanOf(t *results.Table, row accountRow, cause string) estimate {
	return estimateOf(t.Where("by", row.by).Where("level", row.level).Where("cause", cause), "mean", "low", "high")
}
