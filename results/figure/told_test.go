package figure

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// opened is the run of a society.
func opened(t *testing.T, name string) *Run {
	t.Helper()
	run, err := OpenRun(societies()[name].write(t))
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// Each part that tells numbers has its figures: nine panels at most in each, none for what is never defined, and what
// stays 0 is named.
func TestEveryPartHasItsFiguresOfOutcomes(t *testing.T) {
	figures, err := outcomes(opened(t, "a_code_for_days"))
	if err != nil {
		t.Fatal(err)
	}
	var names, heads []string
	for _, f := range figures {
		names = append(names, f.Name)
		for _, row := range f.panels {
			for _, p := range row {
				if p != nil && strings.HasPrefix(f.Name, "outcomes_code") {
					heads = append(heads, p.head)
				}
			}
		}
		if len(f.keys) != 4 {
			t.Errorf("%s has %d keys for all people and three groups", f.Name, len(f.keys))
		}
	}
	if want := []string{"outcomes_code", "outcomes_code_2", "outcomes_hearing"}; !slices.Equal(names, want) {
		t.Errorf("figures %v, want %v", names, want)
	}
	if len(heads) != 18 || slices.Contains(heads, "number 4") || slices.Contains(heads, "number 5") {
		t.Errorf("panels %v; 20 outcomes without the one never defined and the one at 0 are 18", heads)
	}
	if last := figures[1]; last.Title != "What “code” tells over time (2 of 2)" || !strings.Contains(last.note, "0 all the time: number 5") {
		t.Errorf("%q, %q", last.Title, last.note)
	}
	if one, err := outcomes(opened(t, "a_list_beside_a_score")); err != nil || len(one) != 1 || one[0].Name != "outcomes" {
		t.Errorf("of one part: %v, %v", one, err)
	}
}

// A share is drawn in percent, its numbers are shares of 1, and its axis never passes 100 %.
func TestOutcomesAreDrawnInTheirUnits(t *testing.T) {
	run := opened(t, "a_code_for_days")
	figures, err := outcomes(run)
	if err != nil {
		t.Fatal(err)
	}
	hearing := figures[2]
	share := hearing.panels[len(hearing.panels)-1][0]
	if share.head != "number 1" || share.Y.Label.Text != "Share (%)" || share.Y.Max > 100 || share.Y.Min < 50 {
		t.Errorf("panel %q, axis %q from %v to %v for a share that stays near 1", share.head, share.Y.Label.Text, share.Y.Min, share.Y.Max)
	}
	if share.X.Label.Text != "Time (days)" || share.X.Max != 60 {
		t.Errorf("axis %q to %v, for 60 days", share.X.Label.Text, share.X.Max)
	}
	numbers, _ := hearing.Numbers.Float("hearing_number_1")
	for _, v := range numbers {
		if v > 1 {
			t.Fatalf("%v is no share of 1", v)
		}
	}
	if names := hearing.Numbers.Names(); !slices.Equal(names[:3], []string{"period", "year", "group"}) {
		t.Errorf("numbers begin with %v", names[:3])
	}
}

func TestUnitLabel(t *testing.T) {
	for unit, want := range map[string]string{"share": "Share (%)", "per person-year": "Per person-year", "": "Number"} {
		if got := unitLabel(unit); got != want {
			t.Errorf("%q is %q", unit, got)
		}
	}
}

// What a run was never meant to have is told of only where it is asked for.
func TestUnaskedKindsAreNotMissed(t *testing.T) {
	for _, kind := range []struct {
		name string
		make func(*Run) ([]*Figure, error)
	}{{"outcomes", outcomes}, {"district_map", districtMap}} {
		run := opened(t, "one_group")
		_, err := kind.make(run)
		if why, ok := errors.AsType[Absent](err); !ok || !why.Unasked {
			t.Errorf("%s: %v", kind.name, err)
		}
		if _, skipped, err := run.figures([]string{kind.name}); err != nil || len(skipped) != 1 {
			t.Errorf("%s, asked for by name: %v, %v", kind.name, skipped, err)
		}
		if _, skipped, err := run.figures(nil); err != nil || len(skipped) != 0 {
			t.Errorf("%s, not asked for: %v, %v", kind.name, skipped, err)
		}
	}
}

// However many outcomes a part tells, each has its panel once, and no figure has more than nine.
func TestPagesOfOutcomesHoldEach(t *testing.T) {
	for n := 1; n <= 40; n++ {
		s := societies()["one_period"]
		s.people, s.groups = 60, []string{"people"}
		s.told = manyTold(map[string]int{"mood": n})
		for i := range s.told {
			s.told[i].Doc, s.told[i].Unit = "", "share" // which is never 0 here
		}
		run, err := OpenRun(s.write(t))
		if err != nil {
			t.Fatal(err)
		}
		figures, err := outcomes(run)
		if err != nil {
			t.Fatal(err)
		}
		var heads []string
		for _, f := range figures {
			before := len(heads)
			for _, p := range slices.Concat(f.panels...) {
				if p != nil {
					heads = append(heads, p.head)
				}
			}
			if some := len(heads) - before; some < 1 || some > mostOutcomes {
				t.Errorf("of %d outcomes, %s shows %d", n, f.Name, some)
			}
		}
		if slices.Sort(heads); len(heads) != n || len(slices.Compact(heads)) != n {
			t.Errorf("%d outcomes have the panels %v", n, heads)
		}
	}
}
