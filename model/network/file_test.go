package network

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialcredit/model"
)

// enrol reads files of these texts; an empty second one is none.
func enrol(t testing.TB, ties, groups, header string) (*File, *model.Spec, error) {
	t.Helper()
	f := &File{Ties: write(t, "ties.csv", ties), Header: header}
	if groups != "" {
		f.GroupsFile = write(t, "groups.csv", groups)
	}
	spec := newSpec(f, 1000, 1)
	return f, spec, f.Enrol(spec)
}

// pairsOf lists the ties as read.
func pairsOf(f *File) string {
	var b strings.Builder
	for i := 0; i < len(f.read.ends); i += 2 {
		fmt.Fprintf(&b, "%s-%s ", f.read.names[f.read.ends[i]], f.read.names[f.read.ends[i+1]])
	}
	return strings.TrimSpace(b.String())
}

func TestFileIsRead(t *testing.T) {
	for _, c := range []struct {
		name, ties, groups, header string
		want                       string
	}{
		{"numbers", "1,2\n2,3\n", "", "auto", "1-2 2-3"},
		{"header over numbers", "node_1,node_2\n1,2\n2,3\n", "", "auto", "1-2 2-3"},
		{"header over a number and a name", "who,whom\nann,2\n2,bob\n", "", "auto", "ann-2 2-bob"},
		{"header over names", "who,whom\nann,bob\nbob,cyd\n", "", "auto", "ann-bob bob-cyd"},
		{"names", "ann,bob\nbob,cyd\ncyd,dan\n", "", "auto", "ann-bob bob-cyd cyd-dan"},
		{"names, the second recurs", "who,whom\nann,whom\n", "", "auto", "who-whom ann-whom"},
		{"header: no", "who,whom\nann,bob\n", "", "no", "who-whom ann-bob"},
		{"header: yes over what recurs", "ann,bob\nbob,cyd\n", "", "yes", "bob-cyd"},
		{"header: yes over one column", "ties\nbob,cyd\n", "", "yes", "bob-cyd"},
		{"a number in the first line only", "1,b\nc,d\n", "", "auto", "1-b c-d"},
		{"tabs", "ann lee\tbob, jr\nbob, jr\tann lee\n", "", "auto", "ann lee-bob, jr bob, jr-ann lee"},
		{"spaces", "1   2 0.5\n 2\t3\n", "", "auto", "1-2 2-3"},
		{"more columns", "1,2,0.5\n2,3,7\n", "", "auto", "1-2 2-3"},
		{"carriage returns, blanks, no end", "1,2\r\n\r\n  \n 2 , 3 ", "", "auto", "1-2 2-3"},
		{"byte order mark", "\ufeffwho,whom\n1,2\n", "", "auto", "1-2"},
		{"comments", "# from to\n% n = 3\n1 2\n2 3\n", "", "auto", "1-2 2-3"},
		{"number signs in names", "a,#b\n#b,a\n", "", "auto", "a-#b #b-a"},
		{"quotes", "\"lee, ann\",\"bob \"\"b\"\"\"\nx,\"lee, ann\"\n", "", "auto", "lee, ann-bob \"b\" x-lee, ann"},
		{"numbers are names", "1,01\n1.0,1\n", "", "auto", "1-01 1.0-1"},
		{"large numbers", "123456789012,99999999\n99999999,4\n", "", "auto", "123456789012-99999999 99999999-4"},
		{"any script", "安娜,鲍勃\n鲍勃,安娜\n", "", "auto", "安娜-鲍勃 鲍勃-安娜"},
		{"groups", "who,whom\nann,bob\n", "name,group\nann,x\nbob,x\ncyd,y\n", "auto", "ann-bob"},
		{"groups without headers", "ann,bob\n", "ann,x\nbob,x\ncyd,y\n", "no", "ann-bob"},
		{"a word of both headers", "name,friend\nann,bob\n", "name,group\nann,x\nbob,y\n", "auto", "ann-bob"},
		{"all groups different", "cyd,ann\nann,bob\n", "ann,x\nbob,y\ncyd,z\n", "auto", "cyd-ann ann-bob"},
		{"numbers and groups", "a,b\n0,1\n1,2\n", "node,group\n0,8\n1,17\n2,8\n", "auto", "0-1 1-2"},
	} {
		f, _, err := enrol(t, c.ties, c.groups, c.header)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := pairsOf(f); got != c.want {
			t.Errorf("%s: %q is read, want %q", c.name, got, c.want)
		}
	}
}

