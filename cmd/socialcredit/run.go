package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"socialcredit/experiments"
	"socialcredit/results"
	"socialcredit/results/figure"
)

// defaultScenario is what `run` runs.
const defaultScenario = "suzhou"

type runFlags struct {
	simulationFlags
	out       string
	export    []string
	noFigures bool
}

func newRun() *cobra.Command {
	var f runFlags
	c := &cobra.Command{
		Use:   "run [SCENARIO]",
		Short: "Simulate one society and write its measures and figures",
		Long: `Simulate one society: a preset (see "socialcredit list scenarios") or a YAML file, by default suzhou.
Keys of the scenario come from its file, then from the environment (SOCIALCREDIT_...), then from --set.

The run's directory holds manifest.json, scenario.yaml (complete, runnable), series.csv and series.parquet
(a row per period and group), tables/ and figures/. The same scenario and seed give the same numbers
on every machine, with any number of workers.

--export adds people.csv (everybody at the end; with causes, also what moved each score), ties.csv, and
districts.csv, from which a map of districts over time is drawn (a row per period and district; of a run of
400 periods or more, per year).`,
		Example: "  socialcredit run\n" +
			"  socialcredit run suzhou --people 10000 --seed 7\n" +
			"  socialcredit run suzhou --set institutions.osmanthus.friends.kind=pull --set periods=240\n" +
			"  socialcredit run my_city.yaml --export people,ties --out results/out/my_city",
		Args:              atMost(1),
		ValidArgsFunction: completeScenario,
		RunE: func(c *cobra.Command, args []string) error {
			ref := defaultScenario
			if len(args) == 1 {
				ref = args[0]
			}
			return f.run(c, ref)
		},
	}
	f.add(c)
	c.Flags().StringVar(&f.out, "out", "", "write to `DIR` (default results/out/<scenario>-<key>)")
	c.Flags().StringSliceVar(&f.export, "export", nil, "write single people and ties at the end, and districts over time, too: `people,causes,ties,districts`")
	c.Flags().BoolVar(&f.noFigures, "no-figures", false, "draw nothing")
	return c
}

func (f *runFlags) run(c *cobra.Command, ref string) error {
	exports, err := experiments.ParseExports(f.export)
	if err != nil {
		return usage{err}
	}
	s, err := f.load(c, ref)
	if err != nil {
		return err
	}
	out := c.OutOrStdout()
	run := experiments.Run{
		Scenario: s, Workers: f.workers, Dir: f.out, Exports: exports,
		Command: append([]string{"socialcredit"}, os.Args[1:]...),
	}
	if !f.quiet {
		announceCost(experiments.EstimateCost(s.Spec, s.Layout, f.workers, exports), f.workers)
	}
	var bar *progress
	run.Seeded = func(o *experiments.Outcome) {
		printOpening(out, s, o)
		bar = newProgress(string(s.Spec.Period)+"s", s.Spec.Periods, f.quiet)
	}
	run.Progress = func(period int) { bar.at(period) }
	o, err := run.Do(c.Context())
	if bar != nil {
		bar.end()
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintf(os.Stderr, "interrupted: no results were written; the same command starts over:\n  %s\n", commandLine())
		return err
	}
	if err != nil {
		return err
	}
	printClosing(out, o)
	if f.noFigures {
		return nil
	}
	return drawRun(c, o.Dir, nil, nil, f.quiet)
}

// announceCost warns before a run that takes long or much.
func announceCost(cost experiments.Cost, workers int) {
	if seconds := cost.Seconds(workers); seconds > 30 || cost.Bytes > 2e9 {
		fmt.Fprintf(os.Stderr, "about %s of memory and %s\n", experiments.Bytes(cost.Bytes), duration(seconds))
	}
}

// drawRun draws the figures of a run's directory and prints where they are, if there is anything to draw.
func drawRun(c *cobra.Command, dir string, kinds, formats []string, quiet bool) error {
	run, err := figure.Open(dir)
	if err != nil {
		return err
	}
	files, skipped, err := figure.Draw(run, kinds, formats, filepath.Join(dir, "figures"))
	if err != nil {
		return err
	}
	if err := results.Rehash(dir); err != nil {
		return err
	}
	if len(files) == 0 && len(kinds) > 0 {
		return fmt.Errorf("%s: no figure %s: %s", dir, skipped[0].Kind, skipped[0].Reason)
	}
	if len(files) == 0 {
		fmt.Fprintln(c.OutOrStdout(), "  figures      nothing could be drawn")
		return nil
	}
	fmt.Fprintf(c.OutOrStdout(), "  %-12s %s (%d files)\n", "figures", filepath.Join(dir, "figures"), len(files))
	for _, s := range skipped {
		if quiet {
			break
		}
		fmt.Fprintf(os.Stderr, "no figure %s: %s\n", s.Kind, s.Reason)
	}
	return nil
}

// commandLine is what the user typed, ready to be typed again.
func commandLine() string {
	words := []string{"socialcredit"}
	for _, word := range os.Args[1:] {
		if strings.ContainsAny(word, " \t\"'{}$*?;&|<>()") {
			word = "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}
