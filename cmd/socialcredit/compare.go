package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"socialcredit/configs"
	"socialcredit/experiments"
	"socialcredit/experiments/twin"
)

type compareFlags struct {
	simulationFlags
	setA, setB  []string
	out         string
	replicates  int
	peopleEvery int
	noFigures   bool
}

func newCompare() *cobra.Command {
	var f compareFlags
	c := &cobra.Command{
		Use:   "compare A [B]",
		Short: "Simulate two worlds with the same people and the same luck, and tell what differs",
		Long: `Simulate the same people with the same luck under two scenarios, A and B, and tell what differs: always B
minus A. A and B are presets or YAML files; one is enough where --set-a or --set-b makes the difference.
--set, --seed and --people are for both. A change that does nothing makes a difference of exactly zero.

With --replicates N the same is done with N seeds, from the scenario's on, one after another, and every
difference gets its paired 95 % interval. summary.csv says how many times narrower that is than an
interval of worlds with luck of their own.

The directory holds differences.csv and .parquet (as series of a run, each cell B minus A), levels.csv (A and
B themselves), summary.csv (the last period), gains.csv (who gained and who lost, by group and by fifths
of trait and means), fates.csv (for how many people anything differs, by period), people_differences.csv and
.parquet (of the first seed: everybody in both worlds at the end; with --people-every N in every Nth
period too, which multiplies the file), scenario_a.yaml, scenario_b.yaml, manifest.json and figures/.`,
		Example: "  socialcredit compare ombudsman --set-b policies.tribunal=null\n" +
			"  socialcredit compare no_scores suzhou --people 20000 --replicates 20\n" +
			"  socialcredit compare suzhou --set-a institutions.osmanthus.friends.kind=none --replicates 20 --out results/out/friends\n" +
			"  socialcredit compare suzhou my_city.yaml --people-every 12",
		Args:              atMost(2),
		ValidArgsFunction: completeScenario,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("which scenarios? Two of them, or one and what differs, such as: socialcredit compare no_scores suzhou, " +
					"or: socialcredit compare suzhou --set-b institutions.osmanthus.mode=output")
			}
			return f.run(c, args[0], args[len(args)-1])
		},
	}
	f.add(c)
	c.Flags().StringArrayVar(&f.setA, "set-a", nil, "set a key of A alone, after --set, as `path=value`; repeatable")
	c.Flags().StringArrayVar(&f.setB, "set-b", nil, "set a key of B alone, after --set, as `path=value`; repeatable")
	c.Flags().IntVar(&f.replicates, "replicates", 1, "seeds, `N` from the scenario's on, with intervals from 2")
	c.Flags().IntVar(&f.peopleEvery, "people-every", 0, "write everybody in every `N`th period too, 0 = at the end alone")
	c.Flags().StringVar(&f.out, "out", "", "write to `DIR` (default results/out/compare-<a>-<b>-<key>)")
	c.Flags().BoolVar(&f.noFigures, "no-figures", false, "draw nothing")
	return c
}

func (f *compareFlags) run(c *cobra.Command, refA, refB string) error {
	x, err := f.comparison(c, refA, refB)
	if err != nil {
		return err
	}
	out := c.OutOrStdout()
	if !f.quiet {
		announceCost(x.EstimateCost(), f.workers)
		if rows := x.PeopleRows(); rows > 2e6 {
			fmt.Fprintf(os.Stderr, "people_differences will have %s rows\n", thousands(int(rows)))
		}
	}
	var bar *progress
	x.Seeded = func(o *experiments.Compared) {
		printPair(out, x, o)
		bar = newProgress(string(x.A.Spec.Period)+"s", x.A.Spec.Periods*f.replicates, f.quiet)
	}
	x.Progress = func(done int) { bar.at(done) }
	o, err := x.Do(c.Context())
	bar.end()
	if errors.Is(err, context.Canceled) {
		fmt.Fprintf(os.Stderr, "interrupted: no results were written; the same command starts over:\n  %s\n", commandLine())
		return err
	}
	if no, ok := errors.AsType[*twin.NotTwins](err); ok {
		return usage{no}
	}
	if err != nil {
		return err
	}
	printCompared(out, x, o)
	if f.noFigures {
		return nil
	}
	return drawRun(c, o.Dir, nil, nil, f.quiet)
}

// comparison loads both scenarios and checks the flags.
func (f *compareFlags) comparison(c *cobra.Command, refA, refB string) (*experiments.Comparison, error) {
	switch {
	case f.replicates < 1 || f.replicates > experiments.MaxReplicates:
		return nil, usagef("--replicates %d: a number from 1 to %d", f.replicates, experiments.MaxReplicates)
	case f.peopleEvery < 0:
		return nil, usagef("--people-every %d: a number of periods, or 0 for the end alone", f.peopleEvery)
	}
	a, errA := f.load(c, refA, own{"--set-a", f.setA})
	b, errB := f.load(c, refB, own{"--set-b", f.setB})
	if err := ofSides(errA, errB); err != nil {
		return nil, err
	}
	if len(twin.Changes(a, b)) == 0 && !f.quiet {
		f.sayIdle()
	}
	return &experiments.Comparison{
		A: a, B: b, Replicates: f.replicates, PeopleEvery: f.peopleEvery, Workers: f.workers, Dir: f.out,
		Command: append([]string{"socialcredit"}, os.Args[1:]...),
	}, nil
}

// sayIdle tells that what should make a difference makes none.
func (f *compareFlags) sayIdle() {
	for _, side := range []struct {
		flag, other string
		set         []string
	}{{"--set-a", "B", f.setA}, {"--set-b", "A", f.setB}} {
		for _, text := range side.set {
			path, value, _ := strings.Cut(text, "=")
			fmt.Fprintf(os.Stderr, "%s %s changes nothing: %s is already %s in %s\n", side.flag, text, path, value, side.other)
		}
	}
}

// ofSides makes one error of those of A and of B, which says whose it is.
func ofSides(errA, errB error) error {
	if errA == nil && errB == nil {
		return nil
	}
	a, okA := errors.AsType[*configs.Errors](errA)
	b, okB := errors.AsType[*configs.Errors](errB)
	switch {
	case errA != nil && errB != nil && !okA && errA.Error() == errB.Error():
		return errA // of a flag for both
	case errA != nil && !okA:
		return fmt.Errorf("scenario A: %w", errA)
	case errB != nil && !okB:
		return fmt.Errorf("scenario B: %w", errB)
	case okA && okB && a.Error() == b.Error():
		return &configs.Errors{Mistakes: sided(a, "scenarios A and B")}
	}
	return &configs.Errors{Mistakes: append(sided(a, "scenario A"), sided(b, "scenario B")...)}
}

// sided says of each mistake whose it is.
func sided(e *configs.Errors, whose string) (mistakes []configs.Mistake) {
	if e == nil {
		return nil
	}
	for _, m := range e.Mistakes {
		m.Text += " (" + whose + ")"
		mistakes = append(mistakes, m)
	}
	return mistakes
}
