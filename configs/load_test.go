package configs

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"socialcredit/configs/internal/shape"

	"socialcredit/model/institution"
	"socialcredit/model/network"
)

// load loads a scenario file of the given text.
func load(t *testing.T, text string, o Options) *Scenario {
	t.Helper()
	t.Chdir(t.TempDir())
	writeFile(t, "my.yaml", text)
	return loadNamed(t, "my.yaml", o)
}

func loadNamed(t *testing.T, ref string, o Options) *Scenario {
	t.Helper()
	s, err := Load(ref, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func points(t *testing.T, s *Scenario) *institution.Points {
	t.Helper()
	p, ok := s.Spec.Institutions["osmanthus"].(*institution.Points)
	if !ok {
		t.Fatalf("osmanthus is a %T", s.Spec.Institutions["osmanthus"])
	}
	return p
}

// Each layer wins over the one before: suzhou has 100,000 people.
func TestLayers(t *testing.T) {
	file := "extends: suzhou\npeople: {count: 5000}\n"
	env := []string{"SOCIALCREDIT_PEOPLE__COUNT=4000"}
	set := []string{"people.count=3000", "people.count=2000"}
	for _, c := range []struct {
		text string
		o    Options
		want int
	}{
		{"extends: suzhou\n", Options{}, 100000},
		{file, Options{}, 5000},
		{file, Options{Env: env}, 4000},
		{file, Options{Env: env, Set: set}, 2000},
	} {
		if got := load(t, c.text, c.o).Spec.People.Count; got != c.want {
			t.Errorf("%q %v: %d people, want %d", c.text, c.o, got, c.want)
		}
	}
}

// A value that is set leaves alone what lies beside it.
// What a flag of one scenario says comes after --set, and is called by its name.
func TestOwnComesAfterSet(t *testing.T) {
	s, err := Load("suzhou", Options{
		Set: []string{"periods=7", "people.count=900"}, Own: []string{"periods=9"}, OwnFlag: "--set-b",
	})
	if err != nil || s.Spec.Periods != 9 || s.Spec.People.Count != 900 {
		t.Fatalf("%v", err)
	}
	_, err = Load("suzhou", Options{Set: []string{"periods=7"}, Own: []string{"perods=9"}, OwnFlag: "--set-b"})
	if err == nil || !strings.HasPrefix(err.Error(), "--set-b perods=9: perods: ") || !strings.Contains(err.Error(), `did you mean "periods"?`) {
		t.Errorf("%v", err)
	}
}

func TestSetKeepsSiblings(t *testing.T) {
	s := loadNamed(t, "suzhou", Options{Set: []string{"institutions.osmanthus.rules.jaywalk={points: -3}", "people={count: 500}"}})
	p := points(t, s)
	if r := p.Rules["jaywalk"]; r.Points != -3 || r.Yearly != 12 {
		t.Errorf("jaywalk is %+v", r)
	}
	if len(p.Rules) != 12 || p.Cap != 200 || len(s.Spec.People.Groups) != 3 || s.Spec.People.Count != 500 {
		t.Errorf("%d rules, cap %v, %d groups, %d people", len(p.Rules), p.Cap, len(s.Spec.People.Groups), s.Spec.People.Count)
	}
}

// A kind that changes keeps what both kinds have and drops the rest.
func TestKindChanges(t *testing.T) {
	s := load(t, "extends: suzhou\nnetwork: {kind: lattice, homophily: 0.2}\n", Options{Set: []string{"institutions.osmanthus.kind=constant", "institutions.osmanthus.floor=50", "institutions.osmanthus.bands.e=50"}})
	lattice, ok := s.Spec.Network.(*network.Lattice)
	if !ok || lattice.Degree != 10 || lattice.Homophily != 0.2 {
		t.Errorf("the network is %#v", s.Spec.Network)
	}
	c, ok := s.Spec.Institutions["osmanthus"].(*institution.Constant)
	if !ok || c.Floor != 50 || c.Bands["aa"] != 150 {
		t.Errorf("the institution is %#v", s.Spec.Institutions["osmanthus"])
	}
	// The order of flags does not matter: they are one layer.
	s = loadNamed(t, "suzhou", Options{Set: []string{"network.degree_min=3", "network.kind=configuration"}})
	if c, ok := s.Spec.Network.(*network.Configuration); !ok || c.DegreeMin != 3 {
		t.Errorf("the network is %#v", s.Spec.Network)
	}
	// There and back again: what was dropped stays dropped.
	s = load(t, "extends: suzhou\ninstitutions: {osmanthus: {friends: {kind: none}}}\n", Options{Set: []string{"institutions.osmanthus.friends.kind=bonus"}})
	if f, ok := points(t, s).Friends.(*institution.Bonus); !ok || f.Weight != 0.2 {
		t.Errorf("friends are %#v", points(t, s).Friends)
	}
}

// A value that two kinds share must fit the new one: bonus lies below 1, share may be 1.
func TestSharedValueOutOfRange(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "my.yaml", "extends: suzhou\ninstitutions: {osmanthus: {friends: {kind: share, weight: 1}}}\n")
	_, err := Load("my.yaml", Options{Set: []string{"institutions.osmanthus.friends.kind=bonus"}})
	checkMistakes(t, err, []string{"my.yaml:2:59: institutions.osmanthus.friends.weight: 1 is out of range; a number from 0 to below 1, now that the friends is bonus"})
}

func TestTakingOut(t *testing.T) {
	s := load(t, "extends: suzhou\ninstitutions: {osmanthus: {rules: {honour: ~, jaywalk: {points: -2}}, bands: {aa: null}}}\n", Options{Set: []string{"institutions.osmanthus.rules.arrears=~", "services.career=null"}})
	p := points(t, s)
	if _, there := p.Rules["honour"]; there || len(p.Rules) != 10 || len(p.Bands) != 5 || len(s.Spec.Services) != 4 {
		t.Errorf("%d rules, %d bands, %d services", len(p.Rules), len(p.Bands), len(s.Spec.Services))
	}
	if strings.Contains(string(s.YAML()), "honour:\n      points") {
		t.Error("the rule is still written")
	}
}

func TestGroups(t *testing.T) {
	for _, c := range []struct {
		set  string
		want []string
	}{
		{"people.groups={a: {share: 1}}", []string{"a"}},
		{"people.groups={2010s: {share: 0.5}, urban: {share: 0.5}}", []string{"2010s", "urban"}},
		{"people.groups={urban: {share: 0.5}, student: {share: 0.1}}", []string{"migrant", "rural", "student", "urban"}},
		{"people.groups={urban: {opportunity: 1}}", []string{"migrant", "rural", "urban"}},
	} {
		s := loadNamed(t, "suzhou", Options{Set: []string{c.set}})
		if !slices.Equal(s.Layout.Groups, c.want) {
			t.Errorf("%s: groups %v, want %v", c.set, s.Layout.Groups, c.want)
		}
	}
}

// memory takes one value for both of its keys.
func TestOneValueForAll(t *testing.T) {
	for _, c := range []struct {
		set      []string
		want     institution.Memory
		contains string
	}{
		{nil, institution.Memory{Rewards: 5, Penalties: 5}, "memory: 5 "},
		{[]string{"institutions.osmanthus.memory=forever"}, institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}, "memory: forever "},
		{[]string{"institutions.osmanthus.memory.rewards=2"}, institution.Memory{Rewards: 2, Penalties: 5}, "rewards: 2 "},
		{[]string{"institutions.osmanthus.memory={penalties: forever}"}, institution.Memory{Rewards: 5, Penalties: institution.Forever}, "penalties: forever "},
	} {
		s := loadNamed(t, "suzhou", Options{Set: c.set})
		if got := points(t, s).Memory; got != c.want {
			t.Errorf("%v: memory %v, want %v", c.set, got, c.want)
		}
		if !strings.Contains(string(s.YAML()), c.contains) {
			t.Errorf("%v: YAML without %q", c.set, c.contains)
		}
	}
	_, err := Load("suzhou", Options{Set: []string{"institutions.osmanthus.memory=never"}})
	checkMistakes(t, err, []string{`--set institutions.osmanthus.memory=never: institutions.osmanthus.memory: "never" is no length of time; ...`})
}

