package configs

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// acts65 is one act too many.
func acts65() string {
	var b strings.Builder
	b.WriteString("acts:\n")
	for i := range 65 {
		fmt.Fprintf(&b, "  act_%d: {rate: 1}\n", i)
	}
	return b.String()
}

// malformed are scenarios that users get wrong, and what they must be told: the place first, then
// the remedy. Lines and columns were counted by hand.
var malformed = []struct {
	name, text string
	set        []string
	env        []string
	want       []string // whole mistakes, or their beginning and end with ... between
}{
	{
		name: "unknown key", text: "extends: suzhou\npeople:\n  cuont: 500\n",
		want: []string{`my.yaml:3:3: people.cuont: unknown key; did you mean "count"?`},
	},
	{
		name: "unknown key of a kind", text: "network: {degre: 4}\n",
		want: []string{`my.yaml:1:11: network.degre: network small_world has no key "degre"; it has kind, degree...; did you mean "degree"?`},
	},
	{
		name: "a key that the new kind lacks", text: "network: {kind: lattice, rewired: 0.3}\n",
		want: []string{`my.yaml:1:26: network.rewired: network lattice has no key "rewired"; it has kind, degree, homophily, shuffled`},
	},
	{
		name: "a key that has no default", text: "policies:\n  raid: {kind: abuse, group: everybody}\n  night: {kind: abuse, group: everybody, date: 0}\n", want: []string{
			`my.yaml:2:3: policies.raid.date: is missing; a whole number from 1 to 32000`,
			`my.yaml:3:48: policies.night.date: 0 is out of range; a whole number from 1 to 32000`,
		},
	},
	{
		name: "a band that cannot be read", text: "extends: suzhou\ninstitutions: {osmanthus: {bands: {cc: ninety}}}\nservices: {loan: {needs: {osmanthus: cc}}}\n",
		want: []string{`my.yaml:2:40: institutions.osmanthus.bands.cc: is "ninety"; a number`},
	},
	{
		name: "typo in a kind", text: "network:\n  kind: smal_world\n",
		want: []string{`my.yaml:2:9: network.kind: unknown kind "smal_world" of network; one of small_world, ...; did you mean "small_world"?`},
	},
	{
		name: "negative rate", text: "extends: suzhou\nacts:\n  jaywalk: {rate: -1}\n",
		want: []string{`my.yaml:3:19: acts.jaywalk.rate: -1 is out of range; a number from 0 to 366`},
	},
	{name: "NaN", text: "acts: {sing: {rate: .nan}, hum: {rate: NaN}, cry: {rate: .inf}}\n", want: []string{
		`my.yaml:1:21: acts.sing.rate: .nan is no finite number; a number from 0 to 366`,
		`my.yaml:1:40: acts.hum.rate: NaN is no finite number; a number from 0 to 366`,
		`my.yaml:1:58: acts.cry.rate: .inf is no finite number; a number from 0 to 366`,
	}},
	{
		name: "1e400", text: "people: {district_exposure: 1e400}\n",
		want: []string{`my.yaml:1:29: people.district_exposure: 1e400 is too large for a number; a number from 1 to 1000`},
	},
	{
		name: "shares", text: "extends: suzhou\npeople:\n  groups:\n    urban: {share: 0.7}\n",
		want: []string{`my.yaml:3:3: people.groups: shares sum to 1.1; they must sum to 1 (with migrant, rural of configs/suzhou.yaml; take a group out with LABEL: ~)`},
	},
	{
		name: "shares of one layer", text: "people:\n  groups: {a: {share: 0.6}, b: {share: 0.5}}\n",
		want: []string{`my.yaml:2:3: people.groups: shares sum to 2.1; they must sum to 1 (with everybody of configs/base.yaml; take a group out with LABEL: ~)`},
	},
	{
		name: "floor above cap", text: "extends: suzhou\ninstitutions:\n  osmanthus:\n    floor: 300\n",
		want: []string{`my.yaml:4:5: institutions.osmanthus.floor: 300 is above the cap of 200; floor <= base <= cap...`},
	},
	{
		name: "duplicate key", text: "people: {count: 500}\nseed: 1\npeople: {count: 600}\n",
		want: []string{`my.yaml:3:1: people: is here twice, first in line 1; keep one`},
	},
	{
		name: "tab indentation", text: "people:\n\tcount: 500\n",
		want: []string{`my.yaml:2:1: a tab indents this line; YAML indents with spaces`},
	},
	{
		name: "empty file", text: "",
		want: []string{"my.yaml: is empty; write at least a title, or `extends: suzhou`"},
	},
	{
		name: "only comments", text: "# a title would be nice\n",
		want: []string{"my.yaml: is empty; write at least a title, or `extends: suzhou`"},
	},
	{
		name: "binary file", text: "PK\x03\x04\x00\x00",
		want: []string{`my.yaml: is no text: byte 5 is 0; is it a binary file, or saved as UTF-16? A scenario is YAML in UTF-8`},
	},
	{
		name: "not UTF-8", text: "title: caf\xe9\n",
		want: []string{`my.yaml: is no text in UTF-8; is it a binary file? A scenario is YAML in UTF-8`},
	},
	{
		name: "missing parent", text: "title: x\nextends: suzou\n",
		want: []string{"my.yaml:2:10: extends: suzou: there is no such file, and no preset of that name (`socialcredit list scenarios` lists them); did you mean \"suzhou\"?"},
	},
	{
		name: "extends in a circle", text: "extends: other.yaml\n",
		want: []string{`other.yaml:1:10: extends: goes in a circle: my.yaml extends other.yaml extends my.yaml`},
	},
	{
		name: "65 acts", text: acts65(),
		want: []string{`my.yaml:1:1: acts: 65 kinds of act; at most 64...`},
	},
	{
		name: "a right needing no known band", text: "extends: suzhou\nservices:\n  loan:\n    needs: {osmanthus: cc}\n",
		want: []string{`my.yaml:4:13: services.loan.needs.osmanthus: unknown band of osmanthus "cc"; did you mean "c"?`},
	},
	{
		name: "a right above the base", text: "extends: suzhou\nservices:\n  loan: {needs: {osmanthus: a}}\n",
		want: []string{`my.yaml:3:18: services.loan.needs.osmanthus: a right must be open at the base standing, which lies in band c; choose a band not above that, or right: false`},
	},
	{
		name: "a network line with one column", text: "network:\n  kind: file\n  ties: one.csv\n",
		want: []string{`my.yaml:1:1: network: ...one.csv:2: ...`},
	},
	{
		name: "a group file lacking a node", text: "network:\n  kind: file\n  ties: ties.csv\n  groups: groups.csv\n",
		want: []string{`my.yaml:1:1: network: ...ties.csv:2: "3" is not in ...groups.csv, which must list everybody`},
	},
	{
		name: "a network file that is not there", text: "network: {kind: file, ties: tise.csv}\n",
		want: []string{`my.yaml:1:1: network: ...tise.csv...no such file...`},
	},
	{
		name: "--set without =", text: "title: x\n", set: []string{"people.count"},
		want: []string{`--set people.count: has no =; write path=value, such as people.count=1000`},
	},
	{
		name: "--set without a value", text: "title: x\n", set: []string{"people.count="},
		want: []string{`--set people.count=: has no value; a whole number from 2 to 100000000`},
	},
	{name: "--set with an unknown path", text: "extends: suzhou\n", set: []string{"institutions.osmantus.floor=10", "peple.count=4", "acts.arears.rate=1"}, want: []string{
		`--set institutions.osmantus.floor=10: institutions.osmantus: no lower layer has this label; to add it, give it whole: institutions.osmantus={...}; did you mean "osmanthus"?`,
		`--set peple.count=4: peple: unknown key; did you mean "people"?`,
		`--set acts.arears.rate=1: acts.arears: no lower layer has this label; to add it, give it whole: acts.arears={...}; did you mean "arrears"?`,
	}},
	{
		name: "--set twice, at odds", text: "title: x\n", set: []string{"people.count=400", "people=5"},
		want: []string{`--set people=5: people: contradicts --set people.count=400`},
	},
	{
		name: "0 people", text: "people:\n  count: 0\n",
		want: []string{`my.yaml:2:10: people.count: 0 is out of range; a whole number from 2 to 100000000`},
	},
	{name: "10^12 people", text: "people:\n  count: 1000000000000\n", set: []string{"people.districts=1e12"}, want: []string{
		`my.yaml:2:10: people.count: 1000000000000 is out of range; a whole number from 2 to 100000000`,
		`--set people.districts=1e12: people.districts: 1e12 is out of range; a whole number from 1 to 65535`,
	}},
	{
		name: "fractions of a person", text: "people: {count: 12.7}\n",
		want: []string{`my.yaml:1:17: people.count: 12.7 is no whole number; a whole number from 2 to 100000000`},
	},
	{name: "text for a number", text: "periods: ten\nseed: \"5\"\n", want: []string{
		`my.yaml:1:10: periods: is "ten"; a whole number from 0 to 32000`,
		`my.yaml:2:7: seed: is "5", which the quotes make text; a whole number from 0`,
	}},
	{
		name: "a list for a mapping", text: "institutions:\n  - {kind: points}\n",
		want: []string{`my.yaml:2:3: institutions: is a list; write a mapping, each entry under a label of its own: {LABEL: ..., LABEL: ...}`},
	},
	{
		name: "a kind without its mapping", text: "network: lattice\n",
		want: []string{`my.yaml:1:10: network: is "lattice"; write {kind: lattice}`},
	},
	{
		name: "no kind", text: "institutions: {zhima: {base: 600}}\n",
		want: []string{`my.yaml:1:16: institutions.zhima.kind: is missing; one of points, ...`},
	},
	{
		name: "finer than a hundredth", text: "extends: suzhou\ninstitutions: {osmanthus: {rules: {jaywalk: {points: -0.005}}}}\n",
		want: []string{`my.yaml:2:46: institutions.osmanthus.rules.jaywalk.points: -0.005 points is finer than a hundredth or beyond 10 million`},
	},
	{name: "labels", text: "acts: {Jay-Walk: {rate: 1}, _x: {rate: 1}}\n", want: []string{
		`my.yaml:1:8: acts.Jay-Walk: a label is lower_snake_case: a to z, 0 to 9 and _, a letter first; did you mean "jay_walk"?`,
		`my.yaml:1:29: acts._x: a label is lower_snake_case: a to z, 0 to 9 and _, a letter first; did you mean "x"?`,
	}},
	{
		name: "nothing to take out", text: "extends: suzhou\nacts: {jaywlak: ~}\n",
		want: []string{`my.yaml:2:8: acts.jaywlak: there is nothing to take out: no lower layer has this label; did you mean "jaywalk"?`},
	},
	{name: "measures", text: "measures: {ginni: {every: 1}, gini: {}}\n", want: []string{
		`my.yaml:1:12: measures.ginni: unknown family of measures; did you mean "gini"?`,
		`my.yaml:1:31: measures.gini: says nothing; write gini: {every: N}`,
	}},
	{
		name: "an unknown rule", text: "extends: suzhou\ninstitutions: {osmanthus: {rules: {jaywlak: {points: -1}}}}\n",
		want: []string{`my.yaml:2:36: institutions.osmanthus.rules.jaywlak: unknown kind of act or sent record "jaywlak"; did you mean "jaywalk"?`},
	},
	{
		name: "no YAML", text: "title: Suzhou: a test\n",
		want: []string{`my.yaml:1:1: this is no YAML: mapping values are not allowed in this context; is there a second colon (quote the text), or is the indentation off?`},
	},
	{
		name: "two documents", text: "title: a\n---\ntitle: b\n",
		want: []string{`my.yaml:2:1: a second YAML document begins here; a file holds one scenario`},
	},
	{
		name: "merge keys", text: "acts:\n  a: &a {rate: 1}\n  b: {<<: *a}\n",
		want: []string{`my.yaml:3:7: acts.b: YAML's << is not for scenarios; use extends, or write the values out`},
	},
	{
		name: "a bomb of anchors", text: bomb(),
		want: []string{`my.yaml:...: more than 200000 values, or more than 64 levels; are anchors nested?`},
	},
	{name: "variables", text: "title: x\n", env: []string{"SOCIALCREDIT_PEPLE__COUNT=5", "SOCIALCREDIT_SEED=-1", "SOCIALCREDIT_PERIODS=", "HOME=/"}, want: []string{
		`SOCIALCREDIT_PEPLE__COUNT: means no key of a scenario; write SOCIALCREDIT_ and the path in upper case with __ for each dot, such as SOCIALCREDIT_PEOPLE__COUNT; did you mean "SOCIALCREDIT_PEOPLE__COUNT"?`,
		`SOCIALCREDIT_PERIODS: has no value; a whole number from 0 to 32000`,
		`SOCIALCREDIT_SEED: seed: -1 is out of range; a whole number from 0`,
	}},
	{name: "all at once", text: "extends: suzhou\npeople:\n  count: 0\n  groups:\n    urban: {share: 0.7}\nacts:\n  jaywalk: {rate: -1, noticd: 1}\nservices:\n  loan: {needs: {osmanthus: z}}\ninstitutions: {osmanthus: {memory: 0, rules: {litter: {points: -1}}}}\n", want: []string{
		`my.yaml:3:10: people.count: 0 is out of range...`,
		`my.yaml:4:3: people.groups: shares sum to 1.1...`,
		`my.yaml:7:19: acts.jaywalk.rate: -1 is out of range...`,
		`my.yaml:7:23: acts.jaywalk.noticd: unknown key; did you mean "noticed"?`,
		`my.yaml:9:18: services.loan.needs.osmanthus: unknown band of osmanthus "z"; one of e, d, c, b, a, aa`,
		`my.yaml:10:36: institutions.osmanthus.memory: "0" is no length of time; ...`,
		`my.yaml:10:47: institutions.osmanthus.rules.litter: unknown kind of act or sent record "litter"; one of arrears, ...`,
	}},
}

