package measure

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"socialcredit/model"
)

// spellsOf makes a table of finished spells by duration and of running ones by how often they have
// been seen not to end.
func spellsOf(period int, finished, running []int) *model.SpellTable {
	t := &model.SpellTable{Ended: make([]int64, period+2), Ongoing: make([]int64, period+2), Exits: make([]int64, period+2)}
	for _, d := range finished {
		t.Ended[d]++
	}
	for _, d := range running {
		t.Ongoing[period-d]++
	}
	return t
}

// TestGoldenKaplanMeier has the remissions, in weeks, of children with leukaemia (Freireich and
// others 1963, Blood 21, as printed by Cox 1972, Journal of the Royal Statistical Society B 34,
// table 1): medians of 23 weeks with the drug 6-MP and 8 without.
func TestGoldenKaplanMeier(t *testing.T) {
	drug := spellsOf(40, []int{6, 6, 6, 7, 10, 13, 16, 22, 23}, []int{6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})
	near(t, "with 6-MP", medianSpell(drug, 40), 23, 0)
	placebo := spellsOf(40, []int{1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}, nil)
	near(t, "without", medianSpell(placebo, 40), 8, 0)
}

func TestMedianSpellByHand(t *testing.T) {
	undefined(t, "no spell", medianSpell(spellsOf(9, nil, nil), 9))
	undefined(t, "one that runs", medianSpell(spellsOf(9, nil, []int{3}), 9))
	undefined(t, "one of three ended", medianSpell(spellsOf(9, []int{2}, []int{5, 6}), 9))
	// 9/10 * 7/9 * 5/7 is one half, but a little more as a product of rounded quotients.
	near(t, "exactly one half", medianSpell(spellsOf(9, []int{1, 2, 2, 3, 3}, []int{4, 4, 4, 4, 4}), 9), 3, 0)
	near(t, "two of four ended", medianSpell(spellsOf(9, []int{2, 3}, []int{5, 6}), 9), 3, 0)
	// A spell that was censored when another ended was at risk then.
	near(t, "ends with censoring", medianSpell(spellsOf(9, []int{2}, []int{2}), 9), 2, 0)
	near(t, "ends after censoring", medianSpell(spellsOf(9, []int{3}, []int{2}), 9), 3, 0)
}

// survivors is Kaplan and Meier's estimate straight from the spells: the product, over durations
// at which some end, of the share of those seen that long that do not.
func survivors(spells []spell, period int) float64 {
	for d := 1; d <= period; d++ {
		s := 1.0
		for k := 1; k <= d; k++ {
			atRisk, ended := 0.0, 0.0
			for _, sp := range spells {
				if sp.from <= period && sp.from+k <= period && sp.to-sp.from >= k {
					atRisk++
					if sp.to-sp.from == k {
						ended++
					}
				}
			}
			if atRisk > 0 {
				s *= 1 - ended/atRisk
			}
		}
		if s <= .5+1e-9 {
			return float64(d) / 12
		}
	}
	return math.NaN()
}

// hazard counts person-periods one by one: over the periods after since, up to now.
func hazard(spells []spell, since, now int) float64 {
	ended, exposed := 0.0, 0.0
	for u := since + 1; u <= now; u++ {
		for _, sp := range spells {
			if sp.from < u && sp.to >= u { // shut at the end of the period before
				exposed++
				if sp.to == u {
					ended++
				}
			}
		}
	}
	return 12 * ended / exposed
}

