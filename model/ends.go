package model

import (
	"math"
	"math/bits"
)

// Ends sums a whole number that people have over the ends of ties: each tie counts once from either
// end. The sums are exact.
type Ends struct {
	N                      int64 // ends, twice the ties
	sum, squares, products wide
}

// Add adds the ends at a person with number x, whose friends' numbers sum to sum. No number is
// below 0 or reaches 2**31.
func (e *Ends) Add(x uint64, friends int64, sum uint64) {
	e.N += friends
	e.sum.addProduct(x, uint64(friends))
	e.squares.addProduct(x*x, uint64(friends))
	e.products.addProduct(x, sum)
}

// Merge adds the sums over other ends.
func (e *Ends) Merge(other *Ends) {
	e.N += other.N
	e.sum = e.sum.plus(other.sum)
	e.squares = e.squares.plus(other.squares)
	e.products = e.products.plus(other.products)
}

// Assortativity is the correlation of the numbers at both ends of a tie (Newman 2003, "Mixing
// patterns in networks", equation 21), NaN without ties or where all numbers are the same.
func (e *Ends) Assortativity() float64 {
	if e.N == 0 {
		return math.NaN()
	}
	// About the rounded mean c the sums are small: the subtractions below lose nothing.
	n := uint64(e.N)
	c := e.sum.plus(wide{0, n / 2}).over(n)
	shift := product(c*c, n).minus(e.sum.times(2 * c))
	sum := e.sum.minus(product(c, n)).float()
	squares := e.squares.plus(shift).float()
	products := e.products.plus(shift).float()
	if squares == 0 {
		return math.NaN()
	}
	mean := sum / float64(n)
	return (products - float64(sum*mean)) / (squares - float64(sum*mean))
}

// Classes counts the ends of ties by the class of the person there.
type Classes struct {
	Ends []int64 // by class
	Same int64   // ends whose tie leads to the same class
}

// Assortativity is (sum e_ii - sum a_i**2) / (1 - sum a_i**2) with e_ij the share of ends that lead
// from class i to class j and a_i the share of ends in class i (Newman 2003, equation 2), NaN
// without ties or where all ends are in one class.
func (c *Classes) Assortativity() float64 {
	var n int64
	for _, ends := range c.Ends {
		n += ends
	}
	expected := 0.0
	for _, ends := range c.Ends {
		if ends == n {
			return math.NaN()
		}
		a := float64(ends) / float64(n)
		expected += float64(a * a)
	}
	return (float64(c.Same)/float64(n) - expected) / (1 - expected)
}

// Split counts ties by whether both ends are alike.
type Split struct{ Same, Other int64 }

// EI is the E-I index (Krackhardt and Stern 1988): ties between unlike people less ties between
// alike ones, as a share of all; NaN without ties.
func (s Split) EI() float64 {
	return float64(s.Other-s.Same) / float64(s.Other+s.Same)
}

// wide is a whole number of 128 bits; below zero it wraps around.
type wide struct{ hi, lo uint64 }

func (a *wide) addProduct(x, y uint64) {
	hi, lo := bits.Mul64(x, y)
	var carry uint64
	a.lo, carry = bits.Add64(a.lo, lo, 0)
	a.hi, _ = bits.Add64(a.hi, hi, carry)
}

func product(x, y uint64) wide {
	hi, lo := bits.Mul64(x, y)
	return wide{hi, lo}
}

func (a wide) plus(b wide) wide {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	hi, _ := bits.Add64(a.hi, b.hi, carry)
	return wide{hi, lo}
}

func (a wide) minus(b wide) wide {
	lo, borrow := bits.Sub64(a.lo, b.lo, 0)
	hi, _ := bits.Sub64(a.hi, b.hi, borrow)
	return wide{hi, lo}
}

func (a wide) times(y uint64) wide {
	p := product(a.lo, y)
	p.hi += a.hi * y
	return p
}

// over is the quotient, which must fit 64 bits, as an average of numbers of 64 bits does.
func (a wide) over(n uint64) uint64 {
	q, _ := bits.Div64(a.hi, a.lo, n)
	return q
}

// float takes a number of the upper half as one below zero.
func (a wide) float() float64 {
	if a.hi>>63 == 1 {
		return -wide{}.minus(a).float()
	}
	return float64(float64(a.hi)*0x1p64) + float64(a.lo)
}
