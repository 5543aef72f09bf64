package main

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"socialcredit/experiments"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

// The scripts in testdata run this very program as a user does.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"socialcredit": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: *update,
		Cmds:          map[string]func(*testscript.TestScript, bool, []string){"fetch": fetch},
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", env.WorkDir)
			port, err := freePort()
			if err != nil {
				return err
			}
			env.Setenv("PORT", port)
			return os.MkdirAll(env.WorkDir, 0o755)
		},
	})
}

// The version that the program tells is the one by which it is cited.
func TestVersionIsThatOfTheCitation(t *testing.T) {
	text, err := os.ReadFile("../../CITATION.cff")
	if err != nil {
		t.Fatal(err)
	}
	if want := "\nversion: " + programVersion + "\n"; !strings.Contains(string(text), want) {
		t.Errorf("CITATION.cff does not say %q", want)
	}
}

// What was asked for wrongly is told by another code than what failed.
func TestBadInputHasItsOwnCode(t *testing.T) {
	for _, err := range []error{usagef("x"), &experiments.Occupied{}, &experiments.NoDirectory{}, &experiments.Bad{}} {
		if code := codeOf(err); code != badInput {
			t.Errorf("%T: code %d, want %d", err, code, badInput)
		}
	}
	if code := codeOf(os.ErrNotExist); code != failed {
		t.Errorf("code %d, want %d", code, failed)
	}
}