// TestSpellsByBruteForce follows a society through 120 months, kept in every period, once a year,
// and at odd intervals.
func TestSpellsByBruteForce(t *testing.T) {
	s := newSociety()
	for i := range 120 {
		p := someone(uint64(i))
		s.people = append(s.people, p)
		if i%2 == 0 {
			from := 1 + (i*7)%115
			s.spells = append(s.spells, spell{p.group, i, from, from + 1 + i*i%23})
		}
	}
	for _, every := range []int{1, 12, 5, 18} {
		s.spec.Measures = map[string]model.Keep{"exit_hazard": {Every: every}}
		table := newTable(t, s)
		for s.period = 0; s.period <= 120; s.period++ {
			snap := s.snapshot()
			for group := range snap.People {
				spells := slices.DeleteFunc(slices.Clone(s.spells), func(sp spell) bool { return !within(group, sp.group) })
				got := row(t, table, snap, group)
				same(t, "median spell", s.period, got["any_median_spell"], survivors(spells, s.period))
				if s.period%every != 0 && s.period != 120 {
					undefined(t, "a hazard that is not due", got["any_exit_hazard"])
					continue
				}
				same(t, "exit hazard", s.period, got["any_exit_hazard"], hazard(spells, max(0, s.period-12), s.period))
			}
		}
	}
}

// reentry counts person-periods one by one: at risk is who has been out again at the end of the period
// before.
func reentry(spells []spell, since, now int) float64 {
	again, exposed := 0.0, 0.0
	for u := since + 1; u <= now; u++ {
		past, in := map[int]bool{}, map[int]bool{}
		for _, sp := range spells {
			past[sp.person] = past[sp.person] || sp.from < u
			in[sp.person] = in[sp.person] || sp.from < u && sp.to >= u
		}
		for person, was := range past {
			if was && !in[person] {
				exposed++
				for _, sp := range spells {
					if sp.person == person && sp.from == u {
						again++
					}
				}
			}
		}
	}
	return 12 * again / exposed
}

// By hand: one is out again at the end of months 3, 4 and 5, shut out again in month 6, and out from 9 on;
// another is out from month 10 on. Months 4 to 6, 10 to 12 and 11 to 12 begin at risk.
func TestReentryByHand(t *testing.T) {
	s := newSociety()
	s.people = []person{someone(1), someone(2)}
	s.spells = []spell{{0, 0, 1, 3}, {0, 0, 6, 9}, {0, 1, 2, 10}}
	s.period = 12
	again, exposed := reentries(new(s.spellTable(0)), 12, 12)
	if again != 1 || exposed != 3+3+2 {
		t.Errorf("%d of %d person-periods, want 1 of 8", again, exposed)
	}
}

// TestReentryByBruteForce follows people with several spells each, of which some touch.
func TestReentryByBruteForce(t *testing.T) {
	s := newSociety()
	for i := range 60 {
		p := someone(uint64(i))
		s.people = append(s.people, p)
		for from := 1 + (i*7)%31; from < 120; from += 9 + (i*from)%17 {
			s.spells = append(s.spells, spell{p.group, i, from, from + 1 + (i+from)%8})
		}
	}
	table := newTable(t, s)
	for s.period = 0; s.period <= 120; s.period++ {
		snap := s.snapshot()
		for group := range snap.People {
			spells := slices.DeleteFunc(slices.Clone(s.spells), func(sp spell) bool { return !within(group, sp.group) })
			same(t, "reentry hazard", s.period, row(t, table, snap, group)["any_reentry_hazard"], reentry(spells, max(0, s.period-12), s.period))
		}
	}
}

func same(t *testing.T, what string, period int, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) < 1e-12) && !(math.IsNaN(got) && math.IsNaN(want)) {
		t.Fatalf("%s in period %d = %v, want %v", what, period, got, want)
	}
}

// The median is told by a quick count in every period and by the whole curve at the end: both are Kaplan and
// Meier's, and agree whatever has ended and goes on.
func TestMedianIsThatOfTheCurve(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		durations := rapid.SliceOfN(rapid.IntRange(1, 30), 0, 40)
		table := spellsOf(30, durations.Draw(r, "ended"), durations.Draw(r, "ongoing"))
		quick := medianSpell(table, 30)
		whole, _, _ := SurvivalOf(table, 30).Quantile(0.5)
		if quick != whole && !(math.IsNaN(quick) && math.IsNaN(whole)) {
			r.Fatalf("the median is %v by the count, %v by the curve", quick, whole)
		}
	})
}
