package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"socialcredit/experiments"
)

// sweepFlags are the options of a study.
type sweepFlags struct {
	out, shard, onFailure    string
	workers, replicates      int
	dryRun, quiet, noFigures bool
	retry, prune, csv        bool
}

func newSweep() *cobra.Command {
	var f sweepFlags
	c := &cobra.Command{
		Use:   "sweep STUDY",
		Short: "Run a study: many runs, planned, computed, resumed and drawn",
		Long: `Run a study: a YAML file, or the name of one that the program carries (see: socialcredit list studies).

First it tells what the study will cost. Then it computes all runs, one per core for small societies.
Whatever stops it (Ctrl-C, a crash, a full disk), the same command carries on where it was. More
replicates or more points in the study file extend what is there. The results never depend on the number
of workers, on shards or on interruptions.

When all runs are done, the study's directory holds runs.parquet (the last period of every run),
series.parquet (all periods), summary.csv (means with intervals), sensitivity.csv, failures.csv,
design.csv, dictionary.csv (what every column means), manifest.json and figures/. A study changes its scenario in its
own file; the environment does not count.`,
		Example: "  socialcredit sweep friend_effect\n" +
			"  socialcredit sweep my_study.yaml --dry-run\n" +
			"  socialcredit sweep my_study.yaml --replicates 100\n" +
			"  socialcredit sweep my_study.yaml --shard 2/3      # on the second of three machines",
		Args:              atMost(1),
		ValidArgsFunction: completeStudy,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("which study? such as: socialcredit sweep friend_effect (see: socialcredit list studies)")
			}
			return f.run(c, args[0])
		},
	}
	c.Flags().StringVar(&f.out, "out", "", "write to `DIR` (default results/out/<study>)")
	c.Flags().StringVar(&f.shard, "shard", "", "compute only part `i/n` of the points, i from 1; join the parts with merge")
	c.Flags().StringVar(&f.onFailure, "on-failure", "continue", "when a run fails: `continue`, stop, or stop_after=N")
	c.Flags().IntVar(&f.workers, "workers", 0, "goroutines, `N` = 0 for one per core; results never depend on it")
	c.Flags().IntVar(&f.replicates, "replicates", 0, "runs per point, `N` = 0 for what the study says")
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "tell what it will cost, and stop")
	c.Flags().BoolVar(&f.retry, "retry", false, "compute runs again that failed")
	c.Flags().BoolVar(&f.prune, "prune", false, "drop runs that the study no longer asks for")
	c.Flags().BoolVar(&f.csv, "csv", false, "write runs.csv and series.csv too")
	c.Flags().BoolVar(&f.noFigures, "no-figures", false, "draw nothing")
	c.Flags().BoolVar(&f.quiet, "quiet", false, "no preview and no progress")
	return c
}

func (f *sweepFlags) run(c *cobra.Command, ref string) error {
	s, err := f.sweep(ref)
	if err != nil {
		return err
	}
	checking := newProgress("points", 1, f.quiet)
	s.Checking = checking.of
	err = s.Open()
	checking.end()
	if err != nil {
		return err
	}
	defer s.Close()
	if !f.quiet || f.dryRun {
		preview, err := s.Preview(c.Context())
		if err != nil {
			return err
		}
		out := c.ErrOrStderr()
		if f.dryRun {
			out = c.OutOrStdout()
		}
		printPreview(out, s, preview)
	}
	if f.dryRun {
		return nil
	}
	bar := newProgress("runs", s.Left(), f.quiet)
	s.Progress = bar.of
	var joining *progress
	s.Joining = func(done, total int) {
		if joining == nil {
			bar.end()
			joining = newProgress("points joined", total, f.quiet)
		}
		joining.at(done)
	}
	report, err := s.Do(c.Context())
	bar.end()
	joining.end()
	if stopped, ok := errors.AsType[*experiments.Interrupted](err); ok && errors.Is(stopped.Cause, context.Canceled) {
		fmt.Fprintf(os.Stderr, "interrupted: %d of %d runs are done and kept; the same command carries on:\n  %s\n", stopped.Done, stopped.Total, commandLine())
		return err
	}
	if err != nil {
		return err
	}
	return closeStudy(c, report, f.noFigures, f.quiet)
}

// sweep reads the study and the flags.
func (f *sweepFlags) sweep(ref string) (*experiments.Sweep, error) {
	shard, err := parseShard(f.shard)
	if err != nil {
		return nil, err
	}
	failures, err := parseOnFailure(f.onFailure)
	if err != nil {
		return nil, err
	}
	switch {
	case f.workers < 0 || f.workers > 4096:
		return nil, usagef("--workers %d: a number from 0 (one per core) to 4096", f.workers)
	case f.replicates < 0 || f.replicates > 1_000_000:
		return nil, usagef("--replicates %d: a number from 1 to 1000000, or 0 for what the study says", f.replicates)
	}
	study, err := experiments.LoadStudy(ref)
	if err != nil {
		return nil, err
	}
	return &experiments.Sweep{
		Study: study, Dir: f.out, Workers: f.workers, Replicates: f.replicates, Shard: shard, OnFailure: failures,
		Retry: f.retry, Prune: f.prune, CSV: f.csv, Command: append([]string{"socialcredit"}, os.Args[1:]...),
	}, nil
}

// parseShard reads i/n.
func parseShard(text string) (experiments.Shard, error) {
	if text == "" {
		return experiments.Shard{}, nil
	}
	index, of, found := strings.Cut(text, "/")
	i, err1 := strconv.Atoi(index)
	n, err2 := strconv.Atoi(of)
	if !found || err1 != nil || err2 != nil || i < 1 || n < 1 || i > n {
		return experiments.Shard{}, usagef("--shard %s: write i/n with i from 1 to n, such as 2/3", text)
	}
	return experiments.Shard{Index: i, Of: n}, nil
}

// parseOnFailure reads what happens when a run fails.
func parseOnFailure(text string) (experiments.OnFailure, error) {
	if rest, ok := strings.CutPrefix(text, "stop_after="); ok {
		if n, err := strconv.Atoi(rest); err == nil && n >= 1 {
			return experiments.OnFailure(n), nil
		}
		return 0, usagef("--on-failure %s: a whole number from 1, such as stop_after=10", text)
	}
	switch text {
	case "continue":
		return 0, nil
	case "stop":
		return 1, nil
	}
	return 0, usagef("--on-failure %s: one of continue, stop, stop_after=N%s", text, didYouMean(text, []string{"continue", "stop", "stop_after="}))
}

// completeStudy offers the studies to the shell.
func completeStudy(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var names []string
	for _, s := range experiments.Studies() {
		names = append(names, s.Name+"\t"+s.Doc)
	}
	return names, cobra.ShellCompDirectiveDefault
}
