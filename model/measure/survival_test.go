package measure

import "testing"

// The remissions with 6-MP of Freireich and others (1963), as in TestGoldenKaplanMeier: shares and Greenwood's errors by
// statsmodels 0.15.0 (SurvfuncRight), intervals and the bounds of the median by lifelines 0.30.3 (KaplanMeierFitter, on
// the same scale).
func TestGoldenSurvival(t *testing.T) {
	s := SurvivalOf(spellsOf(40, []int{6, 6, 6, 7, 10, 13, 16, 22, 23}, []int{6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}), 40)
	for _, c := range []struct {
		week                    int
		atRisk                  int64
		share, error, low, high float64
	}{
		{5, 21, 1, 0, 1, 1},
		{6, 21, .857, .0764, .619718, .951552},
		{10, 15, .753, .0963, .503200, .889362},
		{16, 11, .627, .1141, .367511, .804912},
		{23, 6, .448, .1346, .188052, .680143},
	} {
		i := c.week - 1
		near(t, "share", s.Share[i], c.share, 5e-4)
		near(t, "error", s.Error[i], c.error, 5e-5)
		near(t, "low", s.Low[i], c.low, 5e-7)
		near(t, "high", s.High[i], c.high, 5e-7)
		if s.AtRisk[i] != c.atRisk {
			t.Errorf("week %d: %d at risk, want %d", c.week, s.AtRisk[i], c.atRisk)
		}
	}
	if len(s.Share) != 35 {
		t.Errorf("%d durations, want 35: the longest seen", len(s.Share))
	}
	median, low, high := s.Quantile(.5)
	near(t, "median", median, 23, 0)
	near(t, "its lower bound", low, 13, 0)
	undefined(t, "its upper bound", high)
}

// Where all spells have ended nobody is left to learn from.
func TestSurvivalOfFinishedSpells(t *testing.T) {
	s := SurvivalOf(spellsOf(9, []int{1, 3}, nil), 9)
	near(t, "after the first", s.Share[0], .5, 0)
	near(t, "after the last", s.Share[2], 0, 0)
	undefined(t, "error", s.Error[2])
	undefined(t, "low", s.Low[2])
	if none := SurvivalOf(spellsOf(9, nil, []int{0, 0}), 9); len(none.Share) != 0 {
		t.Errorf("spells that began just now have %d durations", len(none.Share))
	}
}
