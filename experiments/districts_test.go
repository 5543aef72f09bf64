package experiments

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"

	"socialcredit/model"
	"socialcredit/results"
)

// codeOfDays is a society without any score.
const codeOfDays = `extends: base
period: day
periods: 18
people: {count: 3001, districts: 7}
institutions:
  code: {kind: health_code, enrolled: 0.9}
services:
  metro: {right: true, needs: {code: green}}
  office: {right: true, needs: {code: yellow}}
`

// The last rows of districts.csv are what people.csv holds, counted anew by district; workers change no bit of them, and
// asking for them changes no bit of the series.
func TestDistrictsAreThePeopleOfTheLastPeriod(t *testing.T) {
	file := filepath.Join(t.TempDir(), "code.yaml")
	if err := os.WriteFile(file, []byte(codeOfDays), 0o644); err != nil {
		t.Fatal(err)
	}
	for ref, set := range map[string][]string{
		"suzhou": {
			"people.count=3001", "people.districts=7", "periods=18", "institutions.osmanthus.refresh=4", "institutions.osmanthus.enrolled=0.8",
		},
		file: nil,
	} {
		plain := do(t, &Run{Scenario: load(t, ref, set...), Workers: 2})
		var o *Outcome
		hash := ""
		for _, workers := range []int{1, 3} {
			o = do(t, &Run{Scenario: load(t, ref, set...), Workers: workers, Exports: Exports{People: true, Districts: true}})
			got := hashOf(t, filepath.Join(o.Dir, "districts.csv")) + hashOf(t, filepath.Join(o.Dir, "districts.parquet"))
			if hash != "" && got != hash {
				t.Errorf("%s: %d workers make other districts", ref, workers)
			}
			hash = got
		}
		if hashOf(t, filepath.Join(o.Dir, "series.csv")) != hashOf(t, filepath.Join(plain.Dir, "series.csv")) {
			t.Errorf("%s: asking for districts changes the series", ref)
		}
		table := read(t, o, "districts")
		if table.Rows() != 19*7 {
			t.Fatalf("%s: %d rows for 7 districts in 18 periods and as seeded", ref, table.Rows())
		}
		sameDistricts(t, table.Slice(18*7, 19*7), countedByDistrict(t, read(t, o, "people"), o.World.Layout))
	}
}

// countedByDistrict sums up people.csv, by column and district: people, any_excluded, and of those whom an institution
// has enrolled their number, scores and bands.
func countedByDistrict(t *testing.T, people *results.Table, l *model.Layout) map[string]float64 {
	t.Helper()
	institution := l.Institutions[0]
	sums := map[string]float64{}
	districts, _ := people.Int("district")
	score, scored := people.Float(institution + "_score")
	band, _ := people.Text(institution + "_band")
	for person, d := range districts {
		add := func(what string, v float64) { sums[fmt.Sprint(what, " ", d)] += v }
		add("people", 1)
		shut := false
		for i, service := range l.Services {
			closed, _ := people.Int(service + "_shut")
			shut = shut || l.Rights>>i&1 == 1 && closed[person] == 1
		}
		if shut {
			add("any_excluded", 1)
		}
		if band[person] == "" {
			continue
		}
		add("enrolled", 1)
		add(institution+"_share_"+band[person], 1)
		if scored {
			add(institution+"_mean", score[person])
		}
	}
	return sums
}

func sameDistricts(t *testing.T, last *results.Table, sums map[string]float64) {
	t.Helper()
	if sums["any_excluded 3"] == 0 || sums["enrolled 3"] == sums["people 3"] {
		t.Fatal("nobody is shut out, or everybody is enrolled: nothing is tested")
	}
	for _, c := range last.Columns() {
		values, _ := last.Float(c.Name)
		for d, got := range values {
			want := sums[fmt.Sprint(c.Name, " ", d)]
			switch c.Name {
			case "period":
				want = 18
			case "year":
				continue
			case "district":
				want = float64(d)
			case "people":
			case "any_excluded":
				want /= sums[fmt.Sprint("people ", d)]
			default:
				want /= sums[fmt.Sprint("enrolled ", d)]
			}
			if !(math.Abs(got-want) < 1e-9) {
				t.Errorf("%s of district %d is %v, by people.csv %v", c.Name, d, got, want)
			}
		}
	}
}

// A long run keeps the ends of years, and its first and last period.
func TestDatesOfDistricts(t *testing.T) {
	for _, c := range []struct {
		period         model.Period
		periods, every int
	}{
		{"month", 120, 1}, {"month", 399, 1}, {"month", 400, 12}, {"day", 365, 1}, {"day", 1000, 365}, {"week", 520, 52},
	} {
		spec := &model.Spec{Period: c.period, Periods: c.periods}
		room, every := districtDates(spec)
		dates := 0
		for p := range c.periods + 1 {
			if p%every == 0 || p == c.periods {
				dates++
			}
		}
		if every != c.every || dates > room || dates > mostDates {
			t.Errorf("%d %ss: every %d, %d dates with room for %d", c.periods, c.period, every, dates, room)
		}
	}
}
