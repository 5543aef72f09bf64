package figure

import (
	"math"
	"slices"
	"strings"
	"testing"

	"socialcredit/results"
)

// A map holds each district's value at its date: the mean score, or who is not in the best band.
func TestDistrictMapHoldsTheTable(t *testing.T) {
	run := opened(t, "a_list_beside_a_score")
	table, err := run.table("districts.csv")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []func(row int) float64{
		func(row int) float64 { v, _ := table.Float("osmanthus_mean"); return v[row] },
		func(row int) float64 { v, _ := table.Float("code_share_listed"); return 100 * v[row] },
	} {
		m, err := run.mapOf(table, &run.Manifest.Society.Institutions[i])
		if err != nil {
			t.Fatal(err)
		}
		if len(m.x) != 81 || len(m.y) != 60 || m.left != 0 {
			t.Fatalf("%d dates and %d districts for 81 and 60", len(m.x), len(m.y))
		}
		for row := range table.Rows() {
			period, district := row/60, row%60
			if got := m.values[district][period]; math.Abs(got-want(row)) > 1e-9 || m.x[period] != float64(period) {
				t.Fatalf("district %d in week %d: %v, want %v", district, period, got, want(row))
			}
		}
	}
	figures, err := districtMap(run)
	if err != nil || len(figures) != 2 || figures[1].bar.label != "Listed (%)" || figures[1].Name != "district_map_code" {
		t.Fatalf("%v, %v", figures, err)
	}
	if names := figures[1].Numbers.Names(); !slices.Equal(names, []string{"period", "year", "district", "people", "code_outside_clear"}) {
		t.Errorf("numbers %v", names)
	}
}

func TestTooManyDistrictsAreNotDrawn(t *testing.T) {
	if _, err := districtMap(opened(t, "nothing_told")); err == nil || !strings.Contains(err.Error(), "101 districts") {
		t.Errorf("101 districts: %v", err)
	}
}

// Of more dates than a page can show, some are kept evenly, the first and the last among them, each with its own value.
func TestLongMapsAreThinned(t *testing.T) {
	var times, districts, values []float64
	for date := range 501 {
		for d := range mostDistricts {
			times, districts = append(times, float64(date)), append(districts, float64(d))
			values = append(values, float64(date*1000+d))
		}
	}
	var m cellMap
	if err := m.fill(times, districts, values); err != nil {
		t.Fatal(err)
	}
	if n := len(m.x); n != mostCells/mostDistricts || m.left != 501-n || m.x[0] != 0 || m.x[n-1] != 500 {
		t.Errorf("%d dates from %v to %v, %d left out", n, m.x[0], m.x[n-1], m.left)
	}
	for d, row := range m.values {
		for k, v := range row {
			if v != m.x[k]*1000+float64(d) {
				t.Fatalf("district %d at %v: %v", d, m.x[k], v)
			}
		}
	}
}

func TestLowerBandsAreNamed(t *testing.T) {
	for want, labels := range map[string][]string{
		"listed": {"listed", "clear"}, "red or yellow": {"red", "yellow", "green"}, "below very_good": {"a", "b", "c", "d", "very_good"}, "below in": {"in"},
	} {
		var order []results.Band
		for _, l := range labels {
			order = append(order, results.Band{Label: l})
		}
		if got := lowerBands(order); got != words(want) {
			t.Errorf("%v: %q", labels, got)
		}
	}
}
