package experiments

import (
	"socialcredit/model/measure"
	"socialcredit/results"
)

// dictionary says what every column of the study's files means.
func (f *finisher) dictionary() *results.Table {
	t := tableOf([]results.Column{
		results.Texts("column"), results.Texts("files"), results.Texts("unit"), results.Texts("meaning"), results.Texts("source"),
	})
	add := func(column, files, unit, meaning, source string) {
		if err := t.Append(column, files, unit, meaning, source); err != nil {
			panic(err) // the columns are right above
		}
	}
	const all = "runs series summary failures design"
	add("point", all, "", "number of the setting of the factors, from 1 in the order of the design", "")
	add("arm", "runs series summary failures", "", "study, or null for the points with the changes of the null arm", "")
	add("replicate", "runs series failures", "", "number of the run among those of its point, from 1", "")
	add("key", "runs series failures", "", "hash of what the run computes: model version, resolved scenario, input files and seed", "")
	add("seed", "runs failures", "", "seed of the run; the same for a replicate of every point unless luck is independent", "")
	add("error", "failures", "", "why the run failed", "")
	add("method", "design", "", "kind of the design", "")
	add("block", "design", "", "part of the row in the design's method", "")
	add("period", "series", f.plan.period(), "periods since the start, 0 as seeded", "")
	add("year", "series", "years", "time since the start", "")
	add("group", "runs series summary", "", "social group, all for everybody", "")
	for _, column := range [][2]string{
		{"measure", "name of the measure, as in runs"},
		{"n", "runs that did not fail and where the measure is defined"},
		{"mean", "mean of the final measure over the runs"},
		{"sd", "standard deviation of the final measure over the runs (n-1)"},
		{"low", "lower end of the interval of the mean"},
		{"high", "upper end of the interval of the mean"},
		{"interval", "t: Student's, at 95 %; stein: Stein's in two stages, at the study's confidence"},
		{"skewness", "skewness of the final measure over the runs (G1 of Joanes and Gill 1998)"},
	} {
		add(column[0], "summary", "", column[1], "")
	}
	for _, factor := range f.plan.Study.Factors {
		add(factor.Name, "runs summary failures design", "", "factor: "+factor.Meaning, "")
	}
	for _, c := range f.plan.Wide {
		for _, family := range measure.Kinds {
			if family.Name == c.Family {
				add(c.Name, "runs series", c.Unit, c.Doc, family.Source)
			}
		}
	}
	return t
}

// period is the unit of time.
func (p *Plan) period() string { return string(p.Study.Base().Spec.Period) + "s" }