func TestVariables(t *testing.T) {
	for _, c := range []struct{ variable, path string }{
		{"SOCIALCREDIT_PEOPLE__COUNT", "people.count"},
		{"SOCIALCREDIT_PEOPLE_COUNT", "people.count"},
		{"SOCIALCREDIT_RECORD_REVIEW_ERROR", "record.review_error"},
		{"SOCIALCREDIT_RECORD__ERROR__BORDER_SHARE", "record.error.border_share"},
		{"SOCIALCREDIT_ACTS_DONATE_BLOOD_RATE", "acts.donate_blood.rate"},
		{"SOCIALCREDIT_ACTS__DONATE_BLOOD_RATE", "acts.donate_blood.rate"},
		{"SOCIALCREDIT_MEASURES_ABSOLUTE_GINI_EVERY", "measures.absolute_gini.every"},
		{"SOCIALCREDIT_NETWORK_EXPONENT", "network.exponent"}, // of a kind that another layer may choose
		{"SOCIALCREDIT_ACTS__SING", "acts.sing"},
	} {
		l, r := &layer{}, &report{}
		name := strings.ToLower(strings.TrimPrefix(c.variable, prefix))
		tree := newTree(shape.Spec())
		m := &merger{report: r, layer: l}
		m.lay(tree.under["acts"], &written{form: mappingForm, entries: []entry{{name: "donate_blood", value: &written{form: mappingForm}}}}, "acts")
		if got := dotted(l.path(name, tree, place{origin: c.variable}, r)); got != c.path {
			t.Errorf("%s means %q, want %q %v", c.variable, got, c.path, r.found)
		}
	}
	// Where a label makes two readings possible, neither is guessed.
	text := "extends: suzhou\nacts: {arrears_rate: {rate: 1}}\n"
	t.Chdir(t.TempDir())
	writeFile(t, "my.yaml", text)
	_, err := Load("my.yaml", Options{Env: []string{"SOCIALCREDIT_ACTS_ARREARS_RATE=1"}})
	checkMistakes(t, err, []string{"SOCIALCREDIT_ACTS_ARREARS_RATE: may mean acts.arrears.rate or acts.arrears_rate; write __ for each dot, such as SOCIALCREDIT_ACTS__ARREARS__RATE"})
	s := load(t, text, Options{Env: []string{"SOCIALCREDIT_ACTS__ARREARS__RATE=1"}})
	if s.Spec.Acts["arrears"].Rate != 1 {
		t.Errorf("arrears %+v", s.Spec.Acts["arrears"])
	}
}

