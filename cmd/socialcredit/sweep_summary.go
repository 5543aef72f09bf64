package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"socialcredit/experiments"
	"socialcredit/results"
)

// printPreview tells what a sweep will cost.
func printPreview(out io.Writer, s *experiments.Sweep, p *experiments.Preview) {
	runs := count(p.Runs, "run")
	if p.AtMost > 0 && p.Left > 0 {
		runs += fmt.Sprintf(" of the pilot, at most %s in all", thousands(p.AtMost))
	}
	fmt.Fprintf(out, "%s: %s, %s, %s each\n", s.Study.Name, count(p.Points, "point"), runs, count(p.Columns, "measure"))
	if done := p.Runs - p.Left; done > 0 && p.AtMost == 0 {
		fmt.Fprintf(out, "  %-12s %s, so that %s left\n", "done", thousands(done), areLeft(p.Left))
	}
	fmt.Fprintf(out, "  %-12s %s\n", "directory", s.Dir)
	if p.Left == 0 {
		return
	}
	fmt.Fprintf(out, "  %-12s about %s, %s side by side\n", "time", duration(p.Seconds), count(p.Side, "run"))
	fmt.Fprintf(out, "  %-12s about %s while it runs, %s when done\n", "disk", experiments.Bytes(p.Disk), experiments.Bytes(p.Disk/2))
	fmt.Fprintf(out, "  %-12s about %s\n", "memory", experiments.Bytes(p.Memory))
}

func areLeft(n int) string {
	if n == 1 {
		return "1 is"
	}
	return thousands(n) + " are"
}

// closeStudy prints what a study came to and draws its figures.
func closeStudy(c *cobra.Command, r *experiments.Report, noFigures, quiet bool) error {
	out := c.OutOrStdout()
	fmt.Fprintf(out, "%s, %s", count(r.Points, "point"), count(r.Runs, "run"))
	if r.Failures > 0 {
		fmt.Fprintf(out, ", of which %s failed (%s)", thousands(r.Failures), filepath.Join(r.Dir, results.FailuresName))
	}
	fmt.Fprintln(out)
	if r.Foreign > 0 {
		fmt.Fprintf(out, "  %-12s %s that the study does not ask for, left out\n", "foreign", count(r.Foreign, "run"))
	}
	fmt.Fprintf(out, "  %-12s %s\n", "directory", r.Dir)
	if !r.Complete {
		fmt.Fprintf(out, "  %-12s socialcredit merge DIR... --out DIR, when all shards are done\n", "next")
		return nil
	}
	for _, warning := range r.Warnings {
		fmt.Fprintf(os.Stderr, "warning: %s\n", warning)
	}
	fmt.Fprintf(out, "  %-12s %s: means with intervals; %s: what each column means\n", "tables", results.SummaryName, results.DictionaryName)
	if err := printIndices(out, r); err != nil || noFigures {
		return err
	}
	return drawRun(c, r.Dir, nil, nil, quiet)
}

// printIndices prints the most telling sensitivity indices.
func printIndices(out io.Writer, r *experiments.Report) error {
	t, err := results.ReadCSV(filepath.Join(r.Dir, experiments.SensitivityName), "output", "factor", "index")
	if err != nil {
		return err
	}
	outputs, _ := t.Text("output")
	factors, _ := t.Text("factor")
	indices, _ := t.Text("index")
	values, _ := t.Float("value")
	low, _ := t.Float("low")
	high, _ := t.Float("high")
	for i, index := range indices {
		switch index {
		case "ST", "mu_star", "eta2", "effect", "seed_share":
			fmt.Fprintf(out, "  %-12s %s %s %s (%s to %s)\n", index, outputs[i], factors[i], number(values[i], 3), number(low[i], 3), number(high[i], 3))
		}
	}
	return nil
}
