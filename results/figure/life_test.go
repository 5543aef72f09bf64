package figure

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"socialcredit/results"
)

// lives are those that a picture must survive.
func lives() map[string]*results.Life {
	long := aLife(120, 2)
	long.Title = "A title that goes on for longer than any title of a scenario should, so that it has to be broken into lines"
	long.Person.Group, long.Institutions[0].Label = "urban_with_a_local_household_registration", "an_institution_with_a_name_that_fills_a_line_and_more_than_a_line_of_it"
	for k := range 12 {
		shut := make([]bool, 121)
		long.Services = append(long.Services, results.LifeService{
			Service: results.Service{Label: fmt.Sprintf("high_speed_rail_and_air_travel_%d", k)}, Shut: shut,
		})
	}
	for k := range 8 {
		long.Institutions[0].Bands = append(long.Institutions[0].Bands, results.Band{Label: fmt.Sprintf("a_rather_long_band_%d", k), From: 101 + float64(k)})
	}
	plain := aLife(360, 0)
	plain.Period, plain.PeriodsPerYear, plain.WhatIf = "day", 365, nil
	bare := aLife(24, 0)
	bare.Services = nil
	return map[string]*results.Life{"ordinary": aLife(120, 1), "long": long, "days": plain, "one": aLife(1, 1), "bare": bare}
}

// aLife is of so many periods, with so many scores and one list.
func aLife(periods, scores int) *results.Life {
	l := &results.Life{
		Scenario: "s", Title: "A society", Seed: 1, Key: "k", People: 1000, Period: "month", Periods: periods, PeriodsPerYear: 12,
		Person: results.LifePerson{ID: 5, Group: "urban", Trait: -0.5, Means: 1.25, Degree: 8},
	}
	shut := make([]bool, periods+1)
	for t := range periods + 1 {
		shut[t] = t > periods/2
		l.Friends, l.Excluded = append(l.Friends, 8-t%3), append(l.Excluded, shut[t])
	}
	for k := range scores {
		i := results.LifeInstitution{Institution: results.Institution{
			Label: fmt.Sprintf("points_%d", k), Kind: "points", Scored: true, Base: 100, Cap: 200, Gate: true,
			Bands: []results.Band{{Label: "low"}, {Label: "middle", From: 90}, {Label: "high", From: 105}},
		}}
		for t := range periods + 1 {
			i.Score, i.Band = append(i.Score, results.Optional(100-float64(t%17))), append(i.Band, "low")
		}
		l.Institutions = append(l.Institutions, i)
		for n, m := range causeMarks {
			l.Events = append(l.Events, results.LifeEvent{Period: n * periods / 7, What: "change", Institution: i.Label, Cause: m.cause, Record: "r"})
		}
	}
	list := results.LifeInstitution{Institution: results.Institution{Label: "list", Bands: []results.Band{{Label: "listed"}, {Label: "unlisted"}}}}
	for t := range periods + 1 {
		list.Band = append(list.Band, []string{"unlisted", "listed", ""}[3*t/(periods+2)])
	}
	l.Institutions = append(l.Institutions, list)
	l.Services = []results.LifeService{{Service: results.Service{Label: "loan", Right: true}, Shut: shut}, {Service: results.Service{Label: "bike"}, Shut: shut}}
	l.WhatIf = []results.LifeTwin{
		{Name: "no_friends", Institutions: l.Institutions, Excluded: shut},
		{Name: "no_false_records", Skipped: "none"},
		{Name: "ombudsman", Institutions: l.Institutions, Excluded: shut},
	}
	return l
}

