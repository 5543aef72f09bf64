package figure

import (
	"os"
	"testing"
)

func TestRenderAll(t *testing.T) {
	for name, s := range studies() {
		if only := os.Getenv("ONLY"); only != "" && only != name {
			continue
		}
		st, err := OpenStudy(s.write(t))
		if err != nil {
			t.Fatal(err)
		}
		files, skipped, err := Draw(st, nil, []string{"png", "pdf", "svg"}, "/tmp/figures/"+name)
		if err != nil {
			t.Error(name, err)
		}
		_, skipped, _ = st.figures([]string{"response", "heat_map", "phase_diagram", "trajectories", "hysteresis", "tipping", "tornado", "morris", "sobol", "correlations", "scatter", "convergence"})
		t.Log(name, len(files), skipped)
	}
}
