package sensitivity

import (
	"fmt"
	"math"
	"math/bits"
)

// A Game is what each coalition of some players is worth: value c is that of the coalition which player
// i belongs to where bit i of c is set, so that n players have 2^n values. Here a player is something
// that a society does or does not do, and a value is an outcome of a run.
type Game struct {
	players int
	values  []float64
}

// NewGame takes the values of all coalitions.
func NewGame(values []float64) (Game, error) {
	n := bits.Len(uint(len(values))) - 1
	if len(values) == 0 || len(values) != 1<<n {
		return Game{}, fmt.Errorf("%d values are those of no game: n players have 2^n coalitions", len(values))
	}
	return Game{n, values}, nil
}

// All is what everybody together is worth.
func (g Game) All() float64 { return g.values[len(g.values)-1] }

// None is what the empty coalition is worth.
func (g Game) None() float64 { return g.values[0] }

// Alone is what a player adds to nobody.
func (g Game) Alone(player int) float64 { return g.values[1<<player] - g.values[0] }

// Last is what a player adds to all the others.
func (g Game) Last(player int) float64 {
	all := len(g.values) - 1
	return g.values[all] - g.values[all&^(1<<player)]
}

// Shapley shares what all are worth more than nobody among the players: each gets the mean of what it
// adds over all orders of joining (Shapley 1953, A Value for n-Person Games, equation 12),
//
//	phi_i = sum over S without i of |S|! (n-|S|-1)! / n! * (v(S and i) - v(S)).
//
// The shares sum to All - None, equal players get the same, who adds nothing gets nothing, and the shares
// of a sum of games are the sums of shares. An undefined value makes all shares undefined.
func (g Game) Shapley() []float64 {
	shares := make([]float64, g.players)
	for c, value := range g.values {
		if math.IsNaN(value) {
			return undefinedShares(shares)
		}
		size := bits.OnesCount(uint(c))
		for i := range shares {
			if c>>i&1 == 0 {
				shares[i] += (g.values[c|1<<i] - value) * g.weight(size)
			}
		}
	}
	return shares
}

// weight is |S|! (n-|S|-1)! / n! for a coalition of a size.
func (g Game) weight(size int) float64 {
	orders := 1.0 // n over |S|
	for k := range size {
		orders = orders * float64(g.players-k) / float64(k+1)
	}
	return 1 / (orders * float64(g.players-size))
}

func undefinedShares(shares []float64) []float64 {
	for i := range shares {
		shares[i] = math.NaN()
	}
	return shares
}
