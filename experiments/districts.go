package experiments

import (
	"socialcredit/model"
	"socialcredit/results"
)

// mostDates is how many periods a table of districts may have before it keeps one a year.
const mostDates = 400

// A districtSeries collects what standings and rights come to in each district: a row per date and district. Dates are all
// periods of a run of at most 400, the end of each year of a longer one, and the first and the last period of any.
type districtSeries struct {
	world   *model.World
	every   int
	periods []int64
	years   []float64
	number  []int64
	people  []int64
	columns []results.Column // means, shares and who is shut out, in the order of the table
	counts  []districtCounts // by worker
}

// districtCounts are whole numbers by district: whoever counts, they add up to the same.
type districtCounts struct {
	people, shut []int64
	of           []standingCounts // by institution
}

// standingCounts are about the people whom an institution has enrolled.
type standingCounts struct {
	points []int64 // sum of scores in hundredths
	bands  []int64 // by district and band
}

// districtDates is how many dates a run has, and how many periods lie between two.
func districtDates(spec *model.Spec) (dates, every int) {
	every = 1
	if spec.Periods >= mostDates {
		every = spec.Period.PerYear()
	}
	return spec.Periods/every + 2, every
}

// newDistricts lists the columns.
func newDistricts(w *model.World) *districtSeries {
	_, every := districtDates(w.Spec)
	d := &districtSeries{world: w, every: every, counts: make([]districtCounts, w.Workers())}
	for i, label := range w.Layout.Institutions {
		form := &w.Layout.Forms[i]
		if form.Scored {
			d.columns = append(d.columns, results.Floats(label+"_mean"))
		}
		for _, band := range form.Bands {
			d.columns = append(d.columns, results.Floats(label+"_share_"+band.Label))
		}
	}
	d.columns = append(d.columns, results.Floats("any_excluded"))
	for worker := range d.counts {
		d.counts[worker] = newDistrictCounts(w)
	}
	return d
}

func newDistrictCounts(w *model.World) districtCounts {
	n := w.Spec.People.Districts
	c := districtCounts{people: make([]int64, n), shut: make([]int64, n)}
	for i := range w.Standings {
		c.of = append(c.of, standingCounts{points: make([]int64, n), bands: make([]int64, n*len(w.Layout.Forms[i].Bands))})
	}
	return c
}

// Observe adds the rows of the current period, if it is a date. It changes nothing of the society.
func (d *districtSeries) Observe() {
	w := d.world
	if w.Period%d.every != 0 && w.Period != w.Spec.Periods {
		return
	}
	for worker := range d.counts {
		d.counts[worker].clear()
	}
	w.Parallel(func(worker, lo, hi int) { d.counts[worker].add(w, lo, hi) })
	all := &d.counts[0]
	for worker := range d.counts[1:] {
		all.take(&d.counts[worker+1])
	}
	for district, people := range all.people {
		d.periods = append(d.periods, int64(w.Period))
		d.years = append(d.years, float64(w.Period)/float64(w.Layout.PerYear))
		d.number, d.people = append(d.number, int64(district)), append(d.people, people)
		d.row(all, district)
	}
}

// row adds the cells of a district in the order of the columns.
func (d *districtSeries) row(c *districtCounts, district int) {
	at := 0
	push := func(part, whole, unit int64) {
		v := model.Undefined()
		if whole > 0 {
			v = float64(part) / float64(whole) / float64(unit)
		}
		d.columns[at].Floats = append(d.columns[at].Floats, v)
		at++
	}
	for i := range c.of {
		form := &d.world.Layout.Forms[i]
		bands := c.of[i].bands[district*len(form.Bands):][:len(form.Bands)]
		var enrolled int64
		for _, n := range bands {
			enrolled += n
		}
		if form.Scored {
			push(c.of[i].points[district], enrolled, model.Hundredths)
		}
		for _, n := range bands {
			push(n, enrolled, 1)
		}
	}
	push(c.shut[district], c.people[district], 1)
}

// Table returns what was collected.
func (d *districtSeries) Table() (*results.Table, error) {
	columns := []results.Column{
		results.Ints("period", d.periods...), results.Floats("year", d.years...),
		results.Ints("district", d.number...), results.Ints("people", d.people...),
	}
	return results.NewTable(append(columns, d.columns...)...)
}

func (c *districtCounts) clear() {
	clear(c.people)
	clear(c.shut)
	for i := range c.of {
		clear(c.of[i].points)
		clear(c.of[i].bands)
	}
}

// add counts the people at some positions as they stand after what was published last.
func (c *districtCounts) add(w *model.World, lo, hi int) {
	for pos := lo; pos < hi; pos++ {
		district := w.District[pos]
		c.people[district]++
		if w.Gates.Excludes(int(w.Joint[pos])) {
			c.shut[district]++
		}
	}
	for i, standing := range w.Standings {
		mine, bands := &c.of[i], len(standing.Bands)
		for pos := lo; pos < hi; pos++ {
			if !standing.Enrolled(pos) {
				continue
			}
			district := int(w.District[pos])
			mine.bands[district*bands+int(standing.Band[pos])]++
			if standing.Scored && standing.Score[pos] != model.NoStanding {
				mine.points[district] += int64(standing.Score[pos])
			}
		}
	}
}

// take adds the counts of another worker.
func (c *districtCounts) take(other *districtCounts) {
	sum := func(into, from []int64) {
		for i, n := range from {
			into[i] += n
		}
	}
	sum(c.people, other.people)
	sum(c.shut, other.shut)
	for i := range c.of {
		sum(c.of[i].points, other.of[i].points)
		sum(c.of[i].bands, other.of[i].bands)
	}
}
