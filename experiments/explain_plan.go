package experiments

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"socialcredit/configs"
	"socialcredit/model"
	"socialcredit/model/measure"
)

// An UnknownOutcome is an outcome that the scenario has no column for.
type UnknownOutcome struct {
	Name  string
	Known []string // columns, or groups where Group is set
	Group bool
}

func (u *UnknownOutcome) Error() string {
	if u.Group {
		return fmt.Sprintf("outcome %q: there is no such group", u.Name)
	}
	return fmt.Sprintf("outcome %q: the scenario has no such column", u.Name)
}

// Plan finds the switches that apply and the outcomes, and resolves all societies that are to be
// compared. Nothing is simulated.
func (e *Explaining) Plan() error {
	if err := lastSeed(e.Scenario.Spec.Seed, e.Replicates); err != nil {
		return err
	}
	if err := e.chooseOutcomes(); err != nil {
		return err
	}
	off := e.Scenario.Spec.Switches()
	for _, each := range model.SwitchNames {
		if sets := off[each.Name]; len(sets) > 0 {
			e.Switches = append(e.Switches, SwitchedOff{each.Name, each.Doc, sets})
		}
	}
	for coalition := range 1 << len(e.Switches) {
		world, err := e.world(coalition)
		if err != nil {
			return err
		}
		e.worlds = append(e.worlds, world)
	}
	var err error
	if e.just, err = e.Scenario.With(justSettings(e.Scenario)); err != nil {
		return err
	}
	key, err := Key(e.Scenario)
	if err != nil {
		return err
	}
	e.key = sum(fmt.Appendf(nil, "explain %s %d %s", key, e.Replicates, strings.Join(e.outcomes, ",")))
	if e.Dir == "" {
		e.Dir = filepath.Join(filepath.FromSlash(Root), fmt.Sprintf("explain-%s-%.8s", e.Scenario.Name, e.key))
	}
	return e.Cost().CheckMemory(MemoryLimit())
}

// world is the scenario with the switches of a coalition on and the others off.
func (e *Explaining) world(coalition int) (*configs.Scenario, error) {
	var sets []string
	for i, each := range e.Switches {
		if coalition>>i&1 == 0 {
			sets = append(sets, each.Sets...)
		}
	}
	return e.Scenario.With(sets)
}

// chooseOutcomes checks the outcomes that are asked for, or finds the headline ones: who is excluded, for
// how long, how far bands follow groups and scores follow traits and means, and what ties do.
func (e *Explaining) chooseOutcomes() error {
	spec := e.Scenario.Fresh()
	layout, problems := spec.Bind()
	if len(problems) > 0 {
		return problems[0]
	}
	table, problems := measure.New(spec, layout)
	if len(problems) > 0 {
		return problems[0]
	}
	var known []string
	e.shares = map[string]bool{}
	for _, c := range table.Columns() {
		known = append(known, c.Name)
		e.shares[c.Name] = c.Unit == "share"
	}
	for _, name := range e.Outcomes {
		column, group := SplitMeasure(name)
		if !slices.Contains(known, column) {
			return &UnknownOutcome{Name: column, Known: known}
		}
		if group != All && !slices.Contains(layout.Groups, group) {
			return &UnknownOutcome{Name: group, Known: layout.Groups, Group: true}
		}
		if !slices.Contains(e.outcomes, name) {
			e.outcomes = append(e.outcomes, name)
		}
	}
	if len(e.outcomes) > 0 {
		return nil
	}
	e.outcomes = headline(layout, known)
	return nil
}

// IsShare tells whether an outcome, column or column@group, is a share from 0 to 1.
func (e *Explaining) IsShare(outcome string) bool {
	column, _ := SplitMeasure(outcome)
	return e.shares[column]
}

func headline(l *model.Layout, known []string) []string {
	outcomes := []string{"any_excluded", "any_exit_hazard", "any_median_spell"}
	for _, label := range l.Institutions {
		for _, measure := range []string{"mean", "sd", "eta_squared", "trait_correlation", "means_correlation"} {
			outcomes = append(outcomes, label+"_"+measure)
		}
	}
	outcomes = append(outcomes, "ties_excluded_degree_ratio")
	return slices.DeleteFunc(outcomes, func(name string) bool { return !slices.Contains(known, name) })
}
