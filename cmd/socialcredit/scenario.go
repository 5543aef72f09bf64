package main

import (
	"fmt"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"socialcredit/configs"
)

// scenarioFlags change a scenario.
type scenarioFlags struct {
	set    []string
	seed   uint64
	people int
}

func (f *scenarioFlags) add(c *cobra.Command) {
	c.Flags().StringArrayVar(&f.set, "set", nil, "set a key of the scenario, as `path=value`; repeatable")
	c.Flags().Uint64Var(&f.seed, "seed", 1, "seed of all luck (short for --set seed=`N`)")
	c.Flags().IntVar(&f.people, "people", 0, "number of people (short for --set people.count=`N`)")
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

func (f *simulationFlags) load(c *cobra.Command, ref string) (*configs.Scenario, error) {
	if f.workers < 0 || f.workers > 4096 {
		return nil, usagef("--workers %d: a number from 0 (one per core) to 4096", f.workers)
	}
	return f.scenarioFlags.load(c, ref)
}

// load resolves the scenario of a command line: defaults, file, environment, --set.
func (f *scenarioFlags) load(c *cobra.Command, ref string) (*configs.Scenario, error) {
	set := append([]string{}, f.set...)
	if c.Flags().Changed("seed") {
		set = append(set, "seed="+strconv.FormatUint(f.seed, 10))
	}
	if c.Flags().Changed("people") {
		set = append(set, fmt.Sprintf("people.count=%d", f.people))
	}
	return configs.Load(ref, configs.Options{Env: os.Environ(), Set: set})
}

// completeScenario offers the presets to the shell.
func completeScenario(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var names []string
	for _, p := range configs.Presets() {
		names = append(names, p.Name+"\t"+p.Title)
	}
	return names, cobra.ShellCompDirectiveDefault
}
