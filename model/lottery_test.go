package model

import (
	"math"
	"testing"
)

// wholeNumber is a person's number in a period as 64 binary digits.
func wholeNumber(l *Lottery, slot int, id uint32, period int) uint64 {
	return l.number(slot, l.Draw(slot, 0, id, period).First(), id, period)
}

// Whatever the bound, the people who win are those whose number lies below their chance: tickets
// and the look-up one by one agree, and raising a chance only adds winners.
func TestLotteryFindsEveryWinner(t *testing.T) {
	const n = 1000
	chances := []Chance{0, 1, NewChance(1.0 / 512), NewChance(1.0 / 256), NewChance(0.003), NewChance(0.07), NewChance(0.5), Certain}
	luck := NewLuck(3, "conduct.test")
	for _, bound := range []uint8{0, 1, 7, 16, 127, 128, 200, 255} {
		l := &Lottery{}
		l.Enter(NewLuck(3, "conduct.other"), 3, false)
		slot := l.Enter(luck, bound, false)
		for _, chance := range chances {
			if chance.First() > bound {
				continue
			}
			won := map[int]bool{}
			for _, ticket := range l.deal(5, 0, n, nil) {
				if ticket.Slot() == slot && l.Wins(ticket, uint32(ticket.At()), 5, chance) {
					won[ticket.At()] = true
				}
			}
			for id := range n {
				if want := wholeNumber(l, slot, uint32(id), 5) < uint64(chance); won[id] != want {
					t.Fatalf("bound %d, chance %x, person %d: won %v, want %v", bound, uint64(chance), id, won[id], want)
				}
			}
		}
	}
}

// The numbers are uniform: their mean, variance and each digit's share of ones, within four
// standard errors.
func TestLotteryNumbersAreUniform(t *testing.T) {
	l := &Lottery{}
	slot := l.Enter(NewLuck(1, "conduct.test"), 0, false)
	const n = 100_000
	var sum, squares float64
	var ones [64]int
	for id := range uint32(n) {
		u := wholeNumber(l, slot, id, 9)
		x := unit(u)
		sum += x
		squares += x * x
		for d := range ones {
			ones[d] += int(u >> d & 1)
		}
	}
	mean := sum / n
	if math.Abs(mean-0.5) > 4/math.Sqrt(12*n) {
		t.Errorf("mean %v", mean)
	}
	if v := squares/n - mean*mean; math.Abs(v-1.0/12) > 4*math.Sqrt(1.0/180/n) {
		t.Errorf("variance %v", v)
	}
	for d, k := range ones {
		if math.Abs(float64(k)-n/2) > 4.5*math.Sqrt(n)/2 {
			t.Errorf("digit %d is one %d times of %d", d, k, n)
		}
	}
}
