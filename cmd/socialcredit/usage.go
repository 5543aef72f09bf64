package main

import (
	"errors"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// noCommand reports a first word that is no command.
func noCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range c.Commands() {
		names = append(names, sub.Name())
	}
	return usagef("unknown command %q%s; see socialcredit --help", args[0], didYouMean(args[0], names))
}

// flagError adds the nearest flag to pflag's message.
func flagError(c *cobra.Command, err error) error {
	name, ok := strings.CutPrefix(err.Error(), "unknown flag: --")
	if wrong, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return usagef("--%s %s: %s; see %s --help", wrong.GetFlag().Name, wrong.GetValue(), wanted(wrong.GetFlag()), c.CommandPath())
	}
	if !ok {
		return usagef("%w; see %s --help", err, c.CommandPath())
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	hint := didYouMean(name, names)
	if hint != "" {
		hint = strings.Replace(hint, `"`, `"--`, 1)
	}
	return usagef("%w%s; see %s --help", err, hint, c.CommandPath())
}

// wanted says what a flag takes.
func wanted(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "bool":
		return "true or false, such as --" + f.Name + "=false"
	case "int":
		return "a whole number"
	case "uint64":
		return "a whole number from 0"
	case "float64":
		return "a number, such as " + f.DefValue
	}
	return "not a value for this flag"
}

// didYouMean ends a message about an unknown word with the nearest known one, if one is near.
func didYouMean(word string, known []string) string {
	best, distance := "", 1+max(2, len(word)/3)
	for _, candidate := range known {
		if d := levenshtein.ComputeDistance(word, candidate); d < distance {
			best, distance = candidate, d
		}
	}
	if best == "" {
		return ""
	}
	return `, did you mean "` + best + `"?`
}

// atMost accepts up to n arguments.
func atMost(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > 0 && n == 0 {
			return usagef("takes no argument, only flags: %q; see %s --help", args, c.CommandPath())
		}
		if len(args) > n {
			return usagef("takes at most %d argument(s), not %d: %q; see %s --help", n, len(args), args, c.CommandPath())
		}
		return nil
	}
}

// atLeast accepts n arguments or more.
func atLeast(n int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < n {
			return usagef("%s needs %s; see %s --help", c.CommandPath(), what, c.CommandPath())
		}
		return nil
	}
}
