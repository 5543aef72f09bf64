package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"socialcredit/experiments"
	"socialcredit/experiments/sensitivity"
	"socialcredit/results"
)

// sensitivityFlags say what to analyse and how.
type sensitivityFlags struct {
	tables  experiments.Tables
	options sensitivity.Options
	out     string
}

func newSensitivity() *cobra.Command {
	var f sensitivityFlags
	c := &cobra.Command{
		Use:   "sensitivity [DIR]",
		Short: "Tell which factors matter, from a study or from any table",
		Long: `Compute sensitivity indices with intervals: of a study's directory, or of a design and the outputs of any other
program (a CSV with a column per output, in the design's rows; with k times as many rows, they are k replicates one after another).

Which indices there are follows from the design: S1, ST, S2 (saltelli), mu, mu_star, sigma (morris), effect and
elasticity (one_at_a_time), and for any table prcc, src, eta2 and, with replicates, seed_share: the share of variance that is luck.`,
		Example: "  socialcredit sensitivity results/out/screening\n" +
			"  socialcredit sensitivity results/out/friend_effect --outcome osmanthus_gini,any_excluded\n" +
			"  socialcredit sensitivity --design design.csv --outputs y.csv --out indices.csv",
		Args: atMost(1),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 {
				f.tables.Dir = args[0]
			}
			return f.run(c)
		},
	}
	c.Flags().StringVar(&f.tables.Design, "design", "", "a design as CSV `FILE`: a column per factor; point, method and block as `design` prints them")
	c.Flags().StringVar(&f.tables.Outputs, "outputs", "", "outputs as CSV `FILE`: a column per output, rows as in the design")
	c.Flags().StringSliceVar(&f.tables.Outcomes, "outcome", nil, "only these `COLUMNS`; of a study also measure@group")
	c.Flags().StringSliceVar(&f.options.Methods, "method", nil, "only these `METHODS`: one_at_a_time, morris, sobol, prcc, src, eta2, seed_variance")
	c.Flags().Float64Var(&f.options.Confidence, "confidence", 0.95, "of the intervals, `C` between 0 and 1")
	c.Flags().IntVar(&f.options.Resamples, "resamples", 1000, "of the bootstrap, `N` from 100")
	c.Flags().Uint64Var(&f.options.Seed, "bootstrap-seed", 0, "`SEED` of the bootstrap")
	c.Flags().StringVar(&f.out, "out", "", "write the indices to a CSV `FILE` too")
	return c
}

func (f *sensitivityFlags) run(c *cobra.Command) error {
	if (f.tables.Dir == "") == (f.tables.Design == "" && f.tables.Outputs == "") {
		return usagef("give either the directory of a study, or --design and --outputs")
	}
	if f.options.Confidence <= 0 || f.options.Confidence >= 1 || f.options.Resamples < 100 {
		return usagef("--confidence %v, --resamples %d: a confidence between 0 and 1, and at least 100 resamples", f.options.Confidence, f.options.Resamples)
	}
	data, err := f.tables.Read()
	if errors.Is(err, fs.ErrNotExist) {
		return usage{err}
	}
	if err != nil {
		return err
	}
	var indices []sensitivity.Index
	for _, d := range data {
		found, skipped, err := sensitivity.Analyse(d, f.options)
		if err != nil {
			return usagef("%s: %w", d.Output, err)
		}
		indices = append(indices, found...)
		for _, s := range skipped {
			if len(f.options.Methods) == 0 {
				break // nobody asked for them
			}
			fmt.Fprintf(os.Stderr, "%s: no %s: %s\n", d.Output, s.Method, s.Reason)
		}
	}
	t := experiments.IndexTable(indices)
	table := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "output\tfactor\tindex\tvalue\tlow\thigh")
	for _, i := range indices {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n", i.Output, i.Factor, i.Index, number(i.Value, 4), number(i.Low, 4), number(i.High, 4))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if f.out == "" {
		return nil
	}
	return results.WriteCSV(f.out, t)
}
