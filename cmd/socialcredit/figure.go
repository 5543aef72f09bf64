package main

import (
	"errors"
	"io/fs"
	"syscall"

	"github.com/spf13/cobra"

	"socialcredit/results/figure"
)

func newFigure() *cobra.Command {
	var kinds, formats []string
	c := &cobra.Command{
		Use:   "figure DIR",
		Short: "Draw the figures of a run, a study, a comparison, an explanation or a life again, from its tables",
		Long: `Draw figures of the directory of a run, a study, a comparison, an explanation or a life into its folder figures/: PDF,
SVG and PNG, with the numbers of each as CSV. Nothing is simulated: figures are made from the tables that are there.`,
		Example: "  socialcredit figure results/out/suzhou-1a2b3c4d\n  socialcredit figure results/out/suzhou-1a2b3c4d --kind bands,survival --format pdf",
		Args:    atMost(1),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("which run? Give its directory, such as results/out/suzhou-1a2b3c4d")
			}
			err := drawRun(c, args[0], kinds, formats, false)
			if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
				return usagef("%s holds no finished run: %w", args[0], err)
			}
			var unknown *figure.Unknown
			if errors.As(err, &unknown) {
				return usage{err}
			}
			return err
		},
	}
	c.Flags().StringSliceVar(&kinds, "kind", nil, "draw only these `KINDS` (see: socialcredit list figures)")
	c.Flags().StringSliceVar(&formats, "format", nil, "write only these `FORMATS`: pdf, svg, png")
	return c
}
