package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"socialcredit/configs"
	"socialcredit/experiments"
	"socialcredit/experiments/biography"
	"socialcredit/results"
	"socialcredit/results/story"
)

type traceFlags struct {
	simulationFlags
	person, find, institution string
	lang, out                 string
	json, whatIf, noFigures   bool
}

func newTrace() *cobra.Command {
	var f traceFlags
	c := &cobra.Command{
		Use:   "trace SCENARIO (--person N | --find WHOM)",
		Short: "Tell one life: every change of every standing, its cause, and what would have been",
		Long: `Simulate a society again and follow one person through it: every change of every standing with its cause,
which friend brought it, what was recorded and what nobody saw, rights lost and won, friends gone. Following
somebody changes nothing: the run has the same bits.

Then the same person lives three more times with the same luck: without friends' effect on any score, without
false records anywhere (what explain turns off as error and abuse), and with a tribunal for everything that one can
appeal against. Each costs a run; --what-if=false leaves them out.

--find picks the person:
` + searchHelp() + `
The directory holds life.csv (a row per change), periods.csv (a row per period), life.json, the scenario, a manifest and a
picture of the life; docs/trace.md tells their columns.`,
		Example: "  socialcredit trace suzhou --person 4711\n" +
			"  socialcredit trace suzhou --find fastest_fall --lang zh\n" +
			"  socialcredit trace ombudsman --find wrongly_excluded --people 10000\n" +
			"  socialcredit trace zhima --person 12 --json | jq .story",
		Args:              atMost(1),
		ValidArgsFunction: completeScenario,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("which scenario? such as: socialcredit trace %s --find worst", defaultScenario)
			}
			return f.run(c, args[0])
		},
	}
	f.add(c)
	c.Flags().StringVar(&f.person, "person", "", "whose life: a number from 0 on, or a `NAME` of the network's file")
	c.Flags().StringVar(&f.find, "find", "", "pick the person: `WHOM` is one of "+biography.SearchNames())
	c.Flags().StringVar(&f.institution, "institution", "", "the score that --find goes by: a `LABEL` (default the first that opens something)")
	c.Flags().StringVar(&f.lang, "lang", "en", "language of the story: `LANG` is one of "+strings.Join(story.Languages, ", "))
	c.Flags().StringVar(&f.out, "out", "", "write to `DIR` (default results/out/trace-<scenario>-<key>-person-<N>; with --json nothing is written unless it is given)")
	c.Flags().BoolVar(&f.json, "json", false, "print the whole life as JSON and nothing else")
	c.Flags().BoolVar(&f.whatIf, "what-if", true, "also tell what would have been")
	c.Flags().BoolVar(&f.noFigures, "no-figures", false, "draw nothing")
	return c
}

func searchHelp() string {
	var text strings.Builder
	for _, s := range biography.Searches {
		fmt.Fprintf(&text, "  %-17s %s\n", s.Name, s.Doc)
	}
	return text.String()
}

func (f *traceFlags) run(c *cobra.Command, ref string) error {
	words, err := f.check()
	if err != nil {
		return err
	}
	s, err := f.load(c, ref)
	if err != nil {
		return err
	}
	cost := experiments.EstimateCost(s.Spec, s.Layout, f.workers, experiments.Exports{})
	if err := cost.CheckMemory(experiments.MemoryLimit()); err != nil {
		return err
	}
	if !f.quiet {
		announceCost(cost, f.workers)
	}
	steps := &stages{periods: s.Spec.Periods, quiet: f.quiet}
	defer steps.end()
	found, err := f.whom(c.Context(), s, steps)
	if err != nil {
		return f.stopped(err)
	}
	trace := experiments.Trace{
		Scenario: s, Workers: f.workers, Person: found.Person, WhatIf: f.whatIf, Lang: f.lang, Dir: f.out, Command: append([]string{"socialcredit"}, os.Args[1:]...), Progress: steps.at,
	}
	if f.out != "" || !f.json {
		if err := trace.Claim(); err != nil {
			return err
		}
	}
	life, err := trace.Do(c.Context())
	if err != nil {
		return f.stopped(err)
	}
	steps.end()
	life.Found, life.FoundValue, life.FoundEqual = f.find, found.Value, found.Equal
	words.Tell(life)
	return f.write(c, &trace, life, words)
}

// check finds what is wrong with the flags before anything is computed.
func (f *traceFlags) check() (*story.Words, error) {
	switch {
	case f.person == "" && f.find == "":
		return nil, usagef("whose life? --person N, or --find with one of %s", biography.SearchNames())
	case f.person != "" && f.find != "":
		return nil, usagef("--person and --find both say whose life; give one of them")
	case f.institution != "" && f.find == "":
		return nil, usagef("--institution says what --find goes by; with --person it says nothing")
	case f.find != "":
		names := strings.Split(biography.SearchNames(), ", ")
		if !slices.Contains(names, f.find) {
			return nil, usagef("--find %s: unknown%s; one of %s", f.find, didYouMean(f.find, names), biography.SearchNames())
		}
	}
	words, err := story.In(f.lang)
	if err != nil {
		return nil, usagef("--lang: %w", err)
	}
	return words, nil
}

// whom is the person, and what was found.
func (f *traceFlags) whom(ctx context.Context, s *configs.Scenario, steps *stages) (biography.Found, error) {
	if f.person != "" {
		person, err := experiments.PersonOf(s, f.person)
		if err != nil {
			return biography.Found{}, usagef("--person: %w", err)
		}
		return biography.Found{Person: person}, nil
	}
	search := biography.Search{Scenario: s, Workers: f.workers, By: f.find, Institution: f.institution, Progress: steps.at}
	found, err := search.Do(ctx)
	if err != nil && ctx.Err() == nil {
		err = usage{err}
	}
	return found, err
}

func (f *traceFlags) stopped(err error) error {
	if errors.Is(err, context.Canceled) {
		fmt.Fprintf(os.Stderr, "interrupted: no life was written; the same command starts over:\n  %s\n", commandLine())
	}
	return err
}

func (f *traceFlags) write(c *cobra.Command, t *experiments.Trace, life *results.Life, words *story.Words) error {
	out := c.OutOrStdout()
	if t.Dir != "" {
		if err := f.save(t, life); err != nil {
			return err
		}
	}
	if f.json {
		return life.Encode(out)
	}
	printLife(out, life, words)
	fmt.Fprintf(out, "Files:\n  %-12s %s\n", "life", t.Dir)
	return nil
}
