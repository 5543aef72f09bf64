package experiments

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"socialcredit/results"
)

// People are matched by id where they stand in other places, and told of where an institution knows only some
// of them.
func TestPeopleAreMatchedById(t *testing.T) {
	for name, change := range map[string][]string{
		"another network":   {"network={kind: random, degree: 6}"},
		"no ring":           {"network.homophily=0"},
		"some are enrolled": {"institutions.osmanthus.enrolled=0.5", "institutions.osmanthus.refresh=3"},
		"other bands":       {"institutions.osmanthus.bands={ee: 30, c: 85}"},
	} {
		t.Run(name, func(t *testing.T) {
			setB := append(slices.Clone(small), change...)
			o := compare(t, &Comparison{A: load(t, "suzhou", small...), B: load(t, "suzhou", setB...), PeopleEvery: 10})
			runA := do(t, &Run{Scenario: load(t, "suzhou", small...), Exports: Exports{People: true}})
			runB := do(t, &Run{Scenario: load(t, "suzhou", setB...), Exports: Exports{People: true}})
			people := readTable(t, o.Dir, "people_differences.csv", "osmanthus_band_a", "osmanthus_band_b")
			if people.Rows() != 4*1500 { // periods 0, 10, 20 and 24
				t.Fatalf("%d rows", people.Rows())
			}
			last := people.Slice(3*1500, 4*1500)
			samePeopleAsRuns(t, last, readTable(t, runA.Dir, "people.csv", "osmanthus_band"), readTable(t, runB.Dir, "people.csv", "osmanthus_band"))
			neverIsNever(t, people)
		})
	}
}

// neverIsNever checks first differences against the rows that are written: who differs in one has differed by
// then, and who never has does not.
func neverIsNever(t *testing.T, people *results.Table) {
	t.Helper()
	periods, _ := people.Int("period")
	first, _ := people.Float("first_difference")
	a, _ := people.Float("osmanthus_score_a")
	b, _ := people.Float("osmanthus_score_b")
	seen := 0
	for row := range periods {
		differ := a[row] != b[row] && !(math.IsNaN(a[row]) && math.IsNaN(b[row]))
		if differ {
			seen++
		}
		if differ && !(first[row] <= float64(periods[row])) {
			t.Fatalf("row %d: scores %v and %v in period %d, first difference %v", row, a[row], b[row], periods[row], first[row])
		}
	}
	if seen == 0 {
		t.Error("no score differs")
	}
}

// What people_differences tells of a person's past is what its rows of every period come to.
func TestThePastOfPeopleAddsUp(t *testing.T) {
	const people, periods = 400, 18
	set := []string{"people.count=400", "periods=18", "record.error.person=2"} // so that many lose rights soon
	b := append(slices.Clone(set), "institutions.osmanthus.mode=output")
	o := compare(t, &Comparison{A: load(t, "suzhou", set...), B: load(t, "suzhou", b...), PeopleEvery: 1})
	rows := readTable(t, o.Dir, "people_differences.csv", "osmanthus_band_a", "osmanthus_band_b")
	columns := map[string][]string{}
	for _, c := range rows.Columns() {
		columns[c.Name] = c.Cells()
	}
	number := func(name string, row int) float64 {
		v, err := strconv.ParseFloat(columns[name][row], 64)
		if err != nil {
			t.Fatalf("%s, row %d: %v", name, row, err)
		}
		return v
	}
	shut, parted := 0.0, 0
	for person := range people {
		sum, loan, first := 0.0, 0.0, ""
		for period := range periods + 1 {
			row := period*people + person
			for _, pair := range []string{"osmanthus_score", "osmanthus_band", "loan_shut", "travel_shut", "discounts_shut"} {
				if first == "" && columns[pair+"_a"][row] != columns[pair+"_b"][row] {
					first = strconv.Itoa(period) + ".0"
				}
			}
			if period > 0 {
				sum += number("osmanthus_difference", row)
				loan += number("loan_shut_a", row)
			}
			if got := columns["first_difference"][row]; got != first {
				t.Fatalf("person %d, period %d: first difference %q, want %q", person, period, got, first)
			}
		}
		last := periods*people + person
		if differs(number("osmanthus_mean_difference", last), sum/periods) || number("loan_periods_shut_a", last) != loan {
			t.Fatalf("person %d: mean %v of %v, shut %v of %v", person, columns["osmanthus_mean_difference"][last], sum/periods, columns["loan_periods_shut_a"][last], loan)
		}
		shut += loan
		if first != "" {
			parted++
		}
	}
	if shut == 0 || parted == 0 || parted == people {
		t.Errorf("the comparison shows too little: %v periods shut, %d parted", shut, parted)
	}
}
