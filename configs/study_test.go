package configs

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const studyHeadText = "scenario: suzhou\ndesign: {kind: grid}\n"

// Every mistake of a study file is told with its place, and with what would be right.
func TestMalformedStudies(t *testing.T) {
	weight := "factors: {institutions.osmanthus.friends.weight: [0, 0.1]}\n"
	for _, c := range []struct{ name, text, want string }{
		{"unknown key", studyHeadText + weight + "replicate: 5\n", `4:1: replicate: unknown key of a study; did you mean "replicates"?`},
		{"unknown label", studyHeadText + "factors: {institutions.osmanthos.floor: [0]}\n", `the scenario has no institutions.osmanthos; did you mean "osmanthus"?`},
		{"unknown leaf", studyHeadText + "factors: {institutions.osmanthus.friends.wieght: [0]}\n", `did you mean "weight"?`},
		{"range out of limits", studyHeadText + "factors: {institutions.osmanthus.friends.weight: {from: 0, to: 7}}\n", "3:64: factors.institutions.osmanthus.friends.weight.to: 7 is out of range; a number from 0 to below 1"},
		{"level out of limits", studyHeadText + "factors: {institutions.osmanthus.friends.weight: [0, 7]}\n", "7 is out of range"},
		{"unknown kind", studyHeadText + "factors: {institutions.osmanthus.friends.kind: [none, bonuss]}\n", `unknown kind "bonuss" of friends; one of none, bonus`},
		{"no design", "scenario: suzhou\n" + weight, "design.kind: is missing; one of grid"},
		{"unknown design", "scenario: suzhou\ndesign: {kind: morriss}\n" + weight, `did you mean "morris"?`},
		{"option of another design", "scenario: suzhou\ndesign: {kind: grid, samples: 7}\n" + weight, `design grid has no key "samples"`},
		{"no factors", studyHeadText, "factors: is missing"},
		{"unknown scenario", "scenario: suzhoo\ndesign: {kind: grid}\n" + weight, `1:1: scenario: suzhoo: there is no such file`},
		{"until without width", studyHeadText + weight + "replicates: {until: {measure: any_excluded}}\n", "replicates.until.half_width: is missing"},
		{"until without measure", studyHeadText + weight + "replicates: {until: {half_width: 1}}\n", "replicates.until.measure: is missing"},
		{"until upside down", studyHeadText + weight + "replicates: {until: {measure: x, half_width: 1, min: 20, max: 10}}\n", "is below min"},
		{"count and until", studyHeadText + weight + "replicates: {count: 3, until: {measure: x, half_width: 1}}\n", "says both count and until"},
		{"unknown family", studyHeadText + weight + "keep: {measures: {ginni: {every: 1}}}\n", `unknown family of measures "ginni"; did you mean "gini"?`},
		{"unknown family in a list", studyHeadText + weight + "keep: {measures: [ginni]}\n", `did you mean "gini"?`},
		{"odd every", studyHeadText + weight + "keep: {measures: {gini: {every: 0}}}\n", "a whole number from 1 to 32000"},
		{"seed as a factor", studyHeadText + "factors: {seed: [1, 2]}\n", "each replicate has its own"},
		{"one value", studyHeadText + "factors: {institutions.osmanthus.friends.weight: 0.1}\n", "write a list of levels"},
		{"a level twice", studyHeadText + "factors: {institutions.osmanthus.friends.weight: [0.1, 0.10]}\n", "names 0.1 twice"},
		{"an empty list", studyHeadText + "factors: {institutions.osmanthus.friends.weight: []}\n", "is an empty list"},
		{"half a range", studyHeadText + "factors: {institutions.osmanthus.friends.weight: {from: 0.1}}\n", "a range needs both from and to"},
		{"levels and a range", studyHeadText + "factors: {institutions.osmanthus.friends.weight: {levels: [0], from: 0, to: 1}}\n", "keep one"},
		{"range of words", studyHeadText + "factors: {institutions.osmanthus.mode: {from: 0, to: 1}}\n", "which has no range; write a list of levels"},
		{"a share of nothing", studyHeadText + "factors: {institutions.osmanthus.floor: {by: 0.1}}\n", "of which there is no share"},
		{"unknown key of a range", studyHeadText + "factors: {institutions.osmanthus.friends.weight: {from: 0, to: 0.1, logs: true}}\n", `did you mean "log"?`},
		{"a mapping as a factor", studyHeadText + "factors: {institutions.osmanthus.friends: [none, bonus]}\n", "is no single value; vary one of its keys"},
		{"factors in a list", studyHeadText + "factors: [a, b]\n", "factors: is a list; write a mapping of paths"},
		{"a factor twice", studyHeadText + "factors: {people.count: [10], people: {count: [20]}}\n", "is here twice, first in line 3"},
		{"null of nothing", studyHeadText + weight + "null: {institutions: {osmanthus: {friends: {knid: none}}}}\n", `did you mean "kind"?`},
		{"null of an unknown part", studyHeadText + weight + "null: {records: {kind: permuted}}\n", `did you mean "record"?`},
		{"set to a word", studyHeadText + weight + "set: {people: {count: many}}\n", `4:23: people.count: is "many"; a whole number`},
		{"no replicates", studyHeadText + weight + "replicates: 0\n", "0 is out of range; a whole number from 1"},
		{"unknown luck", studyHeadText + weight + "luck: commn\n", `did you mean "common"?`},
		{"null without a scenario", "design: {kind: grid}\nfactors: {x: [0, 1]}\nnull: {a: 1}\n", "there is no scenario to change"},
		{"set without a scenario", "design: {kind: grid}\nfactors: {x: [0, 1]}\nset: {a: 1}\n", "there is no scenario to set it in"},
		{"a name that is no directory", "name: a/b\n" + studyHeadText + weight, "a name is also that of a directory"},
		{"outcomes of mappings", studyHeadText + weight + "outcomes: {a: b}\n", "write a list, such as [any_excluded]"},
		{"a list as the file", "[1, 2]\n", "a study is a mapping of keys"},
		{"nothing", "", "is empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadStudy("study.yaml", ".", []byte(c.text))
			var mistakes *Errors
			if !errors.As(err, &mistakes) {
				t.Fatalf("error %v, want mistakes", err)
			}
			if !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "study.yaml") {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

// A study that is written out says the same when it is read again.
func TestStudyRoundTrip(t *testing.T) {
	files, err := filepath.Glob("../experiments/*.yaml")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d studies ship: %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		study, err := ReadStudy(file, ".", text)
		if err != nil {
			t.Fatal(err)
		}
		written := study.YAML(study.Scenario, 0)
		// `set` becomes part of the scenario that is written beside a study.
		again, err := ReadStudy(file, ".", written)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if got := again.YAML(again.Scenario, 0); string(got) != string(written) {
			t.Errorf("%s reads as\n%s\nand again as\n%s", file, written, got)
		}
	}
}

// A point has the levels of its factors; a factor that its kinds lack is blank; the null arm wins.
func TestPoint(t *testing.T) {
	study, err := ReadStudy("study.yaml", ".", []byte(studyHeadText+`
factors:
  institutions.osmanthus.friends: {kind: [none, bonus], weight: [0.1, 0.3]}
  institutions.osmanthus.memory: [1, 5]
  institutions.osmanthus.mode: [gate, output]
  services.loan.right: [true, false]
  people.count: {from: 100, to: 200}
  acts.arrears.rate: {by: 0.5}
null: {institutions.osmanthus.friends.weight: 0.2}
`))
	if err != nil {
		t.Fatal(err)
	}
	if f := study.Factors[6]; f.From != 0.15 || f.To != 0.45 || f.Base != "0.3" || f.Meaning == "" || !study.Factors[5].Whole {
		t.Errorf("factors %+v", study.Factors[5:])
	}
	levels := []string{"none", "0.3", "5", "output", "true", "150", "0.2"}
	point, actual, err := study.Point(levels, false)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"none", "", "5", "output", "true", "150", "0.2"}; !slices.Equal(actual, want) {
		t.Errorf("levels %q, want %q", actual, want)
	}
	if point.Spec.People.Count != 150 || point.Spec.Acts["arrears"].Rate != 0.2 || point.Layout.Forms[0].Gate {
		t.Errorf("a scenario of %d people, rate %v", point.Spec.People.Count, point.Spec.Acts["arrears"].Rate)
	}
	levels[0] = "bonus"
	if _, actual, err = study.Point(levels, true); err != nil || actual[1] != "0.2" {
		t.Errorf("the null arm has weight %s (%v), want 0.2", actual[1], err)
	}
	alone, err := Load("suzhou", Options{Set: []string{
		"institutions.osmanthus.friends.weight=0.3", "institutions.osmanthus.mode=output", "people.count=150", "acts.arrears.rate=0.2",
	}})
	if err != nil {
		t.Fatal(err)
	}
	if point, _, err = study.Point(levels, false); err != nil || string(point.Canonical()) != string(alone.Canonical()) {
		t.Errorf("a point is another scenario than the same changes by --set: %v", err)
	}
	if _, _, err := study.Point([]string{"none", "0.3", "5", "gate", "true", "1", "0.2"}, false); err == nil || !strings.Contains(err.Error(), "people.count=1") {
		t.Errorf("a society of one: %v", err)
	}
}

// Whatever a file says, reading it ends in a study or in mistakes.
func FuzzReadStudy(f *testing.F) {
	files, _ := filepath.Glob("../experiments/*.yaml")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte("design: {kind: saltelli}\nfactors: {x: {from: 0, to: 1, log: true}, y: [a, b]}\n"))
	f.Add([]byte("scenario: suzhou\nfactors: {a.b..c: [1], .: {by: 1}}\nnull: {people: ~}\nkeep: {measures: [x, {}]}\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		study, err := ReadStudy("study.yaml", ".", text)
		var mistakes *Errors
		switch {
		case err != nil && !errors.As(err, &mistakes):
			t.Errorf("an error that is no mistake: %v", err)
		case err == nil && len(study.Factors) > 0 && study.Base() != nil:
			levels := make([]string, len(study.Factors))
			for i, factor := range study.Factors {
				levels[i] = factor.Base
				if factor.Levels != nil {
					levels[i] = factor.Levels[0]
				}
			}
			if _, _, err := study.Point(levels, false); err != nil && !errors.As(err, &mistakes) {
				t.Errorf("a point: %v", err)
			}
		}
	})
}

// Families that must be asked for are kept only by name, and then about once a year.
func TestKeptFamilies(t *testing.T) {
	for _, c := range []struct {
		keep              string
		spectral, segment int // periods, 0 = never, -1 = as usual
	}{
		{"{every: 1}", -1, -1},
		{"{every: 5}", -1, 15},
		{"{measures: [ties_spectral]}", 12, 0},
		{"{measures: [ties_spectral, dissimilarity], every: 5}", 15, 15},
		{"{measures: {ties_spectral: {every: 30}}}", 30, 0},
		{"{measures: [gini]}", 0, 0},
	} {
		study, err := ReadStudy("study.yaml", ".", []byte("scenario: suzhou\ndesign: {kind: grid}\nfactors: {institutions.osmanthus.friends.weight: [0, 0.1]}\nkeep: "+c.keep+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		for family, want := range map[string]int{"ties_spectral": c.spectral, "dissimilarity": c.segment} {
			got := -1
			if keep, said := study.Base().Spec.Measures[family]; said {
				got = keep.Every
			}
			if got != want {
				t.Errorf("keep %s: %s is computed every %d periods, want %d", c.keep, family, got, want)
			}
		}
	}
}
