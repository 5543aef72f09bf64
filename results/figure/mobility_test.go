package figure

import (
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"socialcredit/results"
)

func matrixTable(classes string, labels []string, people [][]int) *results.Table {
	t := must(results.NewTable(results.Texts("classes"), results.Texts("from"), results.Texts("to"), results.Ints("people")))
	for from, row := range people {
		for to, n := range row {
			_ = t.Append(classes, labels[from], labels[to], n)
		}
	}
	return t
}

// A column holds where those who began there came to, upwards; of whom nobody began, nothing.
func TestPassagesAreUpright(t *testing.T) {
	p, err := passageOf(matrixTable("bands", []string{"low", "middle", "high"}, [][]int{{3, 1, 0}, {0, 0, 0}, {0, 2, 6}}))
	if err != nil || p.people != 12 || strings.Join(p.labels, " ") != "low middle high" {
		t.Fatalf("%+v, %v", p, err)
	}
	for to, want := range [][]float64{{75, -1, 0}, {25, -1, 25}, {0, -1, 75}} {
		for from, share := range want {
			if got := p.values[to][from]; finite(got) != (share >= 0) || finite(got) && got != share {
				t.Errorf("from %s to %s: %v, want %v", p.labels[from], p.labels[to], got, share)
			}
		}
	}
	if !p.empty() {
		t.Error("nobody began in the middle, and that is not told")
	}
}

// Numbers stand in the middle of their cells where they fit; in small cells there are none.
func TestCellsAreWrittenWhereTheyFit(t *testing.T) {
	p, err := passageOf(matrixTable("bands", []string{"low", "high"}, [][]int{{997, 3}, {0, 4}}))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, i := range p.texts(vg.Point{X: 60, Y: 60}) {
		texts = append(texts, i.text)
	}
	if got := strings.Join(texts, " "); got != ">99 <1 100" {
		t.Errorf("cells %q", got)
	}
	if small := p.texts(vg.Point{X: 20, Y: 60}); small != nil {
		t.Errorf("numbers %v in cells of 10 points", small)
	}
}

// Each institution has a figure, one without a score of its bands alone.
func TestMobilityOfInstitutions(t *testing.T) {
	figures, err := mobility(opened(t, "a_list_beside_a_score"))
	if err != nil || len(figures) != 2 {
		t.Fatalf("%d figures, %v", len(figures), err)
	}
	if len(figures[0].panels[0]) != 2 || len(figures[1].panels[0]) != 1 || figures[1].Name != "mobility_code" {
		t.Errorf("panels %d and %d, name %s", len(figures[0].panels[0]), len(figures[1].panels[0]), figures[1].Name)
	}
	if !strings.Contains(figures[0].note, "from ") || figures[0].Numbers.Rows() != 36+25 {
		t.Errorf("note %q, %d numbers", figures[0].note, figures[0].Numbers.Rows())
	}
}

// What is computed once a year is a line from year to year, not dots.
func TestYearlyLinesAreWhole(t *testing.T) {
	run := opened(t, "two_institutions")
	l, ok, err := run.line(everyone, "ties_excluded_freeman")
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if kept := l.dates(); len(l.x) != 61 || len(kept.x) != 6 || kept.x[1]-kept.x[0] != 1 {
		t.Errorf("dates %v of %d", kept.x, len(l.x))
	}
}
