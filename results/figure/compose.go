package figure

import (
	"errors"
	"fmt"

	"gonum.org/v1/plot/vg"

	"socialcredit/results"
)

// figure begins a figure of a run: its note says which society, its source which program, seed and scenario.
func (r *Run) figure(name, title string, width vg.Length) *Figure {
	m := r.Manifest
	society := m.Title
	if small := writing(smallSize, grey); society == "" || legible(society, small) != society {
		society = words(m.Scenario)
	}
	return &Figure{
		Name:  name,
		Title: title,
		note:  fmt.Sprintf("%s · %s people · seed %d", society, count(int64(m.People)), m.Seed),
		source: fmt.Sprintf("socialcredit model version %s, scenario %s (%s), seed %d, run %s",
			m.ModelVersion, m.Scenario, m.ScenarioSHA256, m.Seed, m.Key),
		width: width,
	}
}

// perInstitution makes a figure of every institution that has one. Where there are several, names and titles tell them
// apart; where there is none, the reason of the last stands for all.
func (r *Run) perInstitution(build func(*results.Institution) (*Figure, error)) ([]*Figure, error) {
	return ofEach(r.Manifest.Society.Institutions, build)
}

// ofEach is perInstitution of some institutions.
func ofEach(institutions []results.Institution, build func(*results.Institution) (*Figure, error)) ([]*Figure, error) {
	var figures []*Figure
	var labels []string
	why := absent("there is no institution")
	for i := range institutions {
		institution := &institutions[i]
		f, err := build(institution)
		if reason, ok := errors.AsType[Absent](err); ok {
			why = reason
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("institution %s: %w", institution.Label, err)
		}
		figures, labels = append(figures, f), append(labels, institution.Label)
	}
	if len(figures) == 0 {
		return nil, why
	}
	for i, f := range figures {
		if len(figures) > 1 {
			f.Name += "_" + labels[i]
			f.Title += ": " + words(labels[i])
		}
		f.finish()
	}
	return figures, nil
}

// numbers gives what series.csv holds of some groups in some columns, beside the time and the group.
func (r *Run) numbers(groups []string, columns ...string) (*results.Table, error) {
	t, err := r.table("series.csv")
	if err != nil {
		return nil, err
	}
	return t.Where("group", groups...).Select(append([]string{"period", "year", "group"}, columns...)...), nil
}

// timeScale is the axis of time of a run.
func (r *Run) timeScale() scale { return timeScale(r.clock(), float64(r.Manifest.Periods), 5) }

// timeLabel names the axis of time of a run.
func (r *Run) timeLabel() string { return timeLabel("Time", r.clock()) }
