package experiments_test

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"

	"socialcredit/configs"
	"socialcredit/experiments"
	"socialcredit/model"
)

// Without errors, abuse and reports nobody is wrongly excluded in any period; with many, somebody is.
func TestWronglyExcluded(t *testing.T) {
	for rate, want := range map[string]bool{"0": false, "0.5": true} {
		dir := explained(t, "suzhou", experiments.Explaining{Workers: 1}, "people.count=500", "periods=60",
			"record.error.person="+rate, "record.error.household=0", "record.error.border=0")
		table := tableIn(t, dir, experiments.WronglyName, "group")
		wrong, _ := table.Float("wrongly_excluded")
		excluded, _ := table.Float("excluded")
		some, shut := false, false
		for i := range wrong {
			some, shut = some || wrong[i] > 0, shut || excluded[i] > 0
			if wrong[i] > excluded[i] {
				t.Errorf("row %d: %v are wrongly excluded, %v excluded", i, wrong[i], excluded[i])
			}
		}
		if some != want || !shut {
			t.Errorf("error rate %s: somebody is wrongly excluded %v, excluded at all %v", rate, some, shut)
		}
	}
}

// Where everything is noticed, nothing is false, no friend and no gate counts already, the score is the
// just score: it orders people alike, and whoever is shut out deserves it.
func TestJustScoreOfAJustSociety(t *testing.T) {
	set := []string{
		"people.count=500", "periods=60", "institutions.osmanthus.friends.weight=0", "services.loan.effect=0", "services.career.effect=0",
		"record.review=0", "record.error.person=0", "record.error.household=0", "record.error.border=0",
	}
	s, err := configs.Load("suzhou", configs.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, act := range model.Labels(s.Spec.Acts) {
		set = append(set, "acts."+act+".noticed=1")
	}
	for _, group := range model.Labels(s.Spec.People.Groups) {
		set = append(set, "people.groups."+group+".exposure=1")
	}
	dir := explained(t, "suzhou", experiments.Explaining{Workers: 1}, set...)
	table := tableIn(t, dir, experiments.AccuracyName, "institution", "against", "measure", "at", "group").Where("against", "just_score").Where("group", "all")
	measure, _ := table.Text("measure")
	value, _ := table.Float("value")
	want := map[string]float64{"spearman": 1, "kendall": 1, "false_exclusion": 0, "false_inclusion": 0, "true_inclusion_rate": 1, "false_inclusion_rate": 0, "predictive_value": 1}
	seen := 0
	for i, name := range measure {
		if expected, asked := want[name]; asked {
			seen++
			if math.Abs(value[i]-expected) > 1e-12 {
				t.Errorf("%s: %v, want %v", name, value[i], expected)
			}
		}
	}
	if seen != len(want) {
		t.Errorf("%d of %d measures are told", seen, len(want))
	}
}

func TestExplanationsAreRefused(t *testing.T) {
	s, err := configs.Load("suzhou", configs.Options{Set: []string{"people.count=100", "periods=2"}})
	if err != nil {
		t.Fatal(err)
	}
	var unknown *experiments.UnknownOutcome
	for _, name := range []string{"any_exclude", "any_excluded@rurals"} {
		e := experiments.Explaining{Scenario: s, Replicates: 1, Outcomes: []string{name}}
		if err := e.Plan(); !errors.As(err, &unknown) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if e := (experiments.Explaining{Scenario: s}); e.Plan() == nil {
		t.Error("no replicate is accepted")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	e := experiments.Explaining{Scenario: s, Replicates: 1, Dir: dir}
	if err := e.Plan(); err != nil {
		t.Fatal(err)
	}
	var occupied *experiments.Occupied
	if _, err := e.Do(context.Background()); !errors.As(err, &occupied) {
		t.Errorf("a foreign folder: %v", err)
	}
}
