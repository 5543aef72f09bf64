package measure

import (
	"math"

	"socialcredit/model"
)

// TiesSpectral is Echenique and Fryer's spectral segregation index.
var TiesSpectral = model.Family{
	Name: "ties_spectral",
	Doc: "Spectral segregation index, 0 to 1: a person is segregated as far as friends are of the same class and segregated themselves. Of a connected component of a class it is the largest " +
		"eigenvalue of the matrix of who spends which part of the ties with whom, within the component; of a class the mean over its people, those without a friend in it at 0. " +
		"The column ties_group_spectral is of a social group, for all people the mean over them; ties_excluded_spectral is of the people to whom at least one right is shut, for a group of those of its members by the ties within it. " +
		"It grows with the size of a class whoever its members are: compare classes of one size, or over time. A long and a dense component may have the same index. Undefined for a class without people.",
	Source: "Echenique and Fryer (2007), A measure of segregation based on social interactions, Quarterly Journal of Economics 122(2)",
	Survey: func(model.Dates) model.Survey { return &spectral{} }, Asked: true,
	Columns: func(*model.Layout) []model.Measure {
		column := func(name, doc string, of func(*spectral) []spectralMean) model.Measure {
			return model.Measure{Name: name, Unit: "1", Doc: doc, Of: func(s *model.Snapshot, group int) float64 {
				found, _ := s.Surveys.Of("ties_spectral").(*spectral)
				if found == nil || found.groups == nil {
					return model.Undefined()
				}
				m := of(found)[group]
				return share(m.sum, m.people)
			}}
		}
		return []model.Measure{
			column("ties_group_spectral", "Spectral segregation index of social groups.", func(s *spectral) []spectralMean { return s.groups }),
			column("ties_excluded_spectral", "Spectral segregation index of those to whom a right is shut.", func(s *spectral) []spectralMean { return s.excluded }),
		}
	},
}

// spectral holds the index of each class by group, everybody first.
type spectral struct {
	groups, excluded []spectralMean
	forest           forest
	network          classTies
	lanczos          lanczos
}

// spectralMean sums the index over the people of a class.
type spectralMean struct{ sum, people float64 }

// Take computes the index of all classes, one component after the other: sums of fractions must be in
// the same order whoever computes them.
func (s *spectral) Take(w *model.World) {
	if s.groups == nil {
		s.groups, s.excluded = make([]spectralMean, len(w.Layout.Groups)+1), make([]spectralMean, len(w.Layout.Groups)+1)
	}
	clear(s.groups)
	clear(s.excluded)
	everybody, excluded := []uint32{}, []uint32{}
	for pos, joint := range w.Joint {
		everybody = append(everybody, uint32(pos))
		if w.Gates.Excludes(int(joint)) {
			excluded = append(excluded, uint32(pos))
		}
	}
	byGroup := func(a, b uint32) bool { return w.Group[a] == w.Group[b] }
	shut := func(_, b uint32) bool { return w.Gates.Excludes(int(w.Joint[b])) }
	s.each(w, everybody, byGroup, func(first uint32, sum, people float64) {
		s.groups[0].add(sum, people)
		s.groups[w.Group[first]+1].add(sum, people)
	})
	s.each(w, excluded, shut, func(_ uint32, sum, people float64) { s.excluded[0].add(sum, people) })
	within := func(a, b uint32) bool { return shut(a, b) && byGroup(a, b) }
	s.each(w, excluded, within, func(first uint32, sum, people float64) {
		s.excluded[w.Group[first]+1].add(sum, people)
	})
}

func (m *spectralMean) add(sum, people float64) {
	m.sum += sum
	m.people += people
}

// each hands over the sum of the index over each component of some people, by ties of which alike says
// that they count, in the order of the components' first people.
func (s *spectral) each(w *model.World, places []uint32, alike func(a, b uint32) bool, component func(first uint32, sum, people float64)) {
	s.forest.plant(w.N, places)
	for _, pos := range places {
		for _, friend := range w.Ties.Friends(int(pos)) {
			if friend > pos {
				break // it ascends, and they find this one
			}
			if alike(pos, friend) {
				s.forest.unite(pos, friend)
			}
		}
	}
	order, starts := s.forest.sorted(places)
	for i, start := range starts[:len(starts)-1] {
		members := order[start:starts[i+1]]
		people, sum := float64(len(members)), 0.0
		if people > 1 {
			s.network.of(w, members, alike)
			sum = float64(people * s.lanczos.largest(&s.network))
		}
		component(members[0], sum, people)
	}
}

// classTies are the ties within a component. The matrix of parts 1/d_i has the eigenvalues of the
// symmetric one of 1/sqrt(d_i d_j), which multiply applies.
type classTies struct {
	rows   []uint32 // where the friends of each member begin
	ends   []uint32 // numbers of members
	root   []float64
	number []uint32 // of a member, by position
}

// of lists the ties of the members of a component, which ascend.
func (c *classTies) of(w *model.World, members []uint32, alike func(a, b uint32) bool) {
	if c.number == nil {
		c.number = make([]uint32, w.N)
	}
	for i, pos := range members {
		c.number[pos] = uint32(i)
	}
	c.rows, c.ends, c.root = c.rows[:0], c.ends[:0], c.root[:0]
	for _, pos := range members {
		c.rows = append(c.rows, uint32(len(c.ends)))
		friends := w.Ties.Friends(int(pos))
		c.root = append(c.root, 1/math.Sqrt(float64(len(friends))))
		for _, friend := range friends {
			if alike(pos, friend) {
				c.ends = append(c.ends, c.number[friend])
			}
		}
	}
	c.rows = append(c.rows, uint32(len(c.ends)))
}

// multiply writes the product with a vector.
func (c *classTies) multiply(into, v []float64) {
	for i := range into {
		sum := 0.0
		for _, j := range c.ends[c.rows[i]:c.rows[i+1]] {
			sum += float64(c.root[j] * v[j])
		}
		into[i] = c.root[i] * sum
	}
}
