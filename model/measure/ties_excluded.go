package measure

import "socialcredit/model"

// TiesExcluded is how the excluded hang together, and how far they are apart from others.
var TiesExcluded = model.Family{
	Name: "ties_excluded",
	Doc: "Ties of the people to whom at least one right is shut. Freeman's index and Coleman's are as for social groups, of the excluded and the others: how much fewer ties lie between them, and how " +
		"far the ties of the excluded stay among them, than if friends were drawn at random. A friends' effect raises both mechanically, since low friends are then a cause of exclusion. " +
		"Components are those of the network of the excluded alone: their number, a person without an excluded friend counted as one, and the share of the excluded in the largest. " +
		"While a few are excluded Coleman's is mostly -1, since none of them happen to be friends. " +
		"Components depend on how many are excluded: above about one tie to another per person a giant component forms whoever they are. For a group, of its members and the ties within it. " +
		"Undefined while nobody is shut out, but for the number, which is then 0.",
	Source: "Freeman (1978), Sociological Methods & Research 6(4); Coleman (1958), Human Organization 17(4); components: Newman (2010), Networks, section 6.11",
	Needs:  model.Needs{Ties: true},
	Survey: func(model.Dates) model.Survey { return &excludedTies{} },
	Columns: func(*model.Layout) []model.Measure {
		column := func(name, unit, doc string, of func(*excludedTies, *model.Snapshot, int) float64) model.Measure {
			return model.Measure{Name: "ties_excluded_" + name, Unit: unit, Doc: doc, Of: func(s *model.Snapshot, group int) float64 {
				e, _ := s.Surveys.Of("ties_excluded").(*excludedTies)
				if e == nil || e.of == nil {
					return model.Undefined()
				}
				return of(e, s, group)
			}}
		}
		return []model.Measure{
			column("freeman", "1", "Freeman's segregation index of the excluded and the others.", (*excludedTies).freeman),
			column("coleman", "1", "Coleman's homophily index of the excluded.", (*excludedTies).coleman),
			column("components", "components", "Components of the network of the excluded alone.", func(e *excludedTies, _ *model.Snapshot, group int) float64 {
				return float64(e.of[group].components)
			}),
			column("giant", "share", "Share of the excluded in their largest component.", func(e *excludedTies, _ *model.Snapshot, group int) float64 {
				return share(float64(e.of[group].largest), float64(e.of[group].people))
			}),
		}
	},
}

// excludedTies counts the ties of the excluded by group, everybody first.
type excludedTies struct {
	of     []excludedCount
	places []uint32 // of the excluded, ascending
	forest forest   // of their components, by position
}

type excludedCount struct {
	people, ends, within int64 // the excluded, the ends of ties at them, those whose tie leads to another
	components, largest  int64
}

func (e *excludedTies) freeman(s *model.Snapshot, group int) float64 {
	c, ties := e.of[group], s.Ties.Group[group].Same
	if group == 0 {
		ties += s.Ties.Group[0].Other
	}
	people := float64(c.people)
	return freeman(float64(c.ends-c.within), float64(ties), people, s.People[group]-people)
}

func (e *excludedTies) coleman(s *model.Snapshot, group int) float64 {
	c := e.of[group]
	return coleman(float64(c.within), float64(c.ends), float64(c.people), s.People[group])
}

// Take counts the ties of the excluded, and unites those who are friends.
func (e *excludedTies) Take(w *model.World) {
	if e.of == nil {
		e.of = make([]excludedCount, len(w.Layout.Groups)+1)
	}
	clear(e.of)
	e.places = e.places[:0]
	for pos, joint := range w.Joint {
		if w.Gates.Excludes(int(joint)) {
			e.places = append(e.places, uint32(pos))
		}
	}
	for _, pos := range e.places {
		e.count(w, int(pos))
	}
	e.unite(w, false)
	if len(e.of) > 2 {
		e.unite(w, true)
		return
	}
	e.of[1] = e.of[0] // one group is everybody
}

func (e *excludedTies) count(w *model.World, pos int) {
	all, group := &e.of[0], &e.of[w.Group[pos]+1]
	all.people++
	group.people++
	for _, friend := range w.Ties.Friends(pos) {
		shut, same := int64(0), w.Group[friend] == w.Group[pos]
		if w.Gates.Excludes(int(w.Joint[friend])) {
			shut = 1
		}
		all.ends++
		all.within += shut
		if same {
			group.ends++
			group.within += shut
		}
	}
}

// unite finds the components of the excluded, or those of each group by the ties within it.
func (e *excludedTies) unite(w *model.World, byGroup bool) {
	e.forest.plant(w.N, e.places)
	for _, pos := range e.places {
		for _, friend := range w.Ties.Friends(int(pos)) {
			if friend > pos {
				break // it ascends, and they find this one
			}
			if w.Gates.Excludes(int(w.Joint[friend])) && (!byGroup || w.Group[friend] == w.Group[pos]) {
				e.forest.unite(pos, friend)
			}
		}
	}
	for _, pos := range e.places {
		size := e.forest.size(pos)
		if size == 0 {
			continue
		}
		c := &e.of[0]
		if byGroup {
			c = &e.of[w.Group[pos]+1]
		}
		c.components++
		c.largest = max(c.largest, size)
	}
}
