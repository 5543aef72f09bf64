package experiments

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"socialcredit/results"
)

// SaveLife writes life.json and life.csv.
func SaveLife(dir string, l *results.Life) error {
	table, err := l.Table()
	if err != nil {
		return err
	}
	if err := results.WriteFile(filepath.Join(dir, results.LifeName), l.Encode); err != nil {
		return err
	}
	return results.WriteCSV(filepath.Join(dir, "life.csv"), table)
}

// ClaimLife checks that a directory is new or holds the life of the same person of the same run. Else the error
// is an *Occupied.
func ClaimLife(dir, key string, person int) error {
	before, err := results.ReadLife(dir)
	switch {
	case err == nil && (before.Key != key || before.Person.ID != person):
		return &Occupied{dir, fmt.Sprintf("the life of another (%s, seed %d, person %d)", before.Scenario, before.Seed, before.Person.ID)}
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return &Occupied{dir, "a life that cannot be read: " + err.Error()}
	}
	entries, err := os.ReadDir(dir)
	entries = slices.DeleteFunc(entries, leftOver)
	if err == nil && len(entries) > 0 {
		return &Occupied{dir, fmt.Sprintf("files of something else (such as %s)", entries[0].Name())}
	}
	return nil
}
