package model_test

import (
	"slices"
	"testing"

	"socialcredit/model"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
	"socialcredit/model/record"
	"socialcredit/model/society"
)

// What a society does is named with the settings that turn it off; what is off already is not.
func TestSwitches(t *testing.T) {
	s := modeltest.Society(100, 1)
	s.Policies = map[string]model.Policy{"raid": &policy.Abuse{Share: 0.1}, "idle": &policy.Abuse{}}
	s.Society = map[string]model.Society{"climbing": &society.StrategicTies{Rate: 0.3}, "habit": &society.Learning{Effect: 0.5}}
	want := map[string][]string{
		"friends":  {"institutions.osmanthus.friends.weight=0"},
		"error":    {"record.error.border=0", "record.error.household=0", "record.error.person=0"},
		"abuse":    {"policies.raid.share=0"},
		"gates":    {"services.loan.effect=0"},
		"ties":     {"society.climbing.rate=0"},
		"learning": {"society.habit.effect=0"},
	}
	got := s.Switches()
	for _, each := range model.SwitchNames {
		if !slices.Equal(got[each.Name], want[each.Name]) {
			t.Errorf("%s: %v, want %v", each.Name, got[each.Name], want[each.Name])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d switches: %v", len(got), got)
	}
	s.Record.(*record.Noticed).Error = record.Error{}
	if off, still := s.Switches()["error"]; still {
		t.Errorf("without errors there is something to turn off: %v", off)
	}
}
