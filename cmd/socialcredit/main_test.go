package main

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
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
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", env.WorkDir)
			return os.MkdirAll(env.WorkDir, 0o755)
		},
	})
}
