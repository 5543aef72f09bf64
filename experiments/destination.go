package experiments

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"socialcredit/results"
)

// ScenarioName is the file of a run's directory that holds the resolved scenario.
const ScenarioName = "scenario.yaml"

// An Occupied error says that a directory holds something else than the run that was to be
// written there.
type Occupied struct{ Dir, Holds string }

// Error tells what to do about it.
func (o *Occupied) Error() string {
	return fmt.Sprintf("%s holds %s; choose another directory with --out, or remove it", o.Dir, o.Holds)
}

// claim makes the directory of a run, or checks that the one there is belongs to the same run. A
// run that was killed leaves its scenario there and starts over.
func claim(dir, key string, scenario []byte) error {
	if study, err := results.ReadStudyManifest(dir); err == nil && study.Study != "" {
		return &Occupied{dir, fmt.Sprintf("a study (%s)", study.Study)}
	}
	manifest, err := results.ReadManifest(dir)
	switch {
	case err == nil && manifest.Key != key:
		return &Occupied{dir, fmt.Sprintf("another run (%s, seed %d, key %.8s)", manifest.Scenario, manifest.Seed, manifest.Key)}
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return &Occupied{dir, "a manifest that cannot be read: " + err.Error()}
	}
	there, err := os.ReadFile(filepath.Join(dir, ScenarioName))
	switch {
	case err == nil && !bytes.Equal(there, scenario):
		return &Occupied{dir, "an unfinished run of another scenario"}
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("look into %s: %w", dir, err)
	}
	entries, err := os.ReadDir(dir)
	entries = slices.DeleteFunc(entries, leftOver)
	if err == nil && len(entries) > 0 {
		return &Occupied{dir, fmt.Sprintf("files of something else (such as %s)", entries[0].Name())}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the run's directory: %w", err)
	}
	return nil
}

// leftOver tells whether a file is what a killed run had in hand.
func leftOver(entry fs.DirEntry) bool {
	name := entry.Name()
	return strings.HasPrefix(name, ".") && strings.HasSuffix(name, ".tmp")
}
