package figure

import "socialcredit/results"

// stratification shows what standings go with over time: how much of the differences between people's bands lies
// between groups, and how far scores follow people's traits and their means.
func stratification(r *Run) ([]*Figure, error) {
	return r.perInstitution(func(i *results.Institution) (*Figure, error) {
		between := theme{"Between groups", "Share of variance", []measure{{"eta_squared", "eta squared of bands"}}}
		if len(r.groupLabels()) == 0 {
			between.measures = nil
		}
		return r.themed("stratification", "What standings go with over time", i, []theme{
			between,
			{"Between people", "Rank correlation with score", []measure{
				{"trait_correlation", "trait to keep rules"}, {"means_correlation", "money and time"},
			}},
		})
	})
}
