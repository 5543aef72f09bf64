package model

import (
	"math"
	"testing"
	"testing/quick"
)

// The known answers are those of Random123 1.14 (file kat_vectors, lines "philox2x64 10"), by the
// generator's authors.
func TestPhiloxKnownAnswers(t *testing.T) {
	for _, c := range []struct{ c0, c1, key, r0, r1 uint64 }{
		{0, 0, 0, 0xca00a0459843d731, 0x66c24222c9a845b5},
		{math.MaxUint64, math.MaxUint64, math.MaxUint64, 0x65b021d60cd8310f, 0x4d02f3222f86df20},
		{0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x0a5e742c2997341c, 0xb0f883d38000de5d},
	} {
		if r0, r1 := philox(c.c0, c.c1, c.key); r0 != c.r0 || r1 != c.r1 {
			t.Errorf("philox(%x, %x, %x) = %x, %x; the published answer is %x, %x", c.c0, c.c1, c.key, r0, r1, c.r0, c.r1)
		}
	}
}

func TestPhiloxFourIsPhilox(t *testing.T) {
	same := func(c0, first, key uint64) bool {
		var words [8]uint64
		philoxFour(&words, c0, first, key)
		for i := range uint64(4) {
			if a, b := philox(c0, first+i, key); words[2*i] != a || words[2*i+1] != b {
				return false
			}
		}
		return true
	}
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
}

// Luck differs by seed, decision, entity, id and period, one at a time.
func TestLuckIsKeyedByEverything(t *testing.T) {
	seen := map[uint64]string{}
	note := func(name string, l Luck, e Entity, id uint64, period int) {
		u, _ := l.Draw(e, id, period)
		if other, there := seen[u]; there {
			t.Errorf("%s and %s have the same luck", name, other)
		}
		seen[u] = name
	}
	note("reference", NewLuck(1, "conduct.a"), Person, 7, 3)
	note("seed", NewLuck(2, "conduct.a"), Person, 7, 3)
	note("decision", NewLuck(1, "conduct.b"), Person, 7, 3)
	note("entity", NewLuck(1, "conduct.a"), Household, 7, 3)
	note("id", NewLuck(1, "conduct.a"), Person, 8, 3)
	note("period", NewLuck(1, "conduct.a"), Person, 7, 4)
}

func TestNormalIsNormal(t *testing.T) {
	l := NewLuck(1, "test")
	const n = 200_000
	var sum, squares, beyond float64
	for i := range uint64(n) {
		z := l.Normal(Person, i, 0)
		sum += z
		squares += z * z
		if z > 1.959963984540054 {
			beyond++
		}
	}
	// Three standard errors: 1/sqrt(n), sqrt(2/n), sqrt(.025*.975/n).
	for _, c := range []struct {
		name            string
		got, want, wide float64
	}{
		{"mean", sum / n, 0, 3 / math.Sqrt(n)},
		{"variance", squares / n, 1, 3 * math.Sqrt(2.0/n)},
		{"share beyond the 97.5 % quantile", beyond / n, 0.025, 3 * math.Sqrt(.025*.975/n)},
	} {
		if math.Abs(c.got-c.want) > c.wide {
			t.Errorf("%s is %v, want %v +- %v", c.name, c.got, c.want, c.wide)
		}
	}
}
