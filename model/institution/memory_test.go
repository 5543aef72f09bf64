package institution

import (
	"math"
	"testing"
)

// A ledger that is forgotten with a half-life follows o*2^(-t/H) within a hundredth of a point, up
// and down, whatever the length of the period (closed form).
func TestDecayFollowsHalfLife(t *testing.T) {
	for _, start := range []int32{10_000, -10_000, 37, 1} {
		for _, perYear := range []int{12, 365} {
			d := newDecay(2, perYear)
			ledger, carry := start, uint16(half)
			for period := 1; period <= 6*perYear; period++ {
				ledger, carry = d.of(ledger, carry)
				want := float64(start) * math.Pow(2, -float64(period)/float64(2*perYear))
				if math.Abs(float64(ledger)-want) > 0.51+math.Abs(want)*1e-4 {
					t.Fatalf("from %d, %d periods a year, period %d: %d, want %v", start, perYear, period, ledger, want)
				}
			}
		}
	}
}

// Adding points and forgetting them in turn settles at points/(1 - kept), not below: rounding does
// not drift.
func TestDecayDoesNotDrift(t *testing.T) {
	d := newDecay(5, 12)
	kept := 1 - float64(d)/decayOne
	for _, points := range []int32{7, -7} {
		ledger, carry := int32(0), uint16(half)
		sum := 0.0
		const settle, periods = 2000, 6000
		for period := range settle + periods {
			ledger, carry = d.of(ledger, carry)
			ledger += points
			if period >= settle {
				sum += float64(ledger) / periods
			}
		}
		if want := float64(points) / (1 - kept); math.Abs(sum-want) > 0.6 {
			t.Errorf("%d a month settles at %v hundredths, want %v", points, sum, want)
		}
	}
}

func TestYears(t *testing.T) {
	var m Memory
	if err := m.SetScalar("forever"); err != nil || m.Rewards != Forever || m.Penalties != Forever {
		t.Errorf("forever is %v, %v", m, err)
	}
	if err := m.SetScalar("2.5"); err != nil || m.Rewards != 2.5 {
		t.Errorf("2.5 is %v, %v", m, err)
	}
	for _, bad := range []string{"", "-1", "0", "NaN", "inf", "1e400", "five"} {
		if err := m.SetScalar(bad); err == nil {
			t.Errorf("%q is accepted as %v", bad, m)
		}
	}
}
