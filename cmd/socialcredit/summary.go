package main

import (
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"

	"socialcredit/configs"
	"socialcredit/experiments"
	"socialcredit/model"
)

// maxColumns is how many groups, all people included, fit into a line.
const maxColumns = 7

// printOpening says what is simulated, once the society stands.
func printOpening(out io.Writer, s *configs.Scenario, o *experiments.Outcome) {
	w, n := o.World, o.Network
	fmt.Fprintf(out, "%s: %s\n", s.Name, s.Spec.Title)
	fmt.Fprintf(out, "  %s people in %d %s, %s of one %s, seed %d\n", thousands(w.N), len(w.Layout.Groups),
		plural("group", len(w.Layout.Groups)), count(s.Spec.Periods, "period"), s.Spec.Period, s.Spec.Seed)
	fmt.Fprintf(out, "  %s ties (%s): %s friends each, clustering %s, %s\n", thousands(w.Ties.Ties()), s.Kind("network"),
		number(float64(n.MeanDegree), 4), number(float64(n.Clustering), 3), count(n.Components, "component"))
	fmt.Fprintf(out, "  friends are alike (assortativity): by number of friends %s, by trait %s, by group %s (E-I index %s)\n",
		number(float64(n.DegreeAssortativity), 2), number(float64(n.TraitAssortativity), 2),
		number(float64(n.GroupAssortativity), 2), number(float64(n.GroupEI), 2))
	if w.SelfTies > 0 || w.RepeatedTies > 0 {
		fmt.Fprintf(out, "  dropped %s and %s\n", count(w.SelfTies, "tie")+" to oneself", count(w.RepeatedTies, "repeated tie"))
	}
}

// printClosing is what a newcomer wants to know of the last period.
func printClosing(out io.Writer, o *experiments.Outcome) {
	w := o.World
	fmt.Fprintf(out, "After %s (%s):\n", lasted(w), duration(o.Seconds))
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	groups := append([]string{experiments.All}, w.Layout.Groups...)
	if len(groups) > maxColumns || len(groups) == 2 { // a single group is all
		groups = groups[:1]
	}
	fmt.Fprintf(table, "  \t%s\t\n", strings.Join(groups, "\t"))
	for _, row := range closingRows(o) {
		if row.column == "" {
			fmt.Fprintf(table, "  %s\t%s\n", row.words, strings.Repeat("\t", len(groups)))
			continue
		}
		cells := make([]string, len(groups))
		for i, g := range groups {
			cells[i] = row.write(o.Series.Last(row.column, g))
		}
		fmt.Fprintf(table, "  %s\t%s\t\n", row.words, strings.Join(cells, "\t"))
	}
	if len(groups) == 1 && len(w.Layout.Groups) > 1 {
		fmt.Fprintf(table, "  (%d groups: see series.csv)\t\t\n", len(w.Layout.Groups))
	}
	_ = table.Flush() // what it writes to reports its own errors
	fmt.Fprintf(out, "Files:\n  %-12s %s\n", "run", o.Dir)
}

func number(x float64, digits int) string {
	if math.IsNaN(x) {
		return "-"
	}
	return fmt.Sprintf("%.*g", digits, x)
}

func percent(x float64) string {
	if math.IsNaN(x) {
		return "-"
	}
	return fmt.Sprintf("%.2f %%", 100*x)
}

func plural(word string, n int) string {
	switch {
	case n == 1:
		return word
	case word == "person":
		return "people"
	}
	return word + "s"
}

func count(n int, word string) string { return thousands(n) + " " + plural(word, n) }

// thousands writes a whole number with commas.
func thousands(n int) string {
	text := fmt.Sprint(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}

// lasted tells how long a society went on.
func lasted(w *model.World) string {
	perYear := w.Layout.PerYear
	switch {
	case w.Period%perYear == 0 && w.Period > 0:
		return count(w.Period/perYear, "year")
	case clockOf(w).Years():
		return fmt.Sprintf("%.1f years", float64(w.Period)/float64(perYear))
	}
	return count(w.Period, string(w.Spec.Period))
}

func duration(seconds float64) string {
	switch {
	case seconds < 1:
		return fmt.Sprintf("%.0f ms", 1000*seconds)
	case seconds < 100:
		return fmt.Sprintf("%.1f s", seconds)
	case seconds < 6000:
		return fmt.Sprintf("%.0f min", seconds/60)
	}
	return fmt.Sprintf("%.1f h", seconds/3600)
}
