package model

import "math"

// Pairs sums two whole numbers that people have over people. The sums are exact, and so is what is
// subtracted, for up to 2**27 people with numbers below 2**28.
type Pairs struct {
	N              int64
	x, y           uint64
	squares, mixed wide
}

// Add adds a person with numbers x and y.
func (p *Pairs) Add(x, y uint64) {
	p.N++
	p.x += x
	p.y += y
	p.squares.addProduct(x, x)
	p.mixed.addProduct(x, y)
}

// Merge adds the sums over other people.
func (p *Pairs) Merge(other *Pairs) {
	p.N += other.N
	p.x += other.x
	p.y += other.y
	p.squares = p.squares.plus(other.squares)
	p.mixed = p.mixed.plus(other.mixed)
}

// Slope is that of the least-squares line of y on x, (n sum xy - sum x sum y) / (n sum x^2 - (sum x)^2),
// NaN where x is the same for all.
func (p *Pairs) Slope() float64 {
	n := uint64(p.N)
	spread := p.squares.times(n).minus(product(p.x, p.x))
	if spread == (wide{}) {
		return math.NaN()
	}
	return p.mixed.times(n).minus(product(p.x, p.y)).float() / spread.float()
}
