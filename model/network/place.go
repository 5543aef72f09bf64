package network

import (
	"math"
	"sync"

	"socialcredit/model"
)

// placeByTrait puts people of like traits near each other: by the rank of
// homophily*trait + sqrt(1-homophily**2)*noise, so that the traits of neighbours correlate by
// homophily squared. Without homophily people stand in the order of their ids.
func placeByTrait(p *model.Population, homophily float64) []uint32 {
	if homophily == 0 {
		return nil
	}
	rest := math.Sqrt(max(0, 1-float64(homophily*homophily)))
	noise := p.Luck("network.place")
	keys := make([]uint16, len(p.Trait))
	p.Parallel(func(_, lo, hi int) {
		for id := lo; id < hi; id++ {
			trait := float64(p.Trait[id]) / model.Sixteenths
			keys[id] = level(float64(homophily*trait) + float64(rest*noise.Normal(model.Person, uint64(id), 0)))
		}
	})
	return order(p.Workers, keys, 16)
}

// level rounds numbers from -8 to 8 down to one of 65,536 levels.
func level(x float64) uint16 {
	return uint16(max(0, min(math.MaxUint16, (x+8)*4096)))
}

// order returns the numbers of keys by ascending key, equal keys as they come: a counting sort of
// keys of so many bits (at most 16). Where there are fewer keys than possible values it takes two
// passes of half the bits, which have fewer counters.
func order(workers int, keys []uint16, bits int) []uint32 {
	if 1<<bits <= len(keys) || bits < 2 {
		return pass(workers, keys, nil, 0, bits)
	}
	byLow := pass(workers, keys, nil, 0, bits/2)
	return pass(workers, keys, byLow, bits/2, bits-bits/2)
}

// pass sorts numbers (nil = all in order) by some bits of their keys, equal ones as they come.
func pass(workers int, keys []uint16, numbers []uint32, shift, bits int) []uint32 {
	number := func(i int) uint32 {
		if numbers == nil {
			return uint32(i)
		}
		return numbers[i]
	}
	mask := uint16(1<<bits - 1)
	counts := make([][]uint32, parts(workers, len(keys)))
	divide(len(counts), len(keys), func(part, lo, hi int) {
		counts[part] = make([]uint32, 1<<bits)
		for i := lo; i < hi; i++ {
			counts[part][keys[number(i)]>>shift&mask]++
		}
	})
	at := uint32(0)
	for value := range 1 << bits {
		for part := range counts {
			counts[part][value], at = at, at+counts[part][value]
		}
	}
	sorted := make([]uint32, len(keys))
	divide(len(counts), len(keys), func(part, lo, hi int) {
		for i := lo; i < hi; i++ {
			k := number(i)
			place := &counts[part][keys[k]>>shift&mask]
			sorted[*place] = k
			*place++
		}
	})
	return sorted
}

// parts is how many parts of n things are worth a goroutine each.
func parts(workers, n int) int { return max(1, min(workers, n>>14)) }

// divide does n things in so many parts at once, each part a run of them.
func divide(parts, n int, do func(part, lo, hi int)) {
	if parts <= 1 {
		do(0, 0, n)
		return
	}
	var wg sync.WaitGroup
	for part := range parts {
		wg.Go(func() { do(part, part*n/parts, (part+1)*n/parts) })
	}
	wg.Wait()
}
