package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"socialcredit/experiments"
)

type explainFlags struct {
	simulationFlags
	out        string
	outcomes   []string
	replicates int
	noFigures  bool
}

func newExplain() *cobra.Command {
	var f explainFlags
	c := &cobra.Command{
		Use:   "explain SCENARIO",
		Short: "Tell what made the standings: accounts and effects, accuracy, who is wrongly excluded",
		Long: `Tell what made the standings of a scenario, in two ways that are never mixed.

ACCOUNTS are bookkeeping: what each cause added to each score, exact, with no "what if". They sum to the mean
standing less the base. EFFECTS are counterfactual: for each of the switches that apply (friends, error, abuse,
gates, ties, learning), societies of the same people and luck are run with it and without it, in all 2^n
combinations; its effect is its Shapley value, and all effects sum to what the society is with all switches on
less what it is with all off. An act that a shut door led to is people's own in the accounts, and the gates' in the
effects: both are right, and answer different questions.

The directory holds accounts.csv (by group, by fifth of trait and means, by band), effects.csv, accuracy.csv
(scores against the trait and against the just score, which is that of the same people where every act is
noticed, no record is false, and no friend and no gate counts), wrongly.csv (who is excluded now and would not be
by a second ledger of what people truly did), manifest.json (which settings each switch turns off) and figures/.
With --replicates, intervals hold the mean over runs of other luck; those of effects are paired.`,
		Example: "  socialcredit explain suzhou --people 5000 --replicates 20\n" +
			"  socialcredit explain strategic_friends --people 2000 --outcome any_excluded --outcome osmanthus_sd@rural\n" +
			"  socialcredit explain suzhou --set record.error.person=0.1 --out results/out/errors",
		Args:              atMost(1),
		ValidArgsFunction: completeScenario,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("which scenario? such as: socialcredit explain suzhou (see: socialcredit list scenarios)")
			}
			return f.run(c, args[0])
		},
	}
	f.add(c)
	c.Flags().IntVar(&f.replicates, "replicates", 1, "runs of each society, `N` from 1, the first with the scenario's seed; from 2 on there are intervals")
	c.Flags().StringArrayVar(&f.outcomes, "outcome", nil, "tell effects on this `COLUMN` of series.csv at the end, column@group for a group's; repeatable (default: headline ones)")
	c.Flags().StringVar(&f.out, "out", "", "write to `DIR` (default results/out/explain-<scenario>-<key>)")
	c.Flags().BoolVar(&f.noFigures, "no-figures", false, "draw nothing")
	return c
}

func (f *explainFlags) run(c *cobra.Command, ref string) error {
	if f.replicates < 1 || f.replicates > experiments.MaxReplicates {
		return usagef("--replicates %d: a number from 1 to %d", f.replicates, experiments.MaxReplicates)
	}
	s, err := f.load(c, ref)
	if err != nil {
		return err
	}
	e := experiments.Explaining{
		Scenario: s, Workers: f.workers, Replicates: f.replicates, Outcomes: f.outcomes, Dir: f.out,
		Command: append([]string{"socialcredit"}, os.Args[1:]...),
	}
	if err := e.Plan(); err != nil {
		var unknown *experiments.UnknownOutcome
		if errors.As(err, &unknown) {
			return usagef("--%w%s", err, didYouMean(unknown.Name, unknown.Known))
		}
		return err
	}
	out := c.OutOrStdout()
	printExplaining(out, &e)
	if !f.quiet {
		fmt.Fprintf(os.Stderr, "%s, about %s of memory and %s\n", count(e.Runs(), "run"),
			experiments.Bytes(e.Cost().Bytes), duration(e.Cost().Seconds(f.workers)))
	}
	bar := newProgress("runs", e.Runs(), f.quiet)
	e.Progress = func(done, _ int) { bar.at(done) }
	x, err := e.Do(c.Context())
	bar.end()
	if errors.Is(err, context.Canceled) {
		fmt.Fprintf(os.Stderr, "interrupted: no results were written; the same command starts over:\n  %s\n", commandLine())
		return err
	}
	if err != nil {
		return err
	}
	printExplained(out, &e, x)
	if f.noFigures {
		return nil
	}
	return drawRun(c, x.Dir, nil, nil, f.quiet)
}