// bomb doubles a mapping thirty times over.
func bomb() string {
	text := "acts:\n  a0: &a0 {rate: 1}\n"
	for i := 1; i < 30; i++ {
		text += fmt.Sprintf("  a%d: &a%d {x: *a%d, y: *a%d}\n", i, i, i-1, i-1)
	}
	return text
}

func TestMalformed(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	writeFile(t, "other.yaml", "extends: my.yaml\n")
	writeFile(t, "one.csv", "1,2\n3\n4,5\n")
	writeFile(t, "ties.csv", "1,2\n2,3\n")
	writeFile(t, "groups.csv", "1,town\n2,town\n")
	for _, c := range malformed {
		t.Run(c.name, func(t *testing.T) {
			writeFile(t, "my.yaml", c.text)
			_, err := Load("my.yaml", Options{Set: c.set, Env: c.env})
			checkMistakes(t, err, c.want)
		})
	}
}

func TestMalformedReferences(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	writeFile(t, "large.yaml", strings.Repeat("# four mebibytes of comments\n", 1<<18))
	if err := os.Mkdir("sub", 0o755); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join("sub", "my.yaml"), "title: x\n")
	const noFile = ": there is no such file, and no preset of that name (`socialcredit list scenarios` lists them)"
	for ref, want := range map[string]string{
		"suzou":           "suzou" + noFile + `; did you mean "suzhou"?`,
		"suzhou.yaml":     "suzhou.yaml" + noFile + `; did you mean "suzhou"?`,
		"sub/mi.yaml":     "sub/mi.yaml" + noFile + `; did you mean "my.yaml"?`,
		"nothing/like/it": "nothing/like/it" + noFile,
		"sub":             "sub: is a directory; name a file in it, such as sub/my.yaml",
		"":                `"": is a directory; name a file in it, such as large.yaml`,
		"large.yaml":      "large.yaml: is larger than 4 MiB; is it a scenario?",
	} {
		t.Run(ref, func(t *testing.T) {
			_, err := Load(ref, Options{})
			checkMistakes(t, err, []string{want})
		})
	}
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// checkMistakes looks whether an error says what it should, in that order and nothing else.
func checkMistakes(t *testing.T, err error, want []string) {
	t.Helper()
	var all *Errors
	if !errors.As(err, &all) {
		t.Fatalf("error %v, want *Errors", err)
	}
	got := strings.Split(err.Error(), "\n")
	if len(got) != len(want) {
		t.Fatalf("%d mistakes, want %d:\n%v", len(got), len(want), err)
	}
	for i := range want {
		rest, ok := got[i], true
		parts := strings.Split(want[i], "...")
		for k, part := range parts {
			at := strings.Index(rest, part)
			if at < 0 || k == 0 && at > 0 || k == len(parts)-1 && part != "" && !strings.HasSuffix(rest, part) {
				ok = false
				break
			}
			rest = rest[at:]
		}
		if !ok || len(parts) == 1 && got[i] != want[i] {
			t.Errorf("mistake %d:\n got %s\nwant %s", i+1, got[i], want[i])
		}
	}
}
