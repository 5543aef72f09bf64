package network

import "socialcredit/model"

const latticeDoc = "People stand in a ring, tied to their nearest neighbours and to nobody else: a small world without rewiring. " +
	"Everybody has the same number of friends, and what happens to one reaches others only step by step."

// Lattice is the ring that [SmallWorld] starts from.
type Lattice struct {
	// Number of friends, an even one. Source: our choice, to be swept from 4 to 20.
	Degree int `yaml:"degree" min:"2" max:"1000"`
	// Correlation of the trait with the place in the ring. Source: our choice; with 0 friends tell
	// nothing about a person.
	Homophily float64 `yaml:"homophily" min:"0" max:"1"`
	Shuffling `yaml:",inline"`
}

// Bind checks that there are neighbours enough.
func (l *Lattice) Bind(b *model.Binding) { bindRing(b, l.Degree) }

// Household is the size of a household whose members are all neighbours.
func (l *Lattice) Household() int { return l.ring().Household() }

// Place puts people of like traits near each other.
func (l *Lattice) Place(p *model.Population) []uint32 { return placeByTrait(p, l.Homophily) }

// Build ties the ring.
func (l *Lattice) Build(w *model.World) (*model.Graph, error) { return l.build(w, l.ring().sow(w)) }

func (l *Lattice) ring() *SmallWorld { return &SmallWorld{Degree: l.Degree} }

// MeanDegree is how many friends people will have.
func (l *Lattice) MeanDegree(int) float64 { return float64(l.Degree) }
