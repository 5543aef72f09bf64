package experiments

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"socialcredit/results"
)

// The manifest names every column that kinds tell, whose it is and what it holds; each is a column of the series.
func TestManifestNamesWhatKindsTell(t *testing.T) {
	file := filepath.Join(t.TempDir(), "code.yaml")
	text := codeOfDays + "policies:\n  hearing: {kind: appeal, institution: code}\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	o := do(t, &Run{Scenario: load(t, file)})
	m, err := results.ReadManifest(o.Dir)
	if err != nil {
		t.Fatal(err)
	}
	series := read(t, o, "series")
	var tellers []string
	for _, told := range m.Society.Outcomes {
		if _, ok := series.Float(told.Column); !ok || told.Column != told.Of+"_"+told.Name || told.Unit == "" || told.Doc == "" {
			t.Errorf("%+v; a column of the series: %v", told, ok)
		}
		tellers = append(tellers, told.Of)
	}
	if tellers = slices.Compact(tellers); !slices.Equal(tellers, []string{"code", "hearing"}) {
		t.Errorf("told by %v", tellers)
	}
}
