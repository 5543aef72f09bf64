package measure

import "socialcredit/model"

// Segregation of social groups in the network of friends, from counts of ties alone.

// TiesGroupFreeman is Freeman's segregation index of social groups.
var TiesGroupFreeman = model.Family{
	Name: "ties_group_freeman",
	Doc: "Freeman's segregation index of social groups: by what share ties between groups are fewer than if friends were drawn at random, 1 = there are none, " +
		"0 = as if at random, below 0 = more; for a group, of its members against all others. It is not cut off at 0, as Freeman's own is. The groups' sizes are taken out, unlike " +
		"in ties_group_ei, but who has many friends is not: a group of sociable people looks less segregated. Undefined without ties or with one group.",
	Source: "(E - C)/E, C ties between groups, E = L (n^2 - sum n_g^2)/(n (n-1)); Freeman (1978), Segregation in social networks, Sociological Methods & Research 6(4)",
	Needs:  model.Needs{Ties: true},
	Columns: func(*model.Layout) []model.Measure {
		return []model.Measure{{Name: "ties_group_freeman", Unit: "1", Of: func(s *model.Snapshot, group int) float64 {
			all := s.Ties.Group[0]
			sizes := s.People[1:]
			if group > 0 {
				sizes = []float64{s.People[group], s.People[0] - s.People[group]}
			}
			return freeman(float64(s.Ties.Group[group].Other), float64(all.Same+all.Other), sizes...)
		}}}
	},
}

// TiesGroupColeman is Coleman's homophily index of social groups.
var TiesGroupColeman = model.Family{
	Name: "ties_group_coleman",
	Doc: "Coleman's index of a social group's homophily: how far its members' ties stay within it, 1 = all, 0 = as many as if friends were drawn at random, -1 = none; for groups " +
		"only. Above 0 it is the way gone from chance to all, below 0 from chance to none: the two sides have different steps, which matters for small groups. " +
		"Undefined for a group without ties or of one person.",
	Source: "(o - w)/(d - w) if o > w, else (o - w)/w, o ends of ties within the group, d all its ends, w = d (n_g - 1)/(n - 1); Coleman (1958), Relational analysis, Human Organization 17(4), in its exact form",
	Needs:  model.Needs{Ties: true},
	Columns: func(*model.Layout) []model.Measure {
		return []model.Measure{{Name: "ties_group_coleman", Unit: "1", Of: func(s *model.Snapshot, group int) float64 {
			if group == 0 {
				return model.Undefined()
			}
			ties := s.Ties.Group[group]
			return coleman(float64(2*ties.Same), float64(2*ties.Same+ties.Other), s.People[group], s.People[0])
		}}}
	},
}

// freeman takes the ties between classes, all ties, and the sizes of the classes.
func freeman(between, ties float64, sizes ...float64) float64 {
	people, pairs := 0.0, 0.0 // ordered pairs of people of two classes
	for _, n := range sizes {
		people += n
	}
	for _, n := range sizes {
		pairs += float64(n * (people - n))
	}
	if ties == 0 || pairs == 0 {
		return model.Undefined()
	}
	expected := float64(ties*pairs) / (people * (people - 1))
	return (expected - between) / expected
}

// coleman takes a class's ends of ties within it, all its ends, its size and that of the whole.
func coleman(within, ends, size, people float64) float64 {
	chance := ends * (size - 1) / (people - 1)
	switch {
	case ends == 0 || size < 2 || size == people:
		return model.Undefined()
	case within > chance:
		return (within - chance) / (ends - chance)
	}
	return (within - chance) / chance
}
