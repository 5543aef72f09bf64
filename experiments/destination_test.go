package experiments

import (
	"os"
	"path/filepath"
	"testing"
)

// What a killed run had in hand is gone once the same run starts over; files of others stay.
func TestHalfWrittenFilesAreSweptUp(t *testing.T) {
	dir := t.TempDir()
	scenarios := map[string][]byte{ScenarioName: []byte("title: one\n")}
	for name, text := range map[string]string{
		ScenarioName: "title: one\n", ".people.csv.12.tmp": "half", "notes.txt": "mine", ".hidden": "mine, too",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := claim(dir, "key", scenarios); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != 3 {
		t.Errorf("%v are left, want all but the half-written one", left)
	}
}
