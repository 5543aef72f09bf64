package figure

import (
	"fmt"
	"slices"

	"socialcredit/results"
)

// nullArm is what tables call the runs that a study is to be compared with.
const nullArm = "null_model"

// A place is where runs belong that differ in their seed alone.
type place struct {
	point int64
	arm   string
}

// A cell is what summary.csv tells of one outcome at one place, as it is drawn.
type cell struct {
	place
	levels          []string // of the study's factors; empty where the point lacks one
	n               int64
	mean, low, high float64
	raw             [3]float64 // mean, low and high as the table has them
}

// summary gives the rows of summary.csv of an outcome.
func (s *Study) summary(o outcome) (*results.Table, error) {
	rows, err := s.tableWhere(results.SummaryName, map[string]string{"measure": o.measure, "group": o.group})
	if err != nil {
		return nil, err
	}
	if rows.Rows() == 0 {
		return nil, absent("summary.csv has no %s", o.text)
	}
	return rows, nil
}

// cells gives the places of the study, and of its null, where an outcome is defined.
func (s *Study) cells(o outcome) (study, null []cell, err error) {
	t, err := s.summary(o)
	if err != nil {
		return nil, nil, err
	}
	points, okP := t.Int("point")
	arms, okA := t.Text("arm")
	n, okN := t.Int("n")
	if !okP || !okA || !okN {
		return nil, nil, fmt.Errorf("summary.csv needs columns point, arm and n, with whole numbers for point and n")
	}
	var numbers [3][]float64
	for k, name := range []string{"mean", "low", "high"} {
		var ok bool
		if numbers[k], ok = t.Float(name); !ok {
			return nil, nil, fmt.Errorf("summary.csv needs a column %s of numbers", name)
		}
	}
	levels := s.levelsOf(t)
	for i := range points {
		c := cell{
			place: place{points[i], arms[i]}, levels: levels[i], n: n[i],
			raw: [3]float64{numbers[0][i], numbers[1][i], numbers[2][i]},
		}
		c.mean, c.low, c.high = o.scaled(c.raw[0]), o.scaled(c.raw[1]), o.scaled(c.raw[2])
		switch {
		case !finite(c.mean):
		case c.arm == nullArm:
			null = append(null, c)
		default:
			study = append(study, c)
		}
	}
	if len(study) == 0 {
		return nil, nil, absent("%s is undefined at every point", o.text)
	}
	s.loosen(study, null)
	return study, null, nil
}

// loosen empties the levels of factors that the null holds at one level while the study varies them: what the null says
// holds at all of them.
func (s *Study) loosen(study, null []cell) {
	for _, f := range s.varied(study) {
		if levels, _ := f.levels(null); len(levels) == 1 {
			for i := range null {
				null[i].levels[f.at] = ""
			}
		}
	}
}

// levelsOf gives the levels of the factors in each row of a table; a factor without a column is empty.
func (s *Study) levelsOf(t *results.Table) [][]string {
	rows := make([][]string, t.Rows())
	for i := range rows {
		rows[i] = make([]string, len(s.factors))
	}
	for k, f := range s.factors {
		texts, _ := t.Text(f.Name)
		for i, level := range texts {
			rows[i][k] = level
		}
	}
	return rows
}

// varied gives the factors that have more than one level among cells.
func (s *Study) varied(cells []cell) []factor {
	var some []factor
	for _, f := range s.factors {
		if levels, _ := f.levels(cells); len(levels) > 1 {
			some = append(some, f)
		}
	}
	return some
}

// replicatesOf is how many runs a cell rests on, in words.
func replicatesOf(cells []cell) string {
	fewest, most := cells[0].n, cells[0].n
	for _, c := range cells {
		fewest, most = min(fewest, c.n), max(most, c.n)
	}
	switch {
	case most == 1:
		return "one run a point"
	case fewest == most:
		return fmt.Sprintf("%s runs a point", count(most))
	default:
		return fmt.Sprintf("%s to %s runs a point", count(fewest), count(most))
	}
}

// distinct gives the different values of a numeric factor among cells, ascending.
func (f factor) distinct(cells []cell) []float64 {
	var values []float64
	for _, c := range cells {
		if v := number(c.levels[f.at]); finite(v) {
			values = append(values, v)
		}
	}
	slices.Sort(values)
	return slices.Compact(values)
}
