package results

import "testing"

func TestShortRunsAreToldInTheirPeriods(t *testing.T) {
	for _, c := range []struct {
		period  string
		periods int
		perYear float64
		median  float64
		unit    string
		told    string
	}{
		{"day", 42, 365, 12, "days", "12 days"},
		{"day", 42, 365, 1, "days", "1 day"},
		{"day", 42, 365, 10.5, "days", "10.5 days"},
		{"day", 729, 365, 365, "days", "365 days"},
		{"day", 730, 365, 365, "years", "1.00 years"},
		{"week", 60, 52, 3, "weeks", "3 weeks"},
		{"month", 23, 12, 18, "months", "18 months"},
		{"month", 24, 12, 18, "years", "1.50 years"},
		{"", 5, 0, 18, "years", "1.50 years"}, // a manifest of another program: twelve a year
	} {
		clock := ClockOf(c.period, c.periods, c.perYear)
		if got := clock.Told(c.median); clock.Unit != c.unit || got != c.told {
			t.Errorf("%d %ss: %s, a spell of %v is %q; want %s, %q", c.periods, c.period, clock.Unit, c.median, got, c.unit, c.told)
		}
	}
}
