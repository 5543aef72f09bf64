package network

import "socialcredit/model"

const randomDoc = "Any two people are friends with the same probability, but members of a household always. " +
	"Ties tell nothing about traits or groups, and friends of friends are hardly ever friends."

// Random is the network of Gilbert (1959), "Random graphs", also named after Erdos and Renyi: all
// ties independent. Ties within households count towards the degree.
type Random struct {
	// Mean number of friends. Source: our choice, to be swept from 4 to 20.
	Degree    float64 `yaml:"degree" min:"3" max:"1000"`
	Shuffling `yaml:",inline"`
}

// Bind checks that the degree leaves room for households.
func (r *Random) Bind(b *model.Binding) { bindMean(b, r.Degree) }

func bindMean(b *model.Binding, degree float64) {
	if !(degree >= 3) {
		b.Fail("degree", "%v friends on average; at least 3, since members of a household are friends, which alone makes %v",
			degree, householdFriends)
	}
	if degree > float64(b.Spec.People.Count-1) {
		b.Fail("degree", "%v friends each among %d people; at most %d, or more people",
			degree, b.Spec.People.Count, b.Spec.People.Count-1)
	}
}

// Household is the size of the largest household.
func (r *Random) Household() int { return largestHousehold }

// Build ties households, and then others by lot.
func (r *Random) Build(w *model.World) (*model.Graph, error) {
	within := householdTies(w)
	wanted := float64(float64(w.N)*r.Degree)/2 - float64(within)
	lot := newLot(w.Luck("network.random"), wanted, pairs(w.N)-float64(within))
	return r.build(w, func(lo, hi int, tie func(a, b uint32)) {
		for pos := lo; pos < hi; pos++ {
			behind := sowHousehold(w, pos, tie)
			lot.sow(w, pos, behind, w.N, tie)
		}
	})
}

// pairs is how many pairs n people make.
func pairs(n int) float64 { return float64(n) * float64(n-1) / 2 }

// A lot ties pairs independently with the same probability.
type lot struct {
	luck model.Luck
	skip float64 // 1 / ln(1-p); 0 where p is 0
}

// newLot returns a lot that ties as many pairs as wanted, on average.
func newLot(luck model.Luck, wanted, pairs float64) lot {
	passed := 1 - min(1-0x1p-53, wanted/pairs) // probability that a pair is passed over
	if !(passed < 1) {
		return lot{luck, 0}
	}
	return lot{luck, 1 / model.Log(passed)}
}

// sow ties a person to some of those at the positions from to to-1. It does not try one after
// another but draws how many it passes over, a geometric number (Batagelj and Brandes 2005,
// "Efficient generation of large random networks").
func (l lot) sow(w *model.World, pos, from, to int, tie func(a, b uint32)) {
	if l.skip == 0 {
		return
	}
	id := uint64(w.ID(pos))
	for draw := 0; ; draw++ {
		u, v := l.luck.Draw(model.Person, id, draw)
		for _, x := range [2]uint64{u, v} {
			passed := l.skip * model.Log(unit(x))
			if passed >= float64(to-from) {
				return
			}
			from += int(passed)
			tie(uint32(pos), uint32(from))
			from++
		}
	}
}

// unit maps 64 random bits to the open interval (0, 1).
func unit(u uint64) float64 { return (float64(u>>12) + 0.5) * 0x1p-52 }

// MeanDegree is how many friends people will have.
func (r *Random) MeanDegree(int) float64 { return r.Degree }
