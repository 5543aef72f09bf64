package network

import (
	"slices"

	"socialcredit/model"
)

const smallWorldDoc = "People stand in a ring, tied to their nearest neighbours, and a share of the ties is rewired to anybody at all. " +
	"Neighbours have like traits as far as homophily says: their traits correlate by its square, which rewiring dilutes. " +
	"A household is a run of up to six neighbours, whose ties are among the degree and never rewired."

// SmallWorld is the network of Watts and Strogatz (1998), "Collective dynamics of small-world
// networks".
type SmallWorld struct {
	// Number of friends, an even one; after rewiring, their mean number. Source: our choice, to be
	// swept from 4 to 20.
	Degree int `yaml:"degree" min:"2" max:"1000"`
	// Share of the ties outside households that lead to anybody at all instead of to a neighbour.
	// Source: our choice, to be swept from 0.01 to 1.
	Rewired float64 `yaml:"rewired" min:"0" max:"1"`
	// Correlation of the trait with the place in the ring. Source: our choice; with 0 friends tell
	// nothing about a person, and no friends' effect can stratify people by trait.
	Homophily float64 `yaml:"homophily" min:"0" max:"1"`
	Shuffling `yaml:",inline"`
}

// Bind checks that there are neighbours enough.
func (s *SmallWorld) Bind(b *model.Binding) { bindRing(b, s.Degree) }

func bindRing(b *model.Binding, degree int) {
	bindEven(b, degree)
	if b.Spec.People.Count < 3 && degree >= 2 {
		b.Fail("degree", "%d friends each among %d people make no ring; use network.kind=none, or more people", degree, b.Spec.People.Count)
		return
	}
	if degree >= b.Spec.People.Count {
		b.Fail("degree", "%d friends each among %d people; at most %d, or more people",
			degree, b.Spec.People.Count, (b.Spec.People.Count-1)/2*2)
	}
}

func bindEven(b *model.Binding, degree int) {
	if degree < 2 || degree%2 != 0 {
		b.Fail("degree", "%d is not an even number of friends; write %d", degree, max(2, degree+1))
	}
}

// Household is the size of a household whose members are all neighbours.
func (s *SmallWorld) Household() int { return min(largestHousehold, s.Degree/2+1) }

// Place puts people of like traits near each other.
func (s *SmallWorld) Place(p *model.Population) []uint32 { return placeByTrait(p, s.Homophily) }

// Build ties the ring.
func (s *SmallWorld) Build(w *model.World) (*model.Graph, error) {
	return s.build(w, s.sow(w))
}

// sow lets each person own the ties to the neighbours who follow in the ring.
func (s *SmallWorld) sow(w *model.World) model.Sower {
	half := s.Degree / 2
	r := rewiring{w, w.Luck("network.rewired"), model.NewChance(s.Rewired), half}
	return func(lo, hi int, tie func(a, b uint32)) {
		var taken []int // rewired ties of one person
		for pos := lo; pos < hi; pos++ {
			taken = taken[:0]
			for step := 1; step <= half; step++ {
				to := pos + step
				if to >= w.N {
					to -= w.N
				}
				if r.chance > 0 && !together(w, pos, to) {
					if target, found := r.target(pos, step, taken); found {
						to = target
						taken = append(taken, to)
					}
				}
				tie(uint32(pos), uint32(to))
			}
		}
	}
}

// A rewiring says which ties of a ring lead elsewhere, and where: the same people's in every world
// with the same seed, more of them the greater the chance.
type rewiring struct {
	w      *model.World
	luck   model.Luck
	chance model.Chance
	half   int // neighbours on either side
}

// attempts is how often a target is drawn for a tie before it stays as it is.
const attempts = 64

// target returns where the tie to the neighbour so many steps on is rewired to, if it is: somebody
// who is no neighbour and to whom none of the person's ties has been rewired yet.
func (r *rewiring) target(pos, step int, taken []int) (target int, found bool) {
	id := uint64(r.w.ID(pos))
	rewire, u := r.luck.Draw(model.Person, id, step)
	if model.Chance(rewire) >= r.chance {
		return 0, false
	}
	for attempt := 1; attempt <= attempts; attempt++ {
		target = r.w.Position(int((u >> 32) * uint64(r.w.N) >> 32))
		distance := max(pos-target, target-pos)
		if min(distance, r.w.N-distance) > r.half && !slices.Contains(taken, target) {
			return target, true
		}
		u, _ = r.luck.Draw(model.Person, id, step+attempt<<16)
	}
	return 0, false
}

// MeanDegree is how many friends people will have.
func (s *SmallWorld) MeanDegree(int) float64 { return float64(s.Degree) }
