package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"socialcredit/experiments"
)

func newDesign() *cobra.Command {
	return &cobra.Command{
		Use:   "design STUDY",
		Short: "Print the points of a study as CSV, for this program or any other",
		Long: `Print the design of a study as CSV: point, method, block (the row's part in the method), then a column per factor.
Rows that are the same point have the same number. A study without a scenario plans points for another
program: its factors are plain names with ranges or lists. Compute an output for each row, in this order, and hand both to
socialcredit sensitivity.`,
		Example: "  socialcredit design friend_effect\n" +
			"  socialcredit design ishigami.yaml > design.csv\n" +
			"  # ishigami.yaml: design: {kind: saltelli, samples: 1024}\n" +
			"  #                factors: {x1: {from: -3.14159, to: 3.14159}, x2: {from: -3.14159, to: 3.14159}}",
		Args:              atMost(1),
		ValidArgsFunction: completeStudy,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("which study? such as: socialcredit design friend_effect (see: socialcredit list studies)")
			}
			study, err := experiments.LoadStudy(args[0])
			if err != nil {
				return err
			}
			t, warnings, err := experiments.DesignOf(study)
			if err != nil {
				return err
			}
			for _, warning := range warnings {
				fmt.Fprintf(os.Stderr, "warning: %s\n", warning)
			}
			return t.EncodeCSV(c.OutOrStdout())
		},
	}
}
