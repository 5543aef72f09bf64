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

// Error tells what to do about it. Nobody is told to remove what something else may have written.
func (o *Occupied) Error() string {
	text := fmt.Sprintf("%s holds %s; choose another directory with --out", o.Dir, o.Holds)
	if !strings.HasPrefix(o.Holds, someFiles) && !strings.Contains(o.Holds, unreadable) {
		text += ", or remove it"
	}
	return text
}

// How what a directory holds is told where it may be somebody else's.
const (
	someFiles  = "files of something else"
	unreadable = "that cannot be read"
)

// A NoDirectory error says that a file is where a directory was to be.
type NoDirectory struct{ File string }

// Error tells what to do about it.
func (n *NoDirectory) Error() string {
	return n.File + " is a file; choose a directory with --out"
}

// checkDirectory reports a file at a directory's path, or above it.
func checkDirectory(dir string) error {
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		switch {
		case err == nil && !info.IsDir():
			return &NoDirectory{at}
		case err == nil || at == filepath.Dir(at):
			return nil
		}
	}
}

// claim makes the directory of a run, a comparison or a life, or checks that the one there is the same's. One that
// was killed leaves there what it writes first, its scenarios by name, and starts over.
func claim(dir, key string, scenarios map[string][]byte) error {
	if err := checkDirectory(dir); err != nil {
		return err
	}
	holds, same, err := holder(dir, key)
	switch {
	case err != nil:
		return &Occupied{dir, "a manifest that cannot be read: " + err.Error()}
	case same:
		return sweepUp(dir)
	case holds != "":
		return &Occupied{dir, holds}
	}
	found := false
	for name, text := range scenarios {
		there, err := os.ReadFile(filepath.Join(dir, name))
		switch {
		case err == nil && !bytes.Equal(there, text):
			return &Occupied{dir, "an unfinished run of another scenario"}
		case err == nil:
			found = true
		case !errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("look into %s: %w", dir, err)
		}
	}
	if found {
		return sweepUp(dir)
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

// sweepUp removes what was half written when the one before was killed.
func sweepUp(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("look into %s: %w", dir, err)
	}
	for _, entry := range entries {
		if !leftOver(entry) {
			continue
		}
		if err := os.Remove(filepath.Join(dir, entry.Name())); err != nil {
			return fmt.Errorf("remove what was half written: %w", err)
		}
	}
	return nil
}

// holder says what the manifest of a directory is of, nothing where there is none, and whether that has a
// key.
func holder(dir, key string) (holds string, same bool, err error) {
	if study, err := results.ReadStudyManifest(dir); err == nil && study.Study != "" {
		return fmt.Sprintf("a study (%s)", study.Study), false, nil
	}
	if c, err := results.ReadComparisonManifest(dir); err == nil && c.Comparison != "" {
		return fmt.Sprintf("another comparison (%s, %s with %s, seed %d, key %.8s)", c.Comparison, c.A.Scenario, c.B.Scenario, c.Seed, c.Key), c.Key == key, nil
	}
	m, err := results.ReadManifest(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	if l := m.Life; l != nil {
		return fmt.Sprintf("another life (%s, seed %d, person %d, %s, key %.8s)", m.Scenario, m.Seed, l.Person, l.Lang, m.Key), m.Key == key, nil
	}
	return fmt.Sprintf("another run (%s, seed %d, key %.8s)", m.Scenario, m.Seed, m.Key), m.Key == key, nil
}

// leftOver tells whether a file is what a killed run had in hand.
func leftOver(entry fs.DirEntry) bool {
	name := entry.Name()
	return strings.HasPrefix(name, ".") && strings.HasSuffix(name, ".tmp")
}
