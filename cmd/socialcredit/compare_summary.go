package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"text/tabwriter"

	"socialcredit/experiments"
	"socialcredit/experiments/sensitivity"
	"socialcredit/results"
)

// maxChanges is how many settings that differ are told.
const maxChanges = 6

// printPair says what is compared, once both societies stand.
func printPair(out io.Writer, x *experiments.Comparison, o *experiments.Compared) {
	fmt.Fprintf(out, "A  %s: %s\nB  %s: %s\n", x.A.Name, x.A.Spec.Title, x.B.Name, x.B.Spec.Title)
	spec := x.A.Spec
	fmt.Fprintf(out, "  %s people in %d %s, %s of one %s, ", thousands(o.World.N), len(o.World.Layout.Groups),
		plural("group", len(o.World.Layout.Groups)), count(spec.Periods, "period"), spec.Period)
	if x.Replicates == 1 {
		fmt.Fprintf(out, "seed %d\n", spec.Seed)
	} else {
		fmt.Fprintf(out, "%s from %d\n", count(x.Replicates, "seed"), spec.Seed)
	}
	if len(o.Changes) == 0 {
		fmt.Fprintln(out, "  A and B are the same scenario")
	} else {
		fmt.Fprintf(out, "  %s %s:\n", count(len(o.Changes), "setting"), map[bool]string{true: "differs", false: "differ"}[len(o.Changes) == 1])
	}
	for i, change := range o.Changes {
		if i == maxChanges-1 && len(o.Changes) > maxChanges {
			fmt.Fprintf(out, "    and %d more: see changes in manifest.json\n", len(o.Changes)-i)
			break
		}
		fmt.Fprintf(out, "    %s: %s in A, %s in B\n", change.Path, orAbsent(change.A), orAbsent(change.B))
	}
	for k, side := range o.Only {
		printOnly(out, "AB"[k:k+1], side)
	}
}

// printOnly names what one side alone has.
func printOnly(out io.Writer, whose string, side results.Side) {
	for _, some := range []struct {
		word   string
		labels []string
	}{{"institution", side.Institutions}, {"service", side.Services}, {"column", side.Columns}} {
		n := len(some.labels)
		if n == 0 {
			continue
		}
		names := strings.Join(some.labels[:min(n, maxChanges)], ", ")
		if n > maxChanges {
			names += "..."
		}
		fmt.Fprintf(out, "  only %s has, so that it is not compared: %s (%s)\n", whose, count(n, some.word), names)
	}
}

func orAbsent(setting string) string {
	if setting == "" {
		return "not there"
	}
	return setting
}

// printCompared tells what differs at the end.
func printCompared(out io.Writer, x *experiments.Comparison, o *experiments.Compared) {
	fmt.Fprintf(out, "After %s (%s):\n", lasted(o.World), duration(o.Seconds))
	switch {
	case o.NothingShared():
		fmt.Fprintln(out, "  A and B have no institution and no service in common, so that nobody's standing or rights can be compared.")
		printMoved(out, o)
	case o.Identical() && o.Adds():
		fmt.Fprintf(out, "  Nothing that both have differs, in any period of %s: no number of the series, no standing and no right of\n"+
			"  anybody. What one of them alone has is not compared.\n", everyReplicate(o))
	case o.Identical():
		fmt.Fprintf(out, "  Nothing differs: in every period of %s, every number of the series and every standing and right of\n"+
			"  every person is the same in A and in B. The change does nothing.\n", everyReplicate(o))
	case o.NobodyDiffers():
		fmt.Fprintf(out, "  Nobody's standing or rights ever differ, in any period of %s; only other numbers do.\n", everyReplicate(o))
		printMoved(out, o)
	default:
		printDifferences(out, x, o)
		printGains(out, o)
		printFates(out, o)
	}
	fmt.Fprintf(out, "Files:\n  %-12s %s\n", "comparison", o.Dir)
}

func everyReplicate(o *experiments.Compared) string {
	if o.Replicates() == 1 {
		return "the run"
	}
	return fmt.Sprintf("all %d replicates", o.Replicates())
}