func TestTextNeedsNoQuotes(t *testing.T) {
	for value, want := range map[string]string{"Suzhou: a test": "Suzhou: a test", "'quoted'": "quoted", "[1]": "[1]", "a # b": "a # b", "": "", "12": "12"} {
		if got := loadNamed(t, "suzhou", Options{Set: []string{"title=" + value}}).Spec.Title; got != want {
			t.Errorf("title %q, want %q", got, want)
		}
	}
}

func TestWholeNumbers(t *testing.T) {
	for value, want := range map[string]int{"1e3": 1000, "1_000": 1000, "1000.0": 1000, "0x3e8": 1000, "+1000": 1000} {
		if got := loadNamed(t, "suzhou", Options{Set: []string{"people.count=" + value}}).Spec.People.Count; got != want {
			t.Errorf("%s: %d people, want %d", value, got, want)
		}
	}
	if got := loadNamed(t, "suzhou", Options{Set: []string{"seed=18446744073709551615"}}).Spec.Seed; got != 1<<64-1 {
		t.Errorf("seed %d", got)
	}
	for _, set := range []string{"seed=-1", "seed=18446744073709551616", "people.count=0777", "periods=-0.5", "people.count=1e30"} {
		if _, err := Load("suzhou", Options{Set: []string{set}}); err == nil {
			t.Errorf("%s is accepted", set)
		}
	}
}

func TestInputs(t *testing.T) {
	s := func() *Scenario {
		t.Chdir(t.TempDir())
		writeFile(t, "ties.csv", "a,b\nb,c\n")
		writeFile(t, "groups.csv", "a,town\nb,village\nc,town\n")
		writeFile(t, "my.yaml", "network: {kind: file, ties: ties.csv, groups: groups.csv}\npeople: {districts: 1}\n")
		return loadNamed(t, "my.yaml", Options{})
	}
	a, b := s(), s()
	if files := a.Inputs(); len(files) != 2 || !strings.HasSuffix(files[0], "/ties.csv") || !strings.HasSuffix(files[1], "/groups.csv") {
		t.Errorf("inputs %v", files)
	}
	if string(a.Canonical()) != string(b.Canonical()) {
		t.Error("the canonical form tells where the files are")
	}
	if a.Spec.People.Count != 3 || !slices.Equal(a.Layout.Groups, []string{"town", "village"}) {
		t.Errorf("%d people in %v", a.Spec.People.Count, a.Layout.Groups)
	}
	t.Chdir(t.TempDir())
	writeFile(t, "again.yaml", string(a.YAML()))
	if again := loadNamed(t, "again.yaml", Options{}); string(again.Canonical()) != string(a.Canonical()) {
		t.Error("the resolved scenario reads other files")
	}
}

// Kinds keep state: each simulation gets its own.
func TestFresh(t *testing.T) {
	s := loadNamed(t, "suzhou", Options{})
	a, b := s.Fresh(), s.Fresh()
	if a.Institutions["osmanthus"] == b.Institutions["osmanthus"] || a.Network == b.Network || a == s.Spec {
		t.Error("two specs share a kind")
	}
	if _, problems := a.Bind(); len(problems) > 0 {
		t.Error(problems)
	}
}

// Loading and writing share nothing that is not made once.
func TestManyAtOnce(t *testing.T) {
	s := loadNamed(t, "suzhou", Options{})
	want := string(s.YAML())
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			other, err := Load("suzhou", Options{})
			if err != nil || string(other.YAML()) != want || string(s.YAML()) != want || s.Fresh().Title != s.Spec.Title {
				t.Errorf("another scenario at once, %v", err)
			}
		})
	}
	all.Wait()
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load("suzhou", Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
