package network

import (
	"sort"

	"socialcredit/model"
)

const configurationDoc = "Everybody has a given number of friends, and who they are is random: numbers follow a power law, or are read from a file. " +
	"Ties of somebody to himself and repeated ties are dropped and counted, so that those with many friends end up with slightly fewer. " +
	"Everybody is a household of one."

// Configuration is the erased configuration model (Molloy and Reed 1995, "A critical point for
// random graphs with a given degree sequence"; erased: Britton, Deijfen and Martin-Lof 2006).
type Configuration struct {
	// The share of people with k friends falls as k to the power of minus this: a pure number, above
	// 1. Source: our choice; measured networks lie between 2 and 3 (Newman 2003, "The structure and
	// function of complex networks", table 2).
	Exponent float64 `yaml:"exponent" above:"1" max:"10"`
	// Fewest friends of anybody. Source: our choice.
	DegreeMin int `yaml:"degree_min" min:"1" max:"1000000"`
	// Most friends of anybody. Source: our choice.
	DegreeMax int `yaml:"degree_max" min:"1" max:"1000000"`
	// File with everybody's number of friends, one whole number in each line, used instead of the
	// power law; none if empty.
	Degrees   string `yaml:"degrees" file:"true"`
	Shuffling `yaml:",inline"`

	given []uint32 // from the file, by person id
}

func newConfiguration() *Configuration {
	return &Configuration{Exponent: 2.5, DegreeMin: 4, DegreeMax: 200}
}

// Bind checks the range or reads the file.
func (c *Configuration) Bind(b *model.Binding) {
	c.given = nil
	people := b.Spec.People.Count
	if c.Degrees != "" {
		given, err := readDegrees(c.Degrees, people)
		if err != nil {
			b.Fail("degrees", "%v", err)
		}
		c.given = given
		return
	}
	if c.DegreeMin < 1 || c.DegreeMin > c.DegreeMax {
		b.Fail("degree_min", "%d does not lie between 1 and degree_max, which is %d", c.DegreeMin, c.DegreeMax)
	}
	if c.DegreeMax >= people {
		b.Fail("degree_max", "%d friends among %d people; at most %d, or more people", c.DegreeMax, people, people-1)
	}
}

// Household is 1: the degrees leave no room for ties that households bring.
func (c *Configuration) Household() int { return 1 }

// Build gives everybody as many ends of ties as the degree says, and joins ends at random.
func (c *Configuration) Build(w *model.World) (*model.Graph, error) {
	s, err := newStubs(w, c.degrees(w))
	if err != nil {
		return nil, err
	}
	partners := model.NewPermutation(w.Luck("network.configuration"), s.total, 0)
	return c.build(w, func(lo, hi int, tie func(a, b uint32)) {
		for pos := lo; pos < hi; pos++ {
			for stub := s.starts[pos]; stub < s.starts[pos+1]; stub++ {
				// Ends that the permutation puts side by side are joined.
				if place := partners.Of(uint64(stub)); place%2 == 0 {
					tie(uint32(pos), s.owner(uint32(partners.From(place+1))))
				}
			}
		}
	})
}

// degrees says how many friends the person at a position gets.
func (c *Configuration) degrees(w *model.World) func(pos int) uint32 {
	if c.given != nil {
		return func(pos int) uint32 { return c.given[w.ID(pos)] }
	}
	weights := make([]float64, c.DegreeMax-c.DegreeMin+1)
	sum := 0.0
	for i := range weights {
		sum += model.Pow(float64(c.DegreeMin+i), -c.Exponent)
		weights[i] = sum
	}
	upTo := make([]model.Chance, len(weights)-1)
	for i := range upTo {
		upTo[i] = model.NewChance(weights[i] / sum)
	}
	luck := w.Luck("network.degree")
	return func(pos int) uint32 {
		u, _ := luck.Draw(model.Person, uint64(w.ID(pos)), 0)
		more := sort.Search(len(upTo), func(i int) bool { return model.Chance(u) < upTo[i] })
		return uint32(c.DegreeMin + more)
	}
}

// MeanDegree is how many friends people will have, but for the ties that are dropped.
func (c *Configuration) MeanDegree(people int) float64 {
	sum, all := 0.0, 0.0
	if c.Degrees != "" {
		for _, k := range c.given {
			sum += float64(k)
		}
		return sum / float64(people)
	}
	for k := c.DegreeMin; k <= c.DegreeMax; k++ {
		share := model.Pow(float64(k), -c.Exponent)
		all += share
		sum += float64(float64(k) * share)
	}
	return sum / all
}
