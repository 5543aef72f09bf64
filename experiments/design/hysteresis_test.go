package design

import (
	"strings"
	"testing"
)

// Counted by hand: up and down, the turning level in both, a path for each level of the list.
func TestHysteresis(t *testing.T) {
	factors := []Factor{{Name: "kind", Levels: []string{"p", "q"}}, {Name: "x", To: 1}}
	h := &Hysteresis{Steps: 3, Periods: 24}
	rows, err := h.Plan(factors)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, row := range rows {
		mark := ""
		if Begins(rows, i) {
			mark = "*"
		}
		got = append(got, mark+row.Block+row.Cells[0]+row.Cells[1])
	}
	want := "*upp0 upp0.5 upp1 downp1 downp0.5 downp0 *upq0 upq0.5 upq1 downq1 downq0.5 downq0"
	if strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
	if Path(h).Hold() != 24 {
		t.Error("hold is not told")
	}
}
