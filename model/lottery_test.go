package model

import (
	"maps"
	"math"
	"testing"
)

// wholeNumber is a person's number in a period as 64 binary digits.
func wholeNumber(l *Lottery, slot int, id uint32, period int) uint64 {
	words := l.slots[slot].luck.blockWords(uint64(id>>6), period)
	return l.number(slot, firstDigits(&words, int(id&63)), id, period)
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

// With bounds of people's own, tickets are those of the people whose first digits do not exceed theirs,
// wherever a deal begins.
func TestLotteryKeepsEachBound(t *testing.T) {
	for _, n := range []int{1, 63, 64, 70, 1000} {
		bounds := make([]uint8, n)
		for id := range bounds {
			bounds[id] = uint8(NewLuck(5, "bound").Below(Person, uint64(id), 0, 256))
		}
		l := &Lottery{}
		l.Enter(NewLuck(3, "conduct.other"), 3, false)
		slot := l.EnterEach(NewLuck(3, "conduct.test"), bounds)
		for _, lo := range []int{0, 64, 640} {
			got, want := map[int]uint8{}, map[int]uint8{}
			for _, ticket := range l.deal(5, min(lo, n), n, nil) {
				if ticket.Slot() == slot {
					got[lo+ticket.At()] = ticket.First()
				}
			}
			for id := lo; id < n; id++ {
				if first := uint8(wholeNumber(l, slot, uint32(id), 5) >> 56); first <= bounds[id] {
					want[id] = first
				}
			}
			if !maps.Equal(got, want) {
				t.Errorf("%d people from %d: tickets %v, want %v", n, lo, got, want)
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
