package results

import (
	"math"
	"strconv"
)

// fewYears is how long a run must last to be told in years; a shorter one is told in its own periods.
const fewYears = 2

// A Clock says in what unit people are told of the time of a run: years, or the periods of a run of less than two years.
// Tables are not told by it: they hold periods and years.
type Clock struct {
	Unit    string  // years, months, weeks, days
	Periods float64 // in a unit
	PerYear float64 // periods in a year
}

// ClockOf is the clock of a run of so many periods of a kind: day, week or month. Where it is not known how many of them
// a year has, it has twelve, and where their kind is not known, the clock counts years.
func ClockOf(period string, periods int, perYear float64) Clock {
	if !(perYear > 0) {
		perYear = 12
	}
	if period == "" || float64(periods) >= fewYears*perYear {
		return Clock{Unit: "years", Periods: perYear, PerYear: perYear}
	}
	return Clock{Unit: period + "s", Periods: 1, PerYear: perYear}
}

// Years tells whether the unit is a year.
func (c Clock) Years() bool { return c.Unit == "years" }

// At turns a number of periods into units.
func (c Clock) At(periods float64) float64 { return periods / c.Periods }

// Told writes a time, given in periods: 8.75 years, 12 days, 1 week.
func (c Clock) Told(periods float64) string {
	if c.Years() {
		return strconv.FormatFloat(c.At(periods), 'f', 2, 64) + " " + c.Unit
	}
	unit := c.Unit
	if periods == 1 {
		unit = unit[:len(unit)-1]
	}
	return strconv.FormatFloat(math.Round(periods*100)/100, 'f', -1, 64) + " " + unit
}
