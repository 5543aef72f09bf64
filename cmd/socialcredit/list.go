package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"socialcredit/configs"
	"socialcredit/experiments"
	"socialcredit/experiments/sensitivity"
	"socialcredit/model"
	"socialcredit/results/figure"
)

// A listed thing is a name and one sentence.
type listed struct{ name, doc string }

// roles lists what there is of each role, in reading order.
func roles() ([]string, map[string][]listed) {
	var order []string
	things := map[string][]listed{}
	add := func(role, name, doc string) {
		if _, there := things[role]; !there {
			order = append(order, role)
		}
		things[role] = append(things[role], listed{name, model.Summary(doc)})
	}
	for _, role := range configs.Roles() {
		order = append(order, role)
		things[role] = nil
		entries, _ := configs.Catalogue(role)
		for _, e := range entries {
			add(role, e.Name, e.Doc)
		}
	}
	for _, s := range experiments.Studies() {
		add("studies", s.Name, s.Doc)
	}
	for _, m := range sensitivity.Kinds {
		add("sensitivities", m.Name, m.Doc)
	}
	for _, k := range figure.Kinds {
		add("figures", k.Name, k.Doc)
	}
	for _, k := range figure.StudyKinds {
		add("figures", k.Name, k.Doc+" (of a study)")
	}
	for _, k := range figure.ComparisonKinds {
		add("figures", k.Name, k.Doc+" (of a comparison)")
	}
	for _, k := range figure.ExplanationKinds {
		add("figures", k.Name, k.Doc+" (of an explanation)")
	}
	for _, k := range figure.LifeKinds {
		add("figures", k.Name, k.Doc+" (of a life)")
	}
	return order, things
}

func newList() *cobra.Command {
	return &cobra.Command{
		Use:   "list [ROLE]",
		Short: "List what exists: scenarios, studies, institutions, networks, measures, designs, figures...",
		Long: `List what exists. ROLE is a plural, such as scenarios, institutions or measures; without one, everything is listed.
Each line is a name, as YAML and the command line use it, and one sentence.`,
		Example: "  socialcredit list\n  socialcredit list scenarios\n  socialcredit list networks",
		Args:    atMost(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			order, _ := roles()
			return order, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			order, things := roles()
			if len(args) == 1 {
				if !slices.Contains(order, args[0]) {
					return usagef("there is no role %q%s There are %s", args[0], orDot(didYouMean(args[0], order)), strings.Join(order, ", "))
				}
				return printListed(c.OutOrStdout(), "", things[args[0]])
			}
			for _, role := range order {
				fmt.Fprintln(c.OutOrStdout(), role)
				if err := printListed(c.OutOrStdout(), "  ", things[role]); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// orDot ends a sentence that has no question behind it.
func orDot(hint string) string {
	if hint == "" {
		return "."
	}
	return hint
}

func printListed(out io.Writer, indent string, things []listed) error {
	if len(things) == 0 {
		fmt.Fprintln(out, indent+"(none yet)")
		return nil
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, t := range things {
		fmt.Fprintf(table, "%s%s\t%s\n", indent, t.name, t.doc)
	}
	return table.Flush()
}
