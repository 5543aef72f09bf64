package design

import "socialcredit/model"

// A luck is the randomness of one column of a design.
type luck model.Luck

// lucksOf gives each factor its own luck for a purpose.
func lucksOf(factors []Factor, seed uint64, purpose string) []luck {
	lucks := make([]luck, len(factors))
	for i, f := range factors {
		lucks[i] = luckOf(seed, purpose+"."+f.Name)
	}
	return lucks
}

func luckOf(seed uint64, purpose string) luck { return luck(model.NewLuck(seed, "design."+purpose)) }

// draw is uniform between 0 and 1, the ends excluded: a number for each row and try. Nobody is meant
// by the entity, which only says how the row enters the hash.
func (l luck) draw(row, try int) float64 {
	return model.Luck(l).Uniform(model.Person, uint64(row), try)
}

// shuffled is a permutation of the first n whole numbers, another one for each try.
func (l luck) shuffled(n, try int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for i := n - 1; i > 0; i-- { // Fisher and Yates
		j := int(model.Luck(l).Below(model.Household, uint64(i), try, uint32(i+1)))
		order[i], order[j] = order[j], order[i]
	}
	return order
}
