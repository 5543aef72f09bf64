package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"socialcredit/configs"
	"socialcredit/experiments"
)

func newCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE...",
		Short: "Tell whether scenario and study files are right, and what is wrong where",
		Long: `Check files of scenarios and studies (or their names) without running them. Of a study, every point is checked. Every mistake is one line on stderr:
file:line:column: path: what is wrong, what would be right. Exit code 2 if there is any.`,
		Example: "  socialcredit check my_city.yaml\n  socialcredit check *.yaml",
		Args:    atLeast(1, "at least one file"),
		RunE: func(c *cobra.Command, args []string) error {
			mistakes := 0
			for _, file := range args {
				err := checkFile(file)
				var wrong *configs.Errors
				switch {
				case err == nil:
					fmt.Fprintf(c.OutOrStdout(), "%s: right\n", file)
				case errors.As(err, &wrong):
					fmt.Fprintln(os.Stderr, err)
					mistakes++
				default:
					return err
				}
			}
			if mistakes > 0 {
				return usagef("%d of %d %s not right", mistakes, len(args), plural("file", len(args)))
			}
			return nil
		},
	}
}

// checkFile loads a scenario, or a study with all its points.
func checkFile(ref string) error {
	if !experiments.NamesStudy(ref) {
		_, err := configs.Load(ref, configs.Options{Env: os.Environ()})
		return err
	}
	study, err := experiments.LoadStudy(ref)
	if err != nil {
		return err
	}
	_, _, err = experiments.DesignOf(study)
	return err
}
