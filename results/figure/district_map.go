package figure

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"socialcredit/results"
)

// A map of districts has no more rows than can be told apart, and no more cells than a page of print can show.
const (
	mostDistricts = 100
	mostCells     = 20_000
)

// districtMap shows how each district fares over time, neighbours next to each other: the mean score, or the share of
// people outside the best band where there is no score. It is drawn only of a run that was asked for its districts.
func districtMap(r *Run) ([]*Figure, error) {
	t, err := r.table("districts.csv")
	if _, none := errors.AsType[Absent](err); none {
		return nil, unasked("there is no districts.csv; run with --export districts")
	}
	if err != nil {
		return nil, err
	}
	return r.perInstitution(func(i *results.Institution) (*Figure, error) {
		m, err := r.mapOf(t, i)
		if err != nil {
			return nil, err
		}
		return r.mapFigure(m)
	})
}

// A cellMap is a value by district and date.
type cellMap struct {
	field
	title, label string
	left         int // dates that found no room
	numbers      *results.Table
}

// mapOf reads what districts.csv holds of an institution.
func (r *Run) mapOf(t *results.Table, i *results.Institution) (cellMap, error) {
	m := cellMap{title: "Mean score by district over time", label: "Mean score (points)"}
	name := i.Label + "_mean"
	values, ok := t.Float(name)
	if !i.Scored && len(i.Bands) > 0 {
		best := i.Bands[len(i.Bands)-1].Label
		others := lowerBands(i.Bands)
		m.title = "Share of people " + others + ", by district over time"
		m.label = strings.ToUpper(others[:1]) + others[1:] + " (%)"
		var shares []float64
		if shares, ok = t.Float(i.Label + "_share_" + best); ok {
			name, values = i.Label+"_outside_"+best, make([]float64, len(shares))
			for k, v := range shares {
				values[k] = 1 - v
			}
		}
	}
	if !ok || !anyFinite(values) {
		return m, absent("districts.csv holds nothing of %s", i.Label)
	}
	times, okT := timesOf(r.clock(), t)
	districts, okD := t.Float("district")
	if !okT || !okD {
		return m, fmt.Errorf("districts.csv needs columns period and district of whole numbers")
	}
	m.numbers = t.Select("period", "year", "district", "people")
	if err := m.numbers.Add(results.Floats(name, values...)); err != nil {
		return m, err
	}
	if !i.Scored {
		values = percent(values)
	}
	return m, m.fill(times, districts, values)
}

// lowerBands names all bands but the best, the last of them: red or yellow.
func lowerBands(order []results.Band) string {
	best := len(order) - 1
	if best == 0 || best > 3 {
		return "below " + words(order[best].Label)
	}
	text := words(order[0].Label)
	for k := 1; k < best; k++ {
		text += " or " + words(order[k].Label)
	}
	return text
}

// fill sets out the values in rows of districts, at evenly chosen dates where there are many.
func (m *cellMap) fill(times, districts, values []float64) error {
	dates, rows := ascending(times), ascending(districts)
	if len(dates) < 2 || len(rows) < 2 {
		return absent("districts.csv holds one date or one district only")
	}
	if len(rows) > mostDistricts {
		return absent("%d districts cannot be told apart; a map shows at most %d", len(rows), mostDistricts)
	}
	m.left = len(dates)
	for _, k := range spaced(len(dates), mostCells/len(rows)) {
		m.x = append(m.x, dates[k])
	}
	m.left -= len(m.x)
	m.y = rows
	column, row := ranks(m.x), ranks(rows)
	for range rows {
		m.values = append(m.values, blank(len(m.x)))
	}
	for k, v := range values {
		if at, kept := column[times[k]]; kept {
			m.values[row[districts[k]]][at] = v
		}
	}
	return nil
}

func (r *Run) mapFigure(m cellMap) (*Figure, error) {
	f := r.figure("district_map", m.title, doubleColumn)
	n := len(m.y)
	f.yLabel, f.rowHigh = "District", max(4, min(9, 1.6+0.3*vg.Length(n)))*vg.Centimeter
	if m.left > 0 {
		f.note += fmt.Sprintf(" · %d of %d dates", len(m.x), len(m.x)+m.left)
	}
	low, high := spanOf([]field{m.field})
	bar := colourBar{scale: within(low, high, 5), label: m.label}
	if low == high {
		bar.scale = spanning(low, high, 4)
	}
	f.bar = &bar
	x, y := r.timeScale(), scale{min: m.y[0], max: m.y[n-1], step: max(1, within(m.y[0], m.y[n-1], 10).step)}
	y.min, y.max = y.min-0.5, y.max+0.5
	outer := edges(m.x, x)
	x.min, x.max = outer[0], outer[len(outer)-1]
	p := newPanel(r.timeLabel(), "", x, y)
	p.Add(heat{m.field, bar.scale})
	f.panels = [][]*panel{{p}}
	f.Numbers = m.numbers
	return f, nil
}

// ascending gives the distinct values.
func ascending(values []float64) []float64 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return slices.Compact(sorted)
}

// ranks gives the place of each value.
func ranks(values []float64) map[float64]int {
	at := make(map[float64]int, len(values))
	for i, v := range values {
		at[v] = i
	}
	return at
}

func blank(n int) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = math.NaN()
	}
	return values
}