// printMoved names the measures that differ at the end.
func printMoved(out io.Writer, o *experiments.Compared) {
	var moved []string
	for _, column := range o.Both() {
		if d := o.Last(column, experiments.All).Difference.Value; d != 0 && !math.IsNaN(d) {
			moved = append(moved, column)
		}
	}
	switch {
	case len(moved) == 0:
		fmt.Fprintln(out, "  At the end all numbers are the same again: see differences.csv.")
	case len(moved) > maxChanges:
		moved = append(moved[:maxChanges-1], fmt.Sprintf("and %d more", len(moved)-maxChanges+1))
		fallthrough
	default:
		fmt.Fprintf(out, "  At the end these differ: %s.\n", strings.Join(moved, ", "))
	}
}

// printDifferences compares the main measures at the end.
func printDifferences(out io.Writer, x *experiments.Comparison, o *experiments.Compared) {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	several := x.Replicates > 1
	fmt.Fprint(table, strings.Join([]string{"  all people", "A", "B", "B minus A", ""}, "\t"))
	if several {
		fmt.Fprint(table, "95 % interval\tby pairing\t")
	}
	fmt.Fprintln(table)
	for _, row := range mainRows(o.World) {
		if !slices.Contains(o.Both(), row.column) {
			continue
		}
		p := o.Last(row.column, experiments.All)
		words := row.words
		if p.N > 0 && p.N < x.Replicates {
			words += fmt.Sprintf(", in %d of %d", p.N, x.Replicates)
		}
		fmt.Fprintf(table, "  %s\t%s\t%s\t%s\t", words, row.write(p.A.Value), row.write(p.B.Value), row.difference(p.Difference.Value))
		if several {
			fmt.Fprintf(table, "%s\t%s\t", row.interval(p.Difference), narrower(p))
		}
		fmt.Fprintln(table)
	}
	_ = table.Flush() // what it writes to reports its own errors
	if several {
		fmt.Fprintln(out, "  By pairing: how many times narrower the interval is than that of worlds with luck of their own.")
	}
}

// difference writes a difference with its sign: of shares, in percentage points.
func (r closingRow) difference(x float64) string {
	text := strings.Replace(r.write(x), " %", " pp", 1)
	if x > 0 {
		text = "+" + text
	}
	return text
}

func (r closingRow) interval(e sensitivity.Estimate) string {
	if math.IsNaN(e.Low) {
		return "-"
	}
	return strings.TrimSuffix(r.difference(e.Low), " pp") + " to " + r.difference(e.High)
}

func narrower(p sensitivity.Pair) string {
	if math.IsNaN(p.Shrunk) {
		return "-"
	}
	return fmt.Sprintf("%.1f times", p.Shrunk)
}

// printGains tells who gained and who lost by standings and by rights.
func printGains(out io.Writer, o *experiments.Compared) {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "  of all people, in B\tgained\tlost\tthe same\t")
	for _, gain := range o.Gains() {
		if strings.HasSuffix(gain.Outcome, "_open") { // a service: gains.csv has it
			continue
		}
		fmt.Fprintf(table, "  %s\t%s\t%s\t%s\t\n", strings.ReplaceAll(gain.Outcome, "_", " "),
			share(gain.Gained), share(gain.Lost), share(gain.Same))
	}
	_ = table.Flush() // what it writes to reports its own errors
}

// printFates tells for how many people anything differs.
func printFates(out io.Writer, o *experiments.Compared) {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "  of all people, there differs\tat the end\tat some time\t")
	for _, fate := range o.Fates() {
		what := map[string]string{"any": "anything", "rights": "a right"}[fate.Aspect]
		if what == "" {
			what = "the standing with " + strings.ReplaceAll(fate.Aspect, "_", " ")
		}
		fmt.Fprintf(table, "  %s\t%s\t%s\t\n", what, share(fate.Now), share(fate.Ever))
	}
	_ = table.Flush() // what it writes to reports its own errors
}

// share writes a share with its interval, if it has one that says more.
func share(e sensitivity.Estimate) string {
	low, high := percent(max(0, e.Low)), percent(min(1, e.High)) // what lies beyond is the width of a bell, no share
	if math.IsNaN(e.Low) || low == high {
		return percent(e.Value)
	}
	return fmt.Sprintf("%s (%s to %s)", percent(e.Value), strings.TrimSuffix(low, " %"), strings.TrimSuffix(high, " %"))
}
