package network

import "socialcredit/model"

const scaleFreeDoc = "People arrive one after another and befriend those who have many friends already, which gives a few of them very many: " +
	"the share of people with more than k friends falls as k to the power of -2. " +
	"Ties tell nothing about traits or groups. Members of a household are friends."

// ScaleFree is the network of Barabasi and Albert (1999), "Emergence of scaling in random
// networks", grown in parallel without a list of ties: a tie's end is found by retracing the draws
// it depends on (Sanders and Schulz 2016, "Scalable generation of scale-free graphs").
type ScaleFree struct {
	// Mean number of friends, an even one: everybody arrives with half as many ties, those to members
	// of the household among them. Source: our choice, to be swept from 4 to 20.
	Degree    int `yaml:"degree" min:"2" max:"1000"`
	Shuffling `yaml:",inline"`
}

// Bind checks that there are people enough.
func (s *ScaleFree) Bind(b *model.Binding) { bindRing(b, s.Degree) }

// Household is the size of a household whose last member has no more ties to the others than
// people arrive with.
func (s *ScaleFree) Household() int { return min(largestHousehold, s.Degree/2+1) }

// Build lets people arrive.
func (s *ScaleFree) Build(w *model.World) (*model.Graph, error) {
	a := newArrivals(w, s.Degree/2)
	return s.build(w, func(lo, hi int, tie func(a, b uint32)) {
		var taken []int
		for pos := lo; pos < hi; pos++ {
			taken = a.friends(pos, taken[:0])
			for _, friend := range taken {
				tie(uint32(pos), uint32(friend))
			}
		}
	})
}

// MeanDegree is how many friends people will have.
func (s *ScaleFree) MeanDegree(int) float64 { return float64(s.Degree) }