// Text of a life's picture stands on the page, on no other text and on no data; and the files are there.
func TestLivesAreDrawn(t *testing.T) {
	for name, l := range lives() {
		f, err := lifeFigure(l)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		w := &witness{}
		f.draw(w)
		for _, problem := range f.misplaced(w.texts) {
			t.Errorf("%s: %s", name, problem)
		}
		f.checkRoom(t)
		dir := t.TempDir()
		if err := results.WriteFile(filepath.Join(dir, results.LifeName), l.Encode); err != nil {
			t.Fatal(err)
		}
		if err := results.WriteManifest(dir, &results.Manifest{Life: &results.LifeOf{Person: 5}}); err != nil {
			t.Fatal(err)
		}
		source, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		files, _, err := Draw(source, nil, nil, dir)
		if err != nil || len(files) != len(Formats)+1 {
			t.Fatalf("%s: %v, %v", name, files, err)
		}
		for _, path := range files {
			if info, err := os.Stat(path); err != nil || info.Size() < 60 {
				t.Errorf("%s: %s: %v", name, path, err)
			}
		}
	}
}

// A row of periods.csv is a period, with the score of this life beside those of its twins.
func TestPeriodsOfALife(t *testing.T) {
	l := aLife(120, 1)
	f, err := lifeFigure(l)
	if err != nil {
		t.Fatal(err)
	}
	if f.Numbers.Rows() != 121 {
		t.Errorf("%d rows, want 121", f.Numbers.Rows())
	}
	for _, name := range []string{"points_0_score", "no_friends_points_0_score", "ombudsman_points_0_score"} {
		if score, ok := f.Numbers.Float(name); !ok || score[16] != 84 {
			t.Errorf("%s: %v", name, score)
		}
	}
	if _, ok := f.Numbers.Float("no_false_records_points_0_score"); ok {
		t.Error("a twin that was left out has a column")
	}
}

// A life without institutions, services and changes of friends has no picture, and says why.
func TestALifeOfNothingHasNoPicture(t *testing.T) {
	l := aLife(12, 0)
	l.Institutions, l.Services, l.WhatIf, l.Friends = nil, nil, nil, make([]int, 13)
	figures, skipped, err := (&Life{Life: l}).figures(nil)
	if err != nil || len(figures) != 0 || len(skipped) != 1 || skipped[0].Reason == "" {
		t.Errorf("%v, %v, %v", figures, skipped, err)
	}
}

// What an appeal does is no offence, nor is what another body sends.
func TestMarksOfALife(t *testing.T) {
	for _, c := range []struct {
		e    results.LifeEvent
		want string
	}{
		{results.LifeEvent{What: "change", Cause: "own_penalty", Record: "arrears", Source: "deed"}, "own offence"},
		{results.LifeEvent{What: "change", Cause: "own_penalty", Record: "court_suspended", Source: "message"}, "appeal"},
		{results.LifeEvent{What: "change", Cause: "false_record", Record: "court_granted", Source: "message"}, "appeal"},
		{results.LifeEvent{What: "change", Cause: "policy", Record: "bank_reversed", Source: "message"}, "appeal"},
		{results.LifeEvent{What: "change", Cause: "own_penalty", Record: "laolai_listed", Source: "message"}, ""},
		{results.LifeEvent{What: "change", Cause: "abuse", Record: "bank", Source: "message"}, "made-up record"},
		{results.LifeEvent{What: "change", Cause: "friends"}, ""},
	} {
		got := ""
		for _, m := range causeMarks {
			if marked(&c.e, m.cause) {
				got += m.text
			}
		}
		if got != c.want {
			t.Errorf("%+v is marked %q, want %q", c.e, got, c.want)
		}
	}
}

// A twin whose line lies under that of the life is named as the same.
func TestAHiddenTwinIsNamedTheSame(t *testing.T) {
	l := aLife(24, 1)
	parted := l.Institutions[0]
	parted.Score = append([]results.Optional{7}, parted.Score[1:]...)
	l.WhatIf[2].Institutions = []results.LifeInstitution{parted, l.Institutions[1]}
	var texts []string
	for _, k := range (&lifeView{Life: l}).keys() {
		texts = append(texts, k.text)
	}
	if !slices.Contains(texts, "without friends' effect (the same)") || !slices.Contains(texts, "with an ombudsman") {
		t.Errorf("%q", texts)
	}
}