func TestFileIsWrong(t *testing.T) {
	for _, c := range []struct{ name, ties, groups, want string }{
		{"empty", "", "", "ties.csv: the file is empty; lines with two columns are needed"},
		{"only comments", "# nothing\n", "", "ties.csv: the file is empty"},
		{"one column", "1,2\n3\n", "", "ties.csv:2: one column; two are needed, with a comma, a tab or a space between them"},
		{"one column in the first line", "12\n", "", "ties.csv:1: one column"},
		{"semicolons", "1;2\n", "", "ties.csv:1: one column"},
		{"empty column", "1,2\n\n,3\n", "", "ties.csv:3: an empty column; the first two must hold something"},
		{"one person", "1,1\n", "", "ties.csv: only one person; at least two are needed"},
		{"a single line", "ann,bob\n", "", "ties.csv:1: the only line may be a header; write header: yes or header: no"},
		{"binary", "1,2\n\x00\x01,3\n", "", "ties.csv:2: this is no text; a text file is needed"},
		{"another encoding", "1,2\n\xb0\xb2,3\n", "", "ties.csv:2: this is not UTF-8; save the file as UTF-8"},
		{"a long line", "1,2\n" + strings.Repeat("x", 1<<17) + "\n", "", "ties.csv:2: a line of more than 65536 bytes; is this the right file?"},
		{"open quote", "1,2\n\"3,4\n", "", "ties.csv:2: a quotation mark without a second one"},
		{"after a quote", "1,2\n\"3\"x,4\n", "", "ties.csv:2: something between a closing quotation mark and the end of the column"},
		{"missing person", "1,2\n2,9\n", "1,a\n2,a\n", "ties.csv:2: \"9\" is not in "},
		{"listed twice", "1,2\n", "1,a\n2,a\n1,b\n", "groups.csv:3: \"1\" is listed a second time"},
		{"all", "1,2\n", "1,a\n2,All\n", "groups.csv:2: no group may be called all: tables use that word for everybody"},
		{"no letter", "1,2\n", "1,a\n2,--\n", "groups.csv:2: the group \"--\" has no letter and no digit"},
		{"groups in one column", "1,2\n", "1,a\n2\n", "groups.csv:2: one column"},
	} {
		_, _, err := enrol(t, c.ties, c.groups, "auto")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	many := ""
	for i := range 65 {
		many += fmt.Sprintf("%d,g%d\n", i, i)
	}
	if _, _, err := enrol(t, "1,2\n", many, "auto"); err == nil || !strings.Contains(err.Error(), "groups.csv:65: more than 64 groups") {
		t.Errorf("65 groups: %v", err)
	}
}

func TestPathIsWrong(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		f    File
		want string
	}{
		{File{Header: "auto"}, "ties: name the file that holds them"},
		{File{Ties: "x", Header: "maybe"}, "header: \"maybe\"; write auto, yes or no"},
		{File{Ties: dir, Header: "auto"}, dir + ": this is a directory; a text file is needed"},
		{File{Ties: filepath.Join(dir, "none"), Header: "auto"}, filepath.Join(dir, "none") + ": no such file or directory"},
		{File{Ties: "testdata/karate_ties.csv", GroupsFile: dir, Header: "auto"}, dir + ": this is a directory"},
	} {
		if _, problems := newSpec(&c.f, 10, 1).Bind(); len(problems) != 1 || !strings.Contains(problems[0].Text, c.want) || problems[0].Path != "network" {
			t.Errorf("%+v: %v, want %q", c.f, problems, c.want)
		}
	}
}

// The people of the file replace those of the scenario, and so do the groups; a group that the
// scenario configures keeps what it says. Reading twice changes nothing.
func TestEnrol(t *testing.T) {
	f, spec, err := enrol(t, "ann,bob\nbob,cyd\n", "ann,Urban\nbob,8\ncyd,Far-off Land!\ndan,URBAN\n", "no")
	if err != nil {
		t.Fatal(err)
	}
	urban := model.NewGroup()
	urban.Opportunity, urban.Share = 1.2, 0.6
	spec.People.Groups = map[string]model.Group{"urban": urban, "rural": model.NewGroup()}
	for range 2 {
		if err := f.Enrol(spec); err != nil {
			t.Fatal(err)
		}
		groups := spec.People.Groups
		if spec.People.Count != 4 || len(groups) != 3 || groups["urban"].Share != 0.5 || groups["urban"].Opportunity != 1.2 ||
			groups["8"].Share != 0.25 || groups["far_off_land"].Opportunity != 1 {
			t.Errorf("%d people in %v", spec.People.Count, groups)
		}
	}
	if !slices.Equal(f.Names(), []string{"ann", "bob", "cyd", "dan"}) || !slices.Equal(f.Groups(), []string{"urban", "8", "far_off_land", "urban"}) {
		t.Errorf("%v in %v", f.Names(), f.Groups())
	}
	f.Ties = "testdata/karate_ties.csv" // another file is read anew
	f.GroupsFile, f.Header = "", "auto"
	if err := f.Enrol(spec); err != nil || spec.People.Count != 34 || f.Groups() != nil {
		t.Errorf("%d people, %v", spec.People.Count, err)
	}
}

