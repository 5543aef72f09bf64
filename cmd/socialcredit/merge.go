package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"socialcredit/experiments"
)

func newMerge() *cobra.Command {
	m := experiments.Merge{}
	var noFigures, quiet bool
	c := &cobra.Command{
		Use:   "merge DIR... --out DIR",
		Short: "Join the shards of a study into one",
		Long: `Join directories that hold runs of one study, such as its shards, into one complete study: the same bytes as
from one machine. Runs that are there twice must have the same rows and count once; runs that the study does not ask for
are left out and counted. If runs are missing, it says which, and writes nothing.`,
		Example: "  socialcredit merge results/out/my_study-1-of-2 results/out/my_study-2-of-2 --out results/out/my_study",
		Args:    atLeast(1, "the directories to join"),
		RunE: func(c *cobra.Command, args []string) error {
			if m.Out == "" {
				return usagef("where to? Give --out DIR")
			}
			m.Dirs, m.Command = args, append([]string{"socialcredit"}, os.Args[1:]...)
			report, err := m.Do()
			if missing, ok := errors.AsType[*experiments.Missing](err); ok {
				fmt.Fprintf(c.OutOrStdout(), "missing %d, twice %d, foreign %d\n", missing.Runs, missing.Report.Duplicates, missing.Report.Foreign)
			}
			if err != nil {
				return err
			}
			fmt.Fprintf(c.OutOrStdout(), "missing 0, twice %d, foreign %d\n", report.Duplicates, report.Foreign)
			return closeStudy(c, report, noFigures, quiet)
		},
	}
	c.Flags().StringVar(&m.Out, "out", "", "write to `DIR`")
	c.Flags().BoolVar(&m.CSV, "csv", false, "write runs.csv and series.csv too")
	c.Flags().BoolVar(&noFigures, "no-figures", false, "draw nothing")
	c.Flags().BoolVar(&quiet, "quiet", false, "do not tell which figures do not apply")
	return c
}
