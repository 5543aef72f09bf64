package main

import (
	"github.com/spf13/cobra"

	"socialcredit/experiments"
)

func newShow() *cobra.Command {
	var f scenarioFlags
	c := &cobra.Command{
		Use:   "show SCENARIO",
		Short: "Print a scenario in full, with meaning, unit and source of every value",
		Long: `Print the fully resolved scenario as YAML: a preset or a file, after the environment and --set.
Every value carries its meaning, its unit and its source. The output is a scenario file itself. Of a study, its file as it
was understood is printed.`,
		Example:           "  socialcredit show suzhou\n  socialcredit show suzhou --set network.kind=scale_free > mine.yaml\n  socialcredit run mine.yaml",
		Args:              atMost(1),
		ValidArgsFunction: completeScenario,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("which scenario? such as: socialcredit show %s", defaultScenario)
			}
			if experiments.NamesStudy(args[0]) {
				return showStudy(c, args[0])
			}
			s, err := f.load(c, args[0])
			if err != nil {
				return err
			}
			_, err = c.OutOrStdout().Write(s.YAML())
			return err
		},
	}
	f.add(c)
	return c
}

// showStudy prints a study as it was understood.
func showStudy(c *cobra.Command, ref string) error {
	if c.Flags().NFlag() > 0 {
		return usagef("%s is a study, whose own file says what it sets; leave the flags out", ref)
	}
	study, err := experiments.LoadStudy(ref)
	if err != nil {
		return err
	}
	_, err = c.OutOrStdout().Write(study.YAML(study.Scenario, 0))
	return err
}
