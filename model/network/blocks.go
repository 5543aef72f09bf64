package network

import "socialcredit/model"

const blocksDoc = "Two people of one group are friends with one probability, two of different groups with another, " +
	"chosen so that the E-I index comes out as asked. " +
	"People stand in the order of their groups, so that groups live in districts of their own. " +
	"Both probabilities are the same for all groups: a large group finds more friends among its own than a small one, and has more friends in all. " +
	"Members of a household are friends."

// Blocks is the planted partition of Condon and Karp (2001), "Algorithms for graph partitioning on
// the planted partition model", with the social groups as parts. Ties within households count
// towards the degree.
type Blocks struct {
	// Mean number of friends. Source: our choice, to be swept from 4 to 20.
	Degree float64 `yaml:"degree" min:"3" max:"1000"`
	// E-I index to aim at: ties between groups less ties within, as a share of all ties; -1 = all
	// within, 1 = all between (Krackhardt and Stern 1988). Source: our choice.
	EI        float64 `yaml:"ei" min:"-1" max:"1"`
	Shuffling `yaml:",inline"`
}

// Bind checks that there are pairs enough within groups and between them.
func (k *Blocks) Bind(b *model.Binding) {
	bindMean(b, k.Degree)
	n := float64(b.Spec.People.Count)
	same := 0.0 // people of one's own group, oneself among them
	for _, label := range b.Layout.Groups {
		share := b.Spec.People.Groups[label].Share
		same += float64(share * share * n)
	}
	lowest := max(-1, 1-2*(same-1)/k.Degree)
	highest := min(1-2*householdFriends/k.Degree, 2*(n-same)/k.Degree-1)
	const slack = 1e-9
	if k.Degree >= 3 && !(k.EI >= lowest-slack && k.EI <= highest+slack) {
		b.Fail("ei", "%v cannot be reached with these groups and %v friends, those of one's household among them; %.3g to %.3g can",
			k.EI, k.Degree, lowest, highest)
	}
}

// Household is the size of the largest household.
func (k *Blocks) Household() int { return largestHousehold }

// Place puts people in the order of their groups.
func (k *Blocks) Place(p *model.Population) []uint32 {
	if len(p.Layout.Groups) == 1 {
		return nil
	}
	keys := make([]uint16, len(p.Group))
	for id, group := range p.Group {
		keys[id] = uint16(group)
	}
	return order(p.Workers, keys, 8)
}

// Build ties households, then others by two lots.
func (k *Blocks) Build(w *model.World) (*model.Graph, error) {
	within, between := k.lots(w)
	ends := groupEnds(w)
	return k.build(w, func(lo, hi int, tie func(a, b uint32)) {
		for pos := lo; pos < hi; pos++ {
			behind, end := sowHousehold(w, pos, tie), ends[w.Group[pos]]
			within.sow(w, pos, behind, end, tie)
			between.sow(w, pos, max(behind, end), w.N, tie)
		}
	})
}

// lots are drawn for the pairs that live in different households.
func (k *Blocks) lots(w *model.World) (within, between lot) {
	ties := float64(float64(w.N)*k.Degree) / 2
	alike, unlike := 0.0, 0.0 // ties within households
	for pos := range w.N {
		for other := w.Head(pos); other < pos; other++ {
			if w.Group[other] == w.Group[pos] {
				alike++
			} else {
				unlike++
			}
		}
	}
	pairsWithin, start := 0.0, 0
	for _, end := range groupEnds(w) {
		pairsWithin += pairs(end - start)
		start = end
	}
	return newLot(w.Luck("network.within"), float64(ties*(1-k.EI))/2-alike, pairsWithin-alike),
		newLot(w.Luck("network.between"), float64(ties*(1+k.EI))/2-unlike, pairs(w.N)-pairsWithin-unlike)
}

// groupEnds are the positions behind the last person of each group.
func groupEnds(w *model.World) []int {
	ends := make([]int, len(w.Layout.Groups))
	for _, group := range w.Group {
		ends[group]++
	}
	for g := range ends[1:] {
		ends[g+1] += ends[g]
	}
	return ends
}

// MeanDegree is how many friends people will have.
func (k *Blocks) MeanDegree(int) float64 { return k.Degree }
