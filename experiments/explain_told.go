package experiments

import (
	"socialcredit/experiments/sensitivity"
	"socialcredit/model"
)

// What a reader wants to know of an explanation first.

// An AccountLine is a line of a small table: its head, and either texts or values.
type AccountLine struct {
	Head   string
	Cells  []string
	Values []float64
}

// AccountLines are the mean accounts of each institution, for all and by group; causes that did nothing
// to anybody are left out.
func (x *Explained) AccountLines() (lines []AccountLine) {
	for _, c := range x.accounts[0].cells {
		if c.by != byAll {
			continue
		}
		groups := []cell{c}
		for _, other := range x.accounts[0].cells {
			if other.institution == c.institution && other.by == byGroup {
				groups = append(groups, other)
			}
		}
		if len(groups) == 2 { // a single group is all
			groups = groups[:1]
		}
		head := AccountLine{Head: c.institution}
		for _, g := range groups {
			head.Cells = append(head.Cells, g.level)
		}
		lines = append(lines, head)
		for k := range model.Causes + 1 {
			line := AccountLine{Head: causeName(k), Cells: head.Cells}
			moved := k == model.Causes
			for _, g := range groups {
				mean := x.meanAccount(g, k)
				line.Values, moved = append(line.Values, mean), moved || mean != 0
			}
			if moved {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// meanAccount is what a cause did to the people of a cell in all replicates, in points.
func (x *Explained) meanAccount(c cell, cause model.Cause) float64 {
	var all account
	for _, one := range x.accounts {
		all.people += one.of[c].people
		all.sums[cause] += one.of[c].sums[cause]
	}
	return all.mean(int(cause))
}

// WronglyAtTheEnd is the share of people who are excluded, and who are wrongly so.
func (x *Explained) WronglyAtTheEnd() (excluded float64, wrongly sensitivity.Estimate) {
	last := len(x.wrongs[0].rows) - 1
	excluded = meanOf(x.eachWrong(last, 0, func(c *wrongCount) (int64, int64) { return c.excluded, c.people }))
	return excluded, sensitivity.Interval(x.eachWrong(last, 0, func(c *wrongCount) (int64, int64) { return c.wrongly, c.people }), confidence)
}

// WithoutSecondLedger lists institutions that shut or open something and keep no second ledger.
func (x *Explained) WithoutSecondLedger() (labels []string) {
	l := x.explaining.Scenario.Layout
	for i, label := range l.Institutions {
		if l.Forms[i].Gate && !x.shadows[i] {
			labels = append(labels, label)
		}
	}
	return labels
}

// An AccuracyLine is a statement on accuracy.
type AccuracyLine struct {
	Words    string
	Estimate sensitivity.Estimate
	Share    bool // of people, 0 to 1
}

// AccuracyLines are the rank correlations of each institution's score, and who is shut out and left in
// although the just score says otherwise.
func (x *Explained) AccuracyLines() (lines []AccuracyLine) {
	words := map[[2]string]string{
		{"spearman", againstTrait}:           "rank correlation with the trait",
		{"spearman", againstJust}:            "rank correlation with the just score",
		{"false_exclusion", againstJust}:     "share shut out whom the just score would not",
		{"false_inclusion", againstJust}:     "share left in whom the just score would shut out",
		{"false_exclusion", againstJustRank}: "share shut out who are not among as many with the lowest just scores",
	}
	for _, what := range x.accuracies[0].asked {
		if text := words[[2]string{what.measure, what.against}]; text != "" && what.group == All {
			lines = append(lines, AccuracyLine{what.institution + ": " + text, sensitivity.Interval(x.verdictsOn(what), confidence), what.measure != "spearman"})
		}
	}
	return lines
}
