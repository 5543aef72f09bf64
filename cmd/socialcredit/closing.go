package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"socialcredit/experiments"
	"socialcredit/model"
	"socialcredit/results"
)

// A closingRow is a measure in words, or a remark where it has no column.
type closingRow struct {
	words, column string
	write         func(float64) string
}

// closingRows are what standings and rights come to, and what kinds tell.
func closingRows(o *experiments.Outcome) []closingRow {
	rows := mainRows(o.World)
	for _, row := range toldRows(o) {
		if !slices.ContainsFunc(rows, func(other closingRow) bool { return other.words == row.words }) { // a code tells how many are green
			rows = append(rows, row)
		}
	}
	return rows
}

// mainRows are what standings and rights come to.
func mainRows(w *model.World) []closingRow {
	l, clock := w.Layout, clockOf(w)
	rows := standingRows(l)
	for i, label := range l.Services {
		if l.Rights>>i&1 == 1 {
			rows = append(rows, closingRow{"shut out: " + strings.ReplaceAll(label, "_", " "), label + "_excluded", percent})
		}
	}
	return append(rows,
		closingRow{"shut out of any right", "any_excluded", percent},
		closingRow{"ever shut out so far", "any_ever_excluded", percent},
		closingRow{"median spell (" + clock.Unit + "; - = most still last)", "any_median_spell", func(years float64) string {
			return number(clock.At(years*clock.PerYear), 4)
		}})
}

// standingRows are about the scores of institutions, and about the bands of those without a score.
func standingRows(l *model.Layout) (rows []closingRow) {
	for i, label := range l.Institutions {
		if !l.Forms[i].Scored {
			for _, band := range l.Forms[i].Bands {
				words := label + ": " + strings.ReplaceAll(band.Label, "_", " ")
				rows = append(rows, closingRow{words, label + "_share_" + band.Label, percent})
			}
			continue
		}
		rows = append(rows,
			closingRow{label + ": mean score", label + "_mean", points},
			closingRow{label + ": standard deviation", label + "_sd", points},
			closingRow{label + ": rank correlation with trait", label + "_trait_correlation", points},
			closingRow{label + ": rank correlation with means", label + "_means_correlation", points})
	}
	return rows
}

// maxTold is how many lines a kind has for what it tells of itself.
const maxTold = 8

// toldRows are what kinds tell of themselves: the first few numbers of each that are neither 0 nor undefined.
func toldRows(o *experiments.Outcome) (rows []closingRow) {
	told := o.World.Layout.Outcomes
	for from := 0; from < len(told); {
		to := from + 1
		for to < len(told) && told[to].Of == told[from].Of {
			to++
		}
		rows = append(rows, toldOf(o, told[from:to])...)
		from = to
	}
	return rows
}

// toldOf is about one kind.
func toldOf(o *experiments.Outcome, all []model.Told) (rows []closingRow) {
	var moving []model.Told
	for _, t := range all {
		if v := o.Series.Last(t.Column, experiments.All); !math.IsNaN(v) && v != 0 {
			moving = append(moving, t)
		}
	}
	shown := len(moving)
	if shown > maxTold {
		shown = maxTold - 1
	}
	for _, t := range moving[:shown] {
		row := closingRow{t.Of + ": " + strings.ReplaceAll(t.Name, "_", " "), t.Column, percent}
		if t.Unit != "share" {
			row.words, row.write = row.words+" ("+t.Unit+")", points
		}
		rows = append(rows, row)
	}
	if left := len(moving) - shown; left > 0 {
		rows = append(rows, closingRow{words: fmt.Sprintf("%s: %d more in series.csv", all[0].Of, left)})
	}
	return rows
}

// clockOf says in what unit the run is told.
func clockOf(w *model.World) results.Clock {
	return results.ClockOf(string(w.Spec.Period), w.Spec.Periods, float64(w.Layout.PerYear))
}

func points(x float64) string { return number(x, 4) }
