package figure

import "socialcredit/results"

// inequality shows how unequal scores are over time, among all people: how far apart in points, how far apart for their
// level, and how far they fall into camps.
func inequality(r *Run) ([]*Figure, error) {
	return r.perInstitution(func(i *results.Institution) (*Figure, error) {
		if !i.Scored {
			return nil, unasked("%s keeps no score", i.Label)
		}
		return r.themed("inequality", "Inequality of scores over time", i, []theme{
			{"Spread", "Points", []measure{{"sd", "standard deviation"}, {"absolute_gini", "absolute Gini"}}},
			{"Relative inequality", "Index", []measure{{"gini", "Gini"}, {"theil", "Theil"}, {"atkinson", "Atkinson"}}},
			{"Polarisation", "Index", []measure{{"wolfson", "Wolfson"}, {"esteban_ray", "Esteban-Ray"}}},
		})
	})
}
