package network

import (
	"encoding/json"
	"math"

	"socialcredit/model"
)

// A Description says what the ties of a world are like. Shares and indices are NaN where they are
// undefined, which JSON has as null.
type Description struct {
	People        int   `json:"people"`
	Ties          int   `json:"ties"`
	MeanDegree    Index `json:"mean_degree"`
	HighestDegree int   `json:"highest_degree"`
	// Share of the people who have no friends.
	Isolated Index `json:"isolated"`
	// Sets of people who can reach each other over ties; somebody without friends is one.
	Components int `json:"components"`
	// Share of the people who are in the largest component.
	Giant Index `json:"giant_component"`
	// Mean over people of the share of pairs of their friends who are friends, 0 for those with fewer
	// than two friends (Watts and Strogatz 1998).
	Clustering Index `json:"clustering"`
	// Over how many people that mean is taken: all, or a random sample where that would take long.
	ClusteringPeople int `json:"clustering_people"`
	// Correlation of the numbers of friends at both ends of a tie (Newman 2003, equation 21).
	DegreeAssortativity Index `json:"degree_assortativity"`
	// Correlation of the traits at both ends of a tie.
	TraitAssortativity Index `json:"trait_assortativity"`
	// How far ties stay within groups beyond what their sizes bring (Newman 2003, equation 2).
	GroupAssortativity Index `json:"group_assortativity"`
	// Ties between groups less ties within, as a share of all (Krackhardt and Stern 1988).
	GroupEI Index `json:"group_ei"`
	// What was dropped when the ties were read or drawn.
	SelfTies     int `json:"self_ties"`
	RepeatedTies int `json:"repeated_ties"`
}

// An Index is a number that may be undefined: NaN, in JSON null.
type Index float64

// MarshalJSON writes the number or null.
func (x Index) MarshalJSON() ([]byte, error) {
	if math.IsNaN(float64(x)) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(x))
}

// Describe looks at the ties of a world.
func Describe(w *model.World) Description {
	g := w.Ties
	people := float64(w.N)
	sums := make([]endSums, w.Workers())
	w.Parallel(func(worker, lo, hi int) {
		s := &sums[worker]
		if s.groups.Ends == nil {
			s.groups.Ends = make([]int64, len(w.Layout.Groups))
		}
		s.count(w, lo, hi)
	})
	all := endSums{groups: model.Classes{Ends: make([]int64, len(w.Layout.Groups))}}
	for i := range sums {
		all.merge(&sums[i])
	}
	clustering, of := clustering(w, all.effort)
	components, giant := components(w)
	return Description{
		People: w.N, Ties: g.Ties(), MeanDegree: Index(2 * float64(g.Ties()) / people),
		HighestDegree: all.highest, Isolated: Index(float64(all.isolated) / people),
		Components: components, Giant: Index(float64(giant) / people),
		Clustering: Index(clustering), ClusteringPeople: of,
		DegreeAssortativity: Index(all.degrees.Assortativity()), TraitAssortativity: Index(all.traits.Assortativity()),
		GroupAssortativity: Index(all.groups.Assortativity()),
		GroupEI:            Index(model.Split{Same: all.groups.Same, Other: all.degrees.N - all.groups.Same}.EI()),
		SelfTies:           w.SelfTies, RepeatedTies: w.RepeatedTies,
	}
}

// endSums are sums over the ends of ties.
type endSums struct {
	degrees, traits   model.Ends
	groups            model.Classes
	highest, isolated int
	effort            int // of measuring clustering
}

func (s *endSums) count(w *model.World, lo, hi int) {
	for pos := lo; pos < hi; pos++ {
		friends := w.Ties.Friends(pos)
		var degrees, traits uint64
		for _, friend := range friends {
			theirs := w.Ties.Degree(int(friend))
			degrees += uint64(theirs)
			s.effort += min(theirs, far*len(friends))
			traits += positive(w.Trait[friend])
			if w.Group[friend] == w.Group[pos] {
				s.groups.Same++
			}
		}
		k := len(friends)
		s.degrees.Add(uint64(k), int64(k), degrees)
		s.traits.Add(positive(w.Trait[pos]), int64(k), traits)
		s.groups.Ends[w.Group[pos]] += int64(k)
		s.highest = max(s.highest, k)
		if k == 0 {
			s.isolated++
		}
	}
}

// positive is a trait as a number that is not below 0.
func positive(trait int8) uint64 { return uint64(int(trait) + 128) }

func (s *endSums) merge(other *endSums) {
	s.degrees.Merge(&other.degrees)
	s.traits.Merge(&other.traits)
	for class, ends := range other.groups.Ends {
		s.groups.Ends[class] += ends
	}
	s.groups.Same += other.groups.Same
	s.effort += other.effort
	s.highest = max(s.highest, other.highest)
	s.isolated += other.isolated
}
