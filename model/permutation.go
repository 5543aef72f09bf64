package model

import "math/bits"

// A Permutation of 0 to n-1 that is computed in both directions and stored nowhere: a Feistel
// network over the smallest rectangle that holds n numbers, walked until it lands below n (Black
// and Rogaway 2002, "Ciphers with arbitrary finite domains").
type Permutation struct {
	n    uint64
	low  uint   // bits of the column
	rows uint64 // the other part of a number
	keys [3][2]uint64
}

// NewPermutation returns the permutation of n numbers that a decision draws in a period.
func NewPermutation(luck Luck, n uint64, period int) *Permutation {
	p := &Permutation{n: n, low: uint(max(2, bits.Len64(n))) / 2}
	p.rows = (n + 1<<p.low - 1) >> p.low
	for i := range p.keys {
		p.keys[i][0], p.keys[i][1] = luck.Draw(Person, uint64(i), period)
	}
	return p
}

// Of is where i goes.
func (p *Permutation) Of(i uint64) uint64 {
	for {
		row, column := i>>p.low, i&(1<<p.low-1)
		for _, key := range p.keys {
			column ^= Scramble(row^key[0]) & (1<<p.low - 1)
			if row += p.shift(column ^ key[1]); row >= p.rows {
				row -= p.rows
			}
		}
		if i = row<<p.low | column; i < p.n {
			return i
		}
	}
}

// From is what goes to i.
func (p *Permutation) From(i uint64) uint64 {
	for {
		row, column := i>>p.low, i&(1<<p.low-1)
		for k := range p.keys {
			key := &p.keys[len(p.keys)-1-k]
			if row -= p.shift(column ^ key[1]); row >= p.rows { // below 0
				row += p.rows
			}
			column ^= Scramble(row^key[0]) & (1<<p.low - 1)
		}
		if i = row<<p.low | column; i < p.n {
			return i
		}
	}
}

// shift is a hash from 0 to rows-1.
func (p *Permutation) shift(x uint64) uint64 {
	hi, _ := bits.Mul64(Scramble(x), p.rows)
	return hi
}

// Scramble is the finaliser of SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable
// pseudorandom number generators").
func Scramble(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
