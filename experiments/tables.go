package experiments

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"socialcredit/configs"
	"socialcredit/experiments/design"
	"socialcredit/experiments/sensitivity"
	"socialcredit/results"
)

// DesignOf lists the rows of a study's design as a table, and what a user should know about them.
// Rows that are the same point share its number.
func DesignOf(study *configs.Study) (*results.Table, []string, error) {
	var warnings []string
	if w, ok := study.Design.(design.Warner); ok {
		warnings = w.Warn(study.Plain())
	}
	if study.Base() != nil {
		p, err := NewPlan(study, nil)
		if err != nil {
			return nil, nil, err
		}
		t, err := p.DesignTable()
		return t, warnings, err
	}
	rows, err := Rows(study)
	if err != nil {
		return nil, nil, err
	}
	p := &Plan{Study: study, Rows: rows}
	numbers := map[string]int{}
	for _, row := range rows {
		key := strings.Join(row.Cells, "\x00")
		n, there := numbers[key]
		if !there {
			n = len(p.Points)
			numbers[key] = n
			p.Points = append(p.Points, Point{Number: n + 1, Actual: row.Cells})
		}
		p.Of = append(p.Of, n)
	}
	t, err := p.DesignTable()
	return t, warnings, err
}

// A Tables says where a design and what came of it are: the directory of a study, or two files of any
// program.
type Tables struct {
	Dir             string
	Design, Outputs string
	Outcomes        []string // only these; empty = those of the study, or all columns
}

// Bad is an error in tables that a user gave.
type Bad struct{ error }

func (b *Bad) Unwrap() error { return b.error }

func badf(format string, args ...any) error { return &Bad{fmt.Errorf(format, args...)} }

// Read reads a table per outcome.
func (t *Tables) Read() ([]*sensitivity.Data, error) {
	if t.Dir != "" {
		return t.readStudy()
	}
	if t.Design == "" || t.Outputs == "" {
		return nil, badf("a design needs outputs, and outputs need a design: give both --design and --outputs")
	}
	plan, err := results.ReadCSV(t.Design, "block", "method")
	if err != nil {
		return nil, &Bad{err}
	}
	outputs, err := results.ReadCSV(t.Outputs)
	if err != nil {
		return nil, &Bad{err}
	}
	if plan.Rows() == 0 || outputs.Rows() == 0 || outputs.Rows()%plan.Rows() != 0 {
		return nil, badf("%s has %d rows for the %d of %s; write a row of outputs for each row of the design (or k times as many, for k replicates)",
			t.Outputs, outputs.Rows(), plan.Rows(), t.Design)
	}
	names := t.Outcomes
	if len(names) == 0 {
		names = slices.DeleteFunc(outputs.Names(), func(name string) bool { return name == "point" || name == "replicate" })
	}
	var data []*sensitivity.Data
	for _, name := range names {
		values, ok := outputs.Float(name)
		if !ok {
			return nil, badf("%s has no column %q of numbers; it has %s", t.Outputs, name, strings.Join(outputs.Names(), ", "))
		}
		d := dataOf(plan, name)
		for row := range plan.Rows() {
			for at := row; at < len(values); at += plan.Rows() {
				d.Outcomes[row] = append(d.Outcomes[row], values[at])
			}
		}
		data = append(data, d)
	}
	return data, nil
}

// dataOf is a design without outcomes.
func dataOf(plan *results.Table, output string) *sensitivity.Data {
	d := &sensitivity.Data{Output: output, Outcomes: make([][]float64, plan.Rows())}
	d.Blocks, _ = plan.Text("block")
	for _, c := range plan.Columns() {
		if c.Name == "point" || c.Name == "method" || c.Name == "block" {
			continue
		}
		d.Factors = append(d.Factors, c.Name)
		d.Levels = append(d.Levels, c.Cells())
	}
	return d
}

// places says where levels lie in the range of a factor, 0 to 1: what screening divides by. The words
// of a list lie in their order.
func places(f design.Factor, levels []string) []float64 {
	at := make([]float64, len(levels))
	for row, level := range levels {
		switch position, ok := design.Position(f, level); {
		case ok:
			at[row] = position
		case slices.Contains(f.Levels, level):
			at[row] = float64(slices.Index(f.Levels, level)) / float64(max(1, len(f.Levels)-1))
		default:
			at[row] = math.NaN()
		}
	}
	return at
}

// readStudy reads the design of a study's directory and the last values of its runs.
func (t *Tables) readStudy() ([]*sensitivity.Data, error) {
	m, err := results.ReadStudyManifest(t.Dir)
	if err != nil {
		return nil, &Bad{fmt.Errorf("%s holds no finished study: %w", t.Dir, err)}
	}
	if m.Study == "" || !m.Complete {
		return nil, badf("%s holds no finished study", t.Dir)
	}
	texts := []string{"method", "block"}
	for _, f := range m.Factors {
		texts = append(texts, f.Name)
	}
	plan, err := results.ReadCSV(filepath.Join(t.Dir, results.DesignName), texts...)
	if err != nil {
		return nil, err
	}
	points, ok := plan.Int("point")
	if !ok {
		return nil, badf("%s has no column point", filepath.Join(t.Dir, results.DesignName))
	}
	names := t.Outcomes
	if len(names) == 0 {
		names = m.Outcomes
	}
	var data []*sensitivity.Data
	for _, name := range names {
		values, err := finalValues(t.Dir, name)
		if err != nil {
			return nil, err
		}
		d := dataOf(plan, name)
		for row, point := range points {
			d.Outcomes[row] = values[point]
		}
		for i, f := range m.Factors {
			d.Groups = append(d.Groups, f.Group)
			d.Unit = append(d.Unit, places(design.Factor{Name: f.Name, Levels: f.Levels, From: f.From, To: f.To, Log: f.Log, Whole: f.Whole}, d.Levels[i]))
		}
		data = append(data, d)
	}
	return data, nil
}

// finalValues lists, by point, the last values of `measure@group`, one per replicate, NaN for runs
// that failed.
func finalValues(dir, name string) (map[int64][]float64, error) {
	column, group := SplitMeasure(name)
	file, err := results.OpenParquet(filepath.Join(dir, results.RunsName))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if !slices.ContainsFunc(file.Columns(), func(c results.Column) bool { return c.Name == column && c.Type == results.Float }) {
		return nil, badf("%s has no measure %q", filepath.Join(dir, results.RunsName), column)
	}
	values := map[int64][]float64{}
	for i := range file.Groups() {
		t, err := file.ReadGroup(i, "point", "arm", "replicate", "group", column)
		if err != nil {
			return nil, err
		}
		points, _ := t.Int("point")
		arms, _ := t.Text("arm")
		replicates, _ := t.Int("replicate")
		groups, _ := t.Text("group")
		cells, _ := t.Float(column)
		for row, point := range points {
			if arms[row] != StudyArm || groups[row] != group {
				continue
			}
			for int64(len(values[point])) < replicates[row]-1 {
				values[point] = append(values[point], math.NaN())
			}
			values[point] = append(values[point], cells[row])
		}
	}
	if len(values) == 0 {
		return nil, badf("%s has no rows of group %q", filepath.Join(dir, results.RunsName), group)
	}
	return values, nil
}
