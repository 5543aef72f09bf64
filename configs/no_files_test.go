package configs

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Where no file may be read, none is: a setting that names one is told with its place, and a file that is there is
// told like one that is not.
func TestNoFiles(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	there, missing := filepath.Join(dir, "ties.csv"), filepath.Join(dir, "nothing.csv")
	writeFile(t, "ties.csv", "secret,words\n")
	for _, c := range []struct {
		set  []string
		want []string
	}{
		{[]string{"network.kind=file", "network.ties=" + there}, []string{"--set network.ties=" + there + ": network.ties: " + noFile}},
		{[]string{"network.kind=file", "network.ties=" + missing}, []string{"--set network.ties=" + missing + ": network.ties: " + noFile}},
		{[]string{"network.kind=file", "network.ties=ties.csv", "network.groups=ties.csv"}, []string{
			"--set network.groups=ties.csv: network.groups: " + noFile, "--set network.ties=ties.csv: network.ties: " + noFile,
		}},
		{[]string{"network={kind: file, ties: ties.csv}"}, []string{"network={kind: file, ties: ties.csv}: network.ties: " + noFile}},
		{[]string{"network.kind=configuration", "network.degrees=ties.csv"}, []string{"--set network.degrees=ties.csv: network.degrees: " + noFile}},
		{[]string{"extends=my.yaml"}, []string{"only a file can extend another"}},
	} {
		_, err := Load("suzhou", Options{Set: c.set, NoFiles: true})
		if err == nil {
			t.Errorf("%v: no mistake", c.set)
			continue
		}
		for _, want := range c.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%v:\n%v\nwant\n%s", c.set, err, want)
			}
		}
		if lines := strings.Count(err.Error(), "\n") + 1; lines != len(c.want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%v: %d mistakes, want %d:\n%v", c.set, lines, len(c.want), err)
		}
	}
	if _, err := Load("suzhou", Options{Set: []string{"network.kind=small_world"}, NoFiles: true}); err != nil {
		t.Error(err)
	}
}

// The layers below --set may name no file either, not even by a word that a later kind takes for a file.
func TestNoFilesOfTheEnvironment(t *testing.T) {
	_, err := Load("suzhou", Options{Env: []string{"SOCIALCREDIT_NETWORK__KIND=file", "SOCIALCREDIT_NETWORK__TIES=a.csv"}, NoFiles: true})
	if err == nil || err.Error() != "SOCIALCREDIT_NETWORK__TIES: network.ties: "+noFile {
		t.Errorf("%v", err)
	}
}

// A scenario is then one that the program carries, and what is said to be a path is not even looked for.
func TestNoFilesOnlyPresets(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "mine.yaml", "title: mine\n")
	if err := os.Mkdir("sub", 0o755); err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]string{
		"mine.yaml":   "mine.yaml: there is no preset of that name, and no file may be read here",
		"mine":        "mine: there is no preset of that name, and no file may be read here",
		"sub":         "sub: there is no preset of that name, and no file may be read here",
		"suzou":       `suzou: there is no preset of that name, and no file may be read here; did you mean "suzhou"?`,
		"/etc/passwd": "/etc/passwd: there is no preset of that name, and no file may be read here",
		"":            `"": there is no preset of that name, and no file may be read here`,
	} {
		if _, err := Load(ref, Options{NoFiles: true}); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", ref, err, want)
		}
	}
}

// Nor does a scenario that was loaded so take a file later.
func TestNoFilesWith(t *testing.T) {
	s := loadNamed(t, "suzhou", Options{Set: []string{"network.kind=configuration"}, NoFiles: true})
	if _, err := s.With([]string{"network.degrees=a.csv"}); err == nil || !strings.Contains(err.Error(), "network.degrees: "+noFile) {
		t.Errorf("%v", err)
	}
	if _, err := s.With([]string{"network.degrees="}); err != nil {
		t.Error(err)
	}
}

// A file of the command line's may name files, but nobody may swap them.
func TestNoFilesSaid(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "ties.csv", "a,b\nb,c\nc,a\n")
	writeFile(t, "mine.yaml", "extends: suzhou\nnetwork: {kind: file, ties: ties.csv}\n")
	loadNamed(t, "mine.yaml", Options{NoFilesSaid: true, Set: []string{"periods=3", "people.districts=1"}})
	for _, change := range []string{"network.ties=other.csv", "network.ties=ties.csv", "network={groups: other.csv}"} {
		_, err := Load("mine.yaml", Options{NoFilesSaid: true, Set: []string{change}})
		if err == nil || !strings.Contains(err.Error(), noFile) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", change, err)
		}
	}
}
