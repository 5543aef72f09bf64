package main

import (
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"socialcredit/configs"
	"socialcredit/experiments"
)

// scenarioFlags change a scenario.
type scenarioFlags struct {
	set          []string
	seed, people string
	deaf         bool // the environment says nothing
}

func (f *scenarioFlags) add(c *cobra.Command) {
	c.Flags().StringArrayVar(&f.set, "set", nil, "set a key of the scenario, as `path=value`; repeatable")
	c.Flags().StringVar(&f.seed, "seed", "", "seed of all luck (short for --set seed=`N`)")
	c.Flags().StringVar(&f.people, "people", "", "number of people (short for --set people.count=`N`)")
}

// simulationFlags are those of every command that simulates.
type simulationFlags struct {
	scenarioFlags
	workers int
	quiet   bool
}

func (f *simulationFlags) add(c *cobra.Command) {
	f.scenarioFlags.add(c)
	c.Flags().IntVar(&f.workers, "workers", 0, "goroutines, `N` = 0 for one per core; results never depend on it")
	c.Flags().BoolVar(&f.quiet, "quiet", false, "no progress")
}

// An own is what a flag sets after --set: that of one scenario among several.
type own struct {
	flag string
	set  []string
}

func (f *simulationFlags) load(c *cobra.Command, ref string, o ...own) (*configs.Scenario, error) {
	if f.workers < 0 || f.workers > 4096 {
		return nil, usagef("--workers %d: a number from 0 (one per core) to 4096", f.workers)
	}
	return f.scenarioFlags.load(c, ref, o...)
}

// load resolves the scenario of a command line: defaults, file, environment, --set, and what is its own.
func (f *scenarioFlags) load(c *cobra.Command, ref string, o ...own) (*configs.Scenario, error) {
	options := configs.Options{Env: os.Environ(), Set: f.set}
	if f.deaf {
		options.Env = nil
	}
	for _, short := range []struct{ flag, path, value string }{{"seed", "seed", f.seed}, {"people", "people.count", f.people}} {
		if !c.Flags().Changed(short.flag) {
			continue
		}
		for _, other := range f.set {
			if strings.HasPrefix(strings.TrimSpace(other), short.path+"=") {
				return nil, usagef("--%s %s and --set %s say the same key; give one of them", short.flag, short.value, other)
			}
		}
		options.Short = append(options.Short, configs.Short{Flag: "--" + short.flag, Path: short.path, Value: short.value})
	}
	for _, each := range o {
		options.Own, options.OwnFlag = each.set, each.flag
	}
	s, err := configs.Load(ref, options)
	if err != nil && experiments.Shipped(ref) && !isPreset(ref) {
		return nil, usagef("%s is a study, not a scenario: socialcredit sweep %s", ref, ref)
	}
	if err == nil && c.Flags().Changed("people") && s.Kind("network") == "file" {
		return nil, usagef("--people %s: the network's file brings its own %s; leave --people out", f.people, count(s.Spec.People.Count, "person"))
	}
	return s, err
}

func isPreset(ref string) bool {
	return slices.ContainsFunc(configs.Presets(), func(p configs.Preset) bool { return p.Name == ref })
}

// completeScenario offers the presets to the shell.
func completeScenario(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var names []string
	for _, p := range configs.Presets() {
		names = append(names, p.Name+"\t"+p.Title)
	}
	return names, cobra.ShellCompDirectiveDefault
}
