package stage_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialcredit/cmd/socialcredit/classroom/stage"
)

// A scenario that the command line names may read the files that it names itself, and a page cannot put another in their
// place, not even one beside them.
func TestNobodySwapsTheFilesOfAScenario(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"mine.yaml":  "extends: suzhou\npeople: {districts: 1}\nnetwork: {kind: file, ties: ties.csv}\n",
		"ties.csv":   "a,b\nb,c\nc,a\n",
		"secret.csv": "password is swordfish\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file, err := filepath.Abs("mine.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p := newPage(t, stage.Options{Files: map[string]string{"mine": file}})
	p.open(stage.State{Scenario: "mine", Set: []string{"periods=3"}})
	for _, change := range []string{"network.ties=secret.csv", "network={ties: secret.csv}", "network.groups=secret.csv"} {
		f := p.fails(stage.Request{Do: "open", State: &stage.State{Scenario: "mine", Set: []string{change}}})
		if !strings.Contains(f.Text, "no file may be read here") || strings.Contains(f.Text, "swordfish") {
			t.Errorf("%s: %s", change, f.Text)
		}
	}
	p.fails(stage.Request{Do: "open", State: &stage.State{Scenario: file}})
}
