package model

import (
	"math"
	"math/bits"
)

// Entity says what kind of thing a draw is about, so that person 7 and household 7 have luck of
// their own.
type Entity uint8

// The kinds of things that luck is drawn for.
const (
	Person    Entity = iota // by person id
	Household               // by the person id of its head
	District                // by district number
	Tie                     // by both person ids, see [TieID]
	block                   // 64 people at once, see [Lottery]: four values, one per pair of digits
)

// Luck is the randomness of one decision: a pure function of (seed, period, entity, id). It has
// no state, so that neither the order of draws nor another decision can change it.
type Luck uint64

// NewLuck returns the luck of the decision that is named by its path in the scenario.
func NewLuck(seed uint64, decision string) Luck {
	name := uint64(14695981039346656037) // FNV-1a
	for i := range len(decision) {
		name = (name ^ uint64(decision[i])) * 1099511628211
	}
	key, _ := philox(name, uint64(len(decision)), seed)
	return Luck(key)
}

// Draw returns 128 uniform random bits as two words.
func (l Luck) Draw(e Entity, id uint64, period int) (uint64, uint64) {
	return philox(id, uint64(period)<<8|uint64(e), uint64(l))
}

// Uniform returns a number strictly between 0 and 1.
func (l Luck) Uniform(e Entity, id uint64, period int) float64 {
	u, _ := l.Draw(e, id, period)
	return unit(u)
}

// Normal returns a standard normal number.
func (l Luck) Normal(e Entity, id uint64, period int) float64 {
	return NormalQuantile(l.Uniform(e, id, period))
}

// Below returns a whole number from 0 to n-1, each as likely as the others to within 2**-32.
func (l Luck) Below(e Entity, id uint64, period int, n uint32) uint32 {
	u, _ := l.Draw(e, id, period)
	return uint32((u >> 32) * uint64(n) >> 32)
}

// TieID is the id of a directed tie between two persons.
func TieID(from, to uint32) uint64 { return uint64(from)<<32 | uint64(to) }

// Chance is a probability as a threshold: an event happens iff its 64 random bits lie below it.
type Chance uint64

// Certain always happens (but for one draw in 2**64).
const Certain = Chance(math.MaxUint64)

// NewChance turns a probability into a threshold; what lies outside [0, 1] is cut off.
func NewChance(p float64) Chance {
	switch {
	case !(p > 0):
		return 0
	case p >= 1:
		return Certain
	}
	return Chance(p * 0x1p64) // a power of two: exact
}

// unit maps 64 random bits to the open interval (0, 1).
func unit(u uint64) float64 { return (float64(u>>12) + 0.5) * 0x1p-52 }

// philox is Philox2x64-10, the counter-based generator of Salmon, Moraes, Dror and Shaw
// ("Parallel random numbers: as easy as 1, 2, 3", SC 2011): two words of counter, one of key.
func philox(c0, c1, key uint64) (uint64, uint64) {
	for range 10 {
		c0, c1 = philoxRound(c0, c1, key)
		key += philoxStep
	}
	return c0, c1
}

const (
	philoxFactor = 0xD2B74407B1CE6E93
	philoxStep   = 0x9E3779B97F4A7C15
)

// philoxFour writes philox of four counters that follow each other into words, two words each. They
// share the other word and the key, and with these most of the first round; the rest is interleaved
// because one alone leaves most of the processor waiting for its multiplications.
func philoxFour(words *[8]uint64, c0, first, key uint64) {
	a, b := philoxRound(c0, 0, key)
	w0, w2, w4, w6 := a^first, a^(first+1), a^(first+2), a^(first+3)
	w1, w3, w5, w7 := b, b, b, b
	for range 3 { // three rounds each: a loop over one copies a lot
		key += philoxStep
		w0, w1 = philoxRound(w0, w1, key)
		w2, w3 = philoxRound(w2, w3, key)
		w4, w5 = philoxRound(w4, w5, key)
		w6, w7 = philoxRound(w6, w7, key)
		key += philoxStep
		w0, w1 = philoxRound(w0, w1, key)
		w2, w3 = philoxRound(w2, w3, key)
		w4, w5 = philoxRound(w4, w5, key)
		w6, w7 = philoxRound(w6, w7, key)
		key += philoxStep
		w0, w1 = philoxRound(w0, w1, key)
		w2, w3 = philoxRound(w2, w3, key)
		w4, w5 = philoxRound(w4, w5, key)
		w6, w7 = philoxRound(w6, w7, key)
	}
	words[0], words[1], words[2], words[3] = w0, w1, w2, w3
	words[4], words[5], words[6], words[7] = w4, w5, w6, w7
}

func philoxRound(a, b, key uint64) (uint64, uint64) {
	hi, lo := bits.Mul64(philoxFactor, a)
	return hi ^ (b ^ key), lo
}