// Zachary's karate club (1977): 34 members, 78 friendships, two factions. Assortativities and
// clustering as networkx 3.6.1 computes them for its karate_club_graph without weights.
func TestKarateClub(t *testing.T) {
	w := newWorld(t, &File{Ties: "testdata/karate_ties.csv", GroupsFile: "testdata/karate_groups.csv", Header: "auto"}, 10, 1, 2)
	d := Describe(w)
	if d.People != 34 || d.Ties != 78 || d.HighestDegree != 17 || d.Components != 1 || d.Isolated != 0 || d.Giant != 1 || d.ClusteringPeople != 34 {
		t.Errorf("%+v", d)
	}
	for _, c := range []struct {
		what      string
		got, want Index
	}{
		{"degree assortativity", d.DegreeAssortativity, -0.47561309768461413},
		{"group assortativity", d.GroupAssortativity, 0.717530864197531},
		{"clustering", d.Clustering, 0.5706384782076823},
		{"E-I", d.GroupEI, (11 - 67) / 78.0}, // 11 ties between the factions
	} {
		if math.Abs(float64(c.got-c.want)) > 1e-12 {
			t.Errorf("%s is %v, want %v", c.what, c.got, c.want)
		}
	}
	if w.Names[0] != "1" || w.Names[33] != "34" || !slices.Equal(w.Layout.Groups, []string{"mr_hi", "officer"}) {
		t.Errorf("names %v, groups %v", w.Names, w.Layout.Groups)
	}
}

// Ties to oneself and repeated ties, either way round, are dropped and counted.
func TestDroppedTiesOfFile(t *testing.T) {
	w := newWorld(t, &File{Ties: write(t, "ties", "1 2\n2 1\n1 2\n3 3\n2 3\n"), Header: "auto"}, 10, 1, 1)
	if w.Ties.Ties() != 2 || w.SelfTies != 1 || w.RepeatedTies != 2 {
		t.Errorf("%d ties, %d to oneself, %d repeated", w.Ties.Ties(), w.SelfTies, w.RepeatedTies)
	}
}

// Whatever a file holds, reading it ends in an error that names the file or in a network whose ties
// lead to people.
func FuzzFile(f *testing.F) {
	f.Add("1,2\n2,3\n", "", uint8(0))
	f.Add("who\twhom\nann\tbob\n", "name,group\nann,x\nbob,All\n", uint8(0))
	f.Add("\"a\"\"b\",c\n# d e\n", "a\"b,1\n", uint8(2))
	f.Add("\ufeff# x\n\n1 2\r\n", "x", uint8(1))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, ties, groups string, header uint8) {
		n := &File{Ties: filepath.Join(dir, "ties"), Header: []string{"auto", "yes", "no"}[header%3]}
		if os.WriteFile(n.Ties, []byte(ties), 0o600) != nil {
			t.Skip()
		}
		if groups != "" {
			if n.GroupsFile = filepath.Join(dir, "groups"); os.WriteFile(n.GroupsFile, []byte(groups), 0o600) != nil {
				t.Skip()
			}
		}
		spec := newSpec(n, 1000, 1)
		if err := n.Enrol(spec); err != nil {
			if !strings.HasPrefix(err.Error(), dir) {
				t.Errorf("%v does not name the file", err)
			}
			return
		}
		if len(n.read.ends) == 0 || len(n.read.ends)%2 != 0 || n.GroupsFile != "" && len(n.Groups()) != len(n.Names()) {
			t.Fatalf("%+v", n.read)
		}
		for _, end := range n.read.ends {
			if int(end) >= spec.People.Count {
				t.Fatalf("a tie leads to %d of %d people", end, spec.People.Count)
			}
		}
		names := slices.Clone(n.Names())
		slices.Sort(names)
		if len(slices.Compact(names)) != spec.People.Count {
			t.Fatalf("some people have the same name: %q", n.Names())
		}
	})
}
