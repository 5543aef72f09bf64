package main

import (
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"

	"socialcredit/experiments"
	"socialcredit/experiments/sensitivity"
)

// printExplaining says what will be compared.
func printExplaining(out io.Writer, e *experiments.Explaining) {
	spec := e.Scenario.Spec
	fmt.Fprintf(out, "%s: %s\n", e.Scenario.Name, spec.Title)
	fmt.Fprintf(out, "  %s people, %s of one %s, seed %d, %s\n", thousands(spec.People.Count),
		count(spec.Periods, "period"), spec.Period, spec.Seed, count(e.Replicates, "replicate"))
	if len(e.Switches) == 0 {
		fmt.Fprintln(out, "  no switch applies: friends, errors, abuse, gates, ties and learning are off already")
	}
	for _, each := range e.Switches {
		fmt.Fprintf(out, "  switch %s (%s), off: %s\n", each.Name, each.Doc, strings.Join(each.Sets, " "))
	}
}

// printExplained is what a newcomer wants to know first.
func printExplained(out io.Writer, e *experiments.Explaining, x *experiments.Explained) {
	fmt.Fprintf(out, "After %s:\n", duration(x.Seconds))
	if lines := x.AccountLines(); len(lines) > 0 {
		printAccounts(out, lines)
	}
	if len(e.Switches) > 0 {
		printEffects(out, e, x)
	}
	printAccuracy(out, x)
	fmt.Fprintf(out, "Files:\n  %-12s %s\n", "explanation", x.Dir)
}

func printAccounts(out io.Writer, lines []experiments.AccountLine) {
	fmt.Fprintln(out, "ACCOUNTS at the end (bookkeeping, exact): mean points by cause")
	table := tabwriter.NewWriter(&trimmed{to: out}, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, line := range lines {
		cells := make([]string, len(line.Cells))
		for i, cell := range line.Cells {
			cells[i] = cell
			switch {
			case line.Values == nil:
			case math.IsNaN(line.Values[i]): // of nobody
				cells[i] = "-"
			default:
				cells[i] = fmt.Sprintf("%.2f", line.Values[i])
			}
		}
		fmt.Fprintf(table, "  %s\t%s\t\n", line.Head, strings.Join(cells, "\t"))
	}
	_ = table.Flush() // what it writes to reports its own errors
}

// printEffects shows an outcome in three lines: the effects, and, to see how far switches interact, what
// each does alone and as the last of all.
func printEffects(out io.Writer, e *experiments.Explaining, x *experiments.Explained) {
	fmt.Fprintln(out, "EFFECTS at the end (counterfactual: Shapley values; all_off + effects = all_on; ± is half a 95 % interval)")
	table := tabwriter.NewWriter(&trimmed{to: out}, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(table, "  \tall_off\t")
	for _, each := range e.Switches {
		fmt.Fprint(table, each.Name+"\t")
	}
	fmt.Fprintln(table, "all_on\t")
	effects, each := x.Effects(), len(e.Switches)+2
	var undefined []string
	for from := 0; from < len(effects); from += each {
		row := effects[from : from+each]
		if math.IsNaN(row[0].Share.Value) {
			undefined = append(undefined, row[0].Outcome)
			continue
		}
		head, times := row[0].Outcome, 1.0
		if e.IsShare(head) {
			head, times = head+" (%)", 100
		}
		if n := int(row[0].Replicates); n < e.Replicates {
			head += fmt.Sprintf(" (defined in %d of %d)", n, e.Replicates)
		}
		rows := effectRows{table, row, times}
		rows.print(head, func(e *experiments.Effect) sensitivity.Estimate { return e.Share })
		rows.print("alone", func(e *experiments.Effect) sensitivity.Estimate { return e.Alone })
		rows.print("last", func(e *experiments.Effect) sensitivity.Estimate { return e.Last })
	}
	_ = table.Flush() // what it writes to reports its own errors
	if len(undefined) > 0 {
		fmt.Fprintf(out, "  (undefined in some society of every replicate: %s)\n", strings.Join(undefined, ", "))
	}
}

// effectRows prints what is known of the effects on one outcome, times a number.
type effectRows struct {
	table   io.Writer
	effects []experiments.Effect
	times   float64
}

func (r effectRows) print(head string, of func(*experiments.Effect) sensitivity.Estimate) {
	fmt.Fprintf(r.table, "  %s\t", head)
	for i := range r.effects {
		estimate := of(&r.effects[i])
		text := ""
		if !math.IsNaN(estimate.Value) {
			text = number(math.Round(r.times*estimate.Value*1e12)/1e12, 3) // what adding leaves of equal numbers is 0
		}
		if !math.IsNaN(estimate.Low) {
			text += " ±" + number(r.times*(estimate.High-estimate.Low)/2, 2)
		}
		fmt.Fprint(r.table, text+"\t")
	}
	fmt.Fprintln(r.table)
}

func printAccuracy(out io.Writer, x *experiments.Explained) {
	excluded, wrongly := x.WronglyAtTheEnd()
	fmt.Fprintln(out, "ACCURACY at the end")
	fmt.Fprintf(out, "  excluded from a right %s; wrongly, by a second ledger of what people truly did: %s\n",
		percent(excluded), shareText(wrongly))
	for _, label := range x.WithoutSecondLedger() {
		fmt.Fprintf(out, "  (%s keeps no second ledger: its own bands count)\n", label)
	}
	for _, line := range x.AccuracyLines() {
		if math.IsNaN(line.Estimate.Value) {
			continue
		}
		if line.Share {
			fmt.Fprintf(out, "  %s: %s\n", line.Words, shareText(line.Estimate))
			continue
		}
		fmt.Fprintf(out, "  %s: %s\n", line.Words, indexText(line.Estimate))
	}
}

// indexText writes a number with its interval, if it has one.
func indexText(e sensitivity.Estimate) string {
	text := number(e.Value, 3)
	if !math.IsNaN(e.Low) {
		text += fmt.Sprintf(" (%s to %s)", number(e.Low, 3), number(e.High, 3))
	}
	return text
}

// shareText is indexText of a share of people, whose interval ends at 0 and at 1.
func shareText(e sensitivity.Estimate) string {
	text := percent(e.Value)
	if !math.IsNaN(e.Low) {
		text += fmt.Sprintf(" (%.2f to %.2f %%)", 100*max(0, e.Low), 100*min(1, e.High))
	}
	return text
}
