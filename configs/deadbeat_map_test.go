package configs

import (
	"fmt"
	"slices"
	"testing"

	"socialcredit/model"
)

// A hebei is what has become of a small society of the scenario deadbeat_map: of each person, by id, and of
// all reports of the map.
type hebei struct {
	shown, listed, shut []bool // on the map; on the list; without public service
	friends, points     []float64
	right, wrong        float64 // reports on people who were shown and on others
	shownYears          float64 // person-years for which people were shown to users
}

// shamed simulates the scenario with values set upon it.
func shamed(t *testing.T, seed int, sets ...string) (h hebei) {
	t.Helper()
	sets = append(slices.Clone(sets), "people.count=6000", fmt.Sprintf("seed=%d", seed))
	s := loadNamed(t, "deadbeat_map", Options{Set: sets})
	sim, err := model.New(s.Spec, model.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w := sim.World
	observer := sim.Observe(func(int) model.Needs { return model.Needs{AllOnly: true} })
	said := func(snap *model.Snapshot, column string) model.Ratio {
		return snap.Outcomes[slices.IndexFunc(w.Layout.Outcomes, func(o model.Told) bool { return o.Column == column })][0]
	}
	for range s.Spec.Periods {
		sim.Tick()
		snap := observer.Snapshot()
		reported, mistaken := said(snap, "map_reported"), said(snap, "map_mistaken")
		h.right, h.wrong = h.right+float64(reported.Part)/12, h.wrong+float64(mistaken.Part)/12
		h.shownYears += float64(reported.Whole) / 12
	}
	standing := func(label string) *model.Standing { return w.Standings[slices.Index(w.Layout.Institutions, label)] }
	for id := range w.N {
		pos := w.Position(id)
		h.shown = append(h.shown, standing("map").Band[pos] == 0)
		h.listed = append(h.listed, standing("laolai").Band[pos] == 0)
		h.shut = append(h.shut, standing("credit").Band[pos] == 0)
		h.friends = append(h.friends, float64(w.Ties.Degree(pos)))
		h.points = append(h.points, model.Points(standing("credit").Score[pos]))
	}
	return h
}

// mean is the mean of a column over some people.
func mean(column []float64, of []bool) float64 {
	sum, n := 0.0, 0.0
	for id, v := range column {
		if of[id] {
			sum, n = sum+v, n+1
		}
	}
	return sum / n
}

// share is how many of some people are among others.
func share(of, among []bool) float64 {
	ones := make([]float64, len(of))
	for id := range ones {
		if among[id] {
			ones[id] = 1
		}
	}
	return mean(ones, of)
}

func everybody(n int) []bool { return slices.Repeat([]bool{true}, n) }

var noMap = []string{"institutions.map.users=0", "society.informers.shuns=0", "society.shame.effect=0"}

// What the scenario's header says, over six seeds with the same people and the same luck without the map and
// without each of its parts: the list is the same; who is shown loses friends to shunning and points to
// reports, and public service with them, also after leaving the list.
func TestTheMapExpels(t *testing.T) {
	var friends, points, service, shame []float64
	for seed := 1; seed <= 6; seed++ {
		h, without := shamed(t, seed), shamed(t, seed, noMap...)
		unshunned, unreported := shamed(t, seed, noMap[1]), shamed(t, seed, noMap[0])
		proud := shamed(t, seed, noMap[2])
		if !slices.Equal(h.listed, without.listed) || !slices.Equal(h.shown, unreported.shown) {
			t.Errorf("seed %d: with the map others are listed", seed)
		}
		all := everybody(len(h.listed))
		if listed := share(all, h.shown); listed < 0.004 || listed > 0.011 {
			t.Errorf("seed %d: %.4f are shown", seed, listed)
		}
		friends = append(friends, mean(h.friends, h.shown)-mean(unshunned.friends, h.shown))
		points = append(points, mean(h.points, h.shown)-mean(unreported.points, h.shown))
		shame = append(shame, mean(h.points, h.shown)-mean(proud.points, h.shown))
		service = append(service, share(all, h.shut)-share(all, unreported.shut))
		if off := 1 - share(h.shut, h.listed); off < 0.25 || off > 0.65 {
			t.Errorf("seed %d: of those without public service %.2f are not on the list any more", seed, off)
		}
		if kept := mean(without.friends, h.shown); kept < 9.5 {
			t.Errorf("seed %d: without the map those who would be shown have %.2f friends", seed, kept)
		}
	}
	for _, c := range []struct {
		what        string
		differences []float64
		least, most float64
	}{
		{"friends lost by shunning", friends, -5.5, -3.5},
		{"points lost by reports", points, -18, -10},
		{"public service lost by reports", service, 0.002, 0.007},
		{"points lost by shame", shame, -0.1, 0},
	} {
		lo, hi := paired(c.differences)
		t.Logf("%s: %.4f to %.4f", c.what, lo, hi)
		if lo < c.least || hi > c.most {
			t.Errorf("%s: %.4f to %.4f, want from %v to %v", c.what, lo, hi, c.least, c.most)
		}
	}
}

// Reports are right and wrong. By hand: .3 of the 199 others of a cell use the map and report at .2 a year, each
// month at most once, 11.8 for each person-year shown; .3 users a person err at .005 a year, that makes 90 of
// 6,000 people in ten years. Four standard errors of counts, and of how many users there are in 30 cells.
func TestTheMapReportsRightlyAndNot(t *testing.T) {
	for seed := 1; seed <= 3; seed++ {
		h := shamed(t, seed)
		if each := h.right / h.shownYears; each < 0.87*11.8 || each > 1.13*11.8 {
			t.Errorf("seed %d: %.2f reports a year on each person shown, want 11.8", seed, each)
		}
		if h.wrong < 90-40 || h.wrong > 90+40 {
			t.Errorf("seed %d: %v false reports in ten years, want 90", seed, h.wrong)
		}
		if wrong := h.wrong / (h.wrong + h.right); wrong < 0.01 || wrong > 0.05 {
			t.Errorf("seed %d: %.3f of the reports are false; the header says 2.4 %%", seed, wrong)
		}
	}
}

// The ringtone reaches friends instead of neighbours: of ten friends three use it, so that 0.6 reports a year
// come while all stay friends, and fewer where friends turn away; by neighbours it is 12.
func TestTheRingtoneReachesFriends(t *testing.T) {
	var fewer []float64
	for seed := 1; seed <= 6; seed++ {
		const rings = "institutions.map.sight=contacts"
		kept, h := shamed(t, seed, rings, noMap[1]), shamed(t, seed, rings)
		each := kept.right / kept.shownYears
		if each < 0.3 || each > 0.9 { // some 200 person-years: four standard errors of 120 reports, and of who uses it
			t.Errorf("seed %d: %.2f reports a year on each person shown, want 0.6", seed, each)
		}
		fewer = append(fewer, h.right/h.shownYears-each)
		if !slices.Equal(h.shown, kept.shown) || h.wrong < 90-40 {
			t.Errorf("seed %d: %v false reports", seed, h.wrong)
		}
	}
	if lo, hi := paired(fewer); hi >= 0 {
		t.Errorf("reports a year change by %.3f to %.3f where friends turn away, want less than 0", lo, hi)
	}
}

// A law that ends the map at once leaves the society as it is without one, person by person; one that ends it
// after five years gives back no friends.
func TestALawEndsTheMap(t *testing.T) {
	law := func(date int) string {
		return fmt.Sprintf("policies.privacy={kind: data_limits, institution: map, date: %d, inputs: {laolai: true}}", date)
	}
	var late []float64
	for seed := 1; seed <= 6; seed++ {
		without := shamed(t, seed, noMap...)
		at, h := shamed(t, seed, law(1), "institutions.map.mistaken=0"), shamed(t, seed, law(60))
		if !slices.Equal(at.points, without.points) || !slices.Equal(at.friends, without.friends) || at.right != 0 {
			t.Errorf("seed %d: a map that is withheld at once has an effect", seed)
		}
		if slices.Contains(h.shown, true) {
			t.Errorf("seed %d: people are shown on a map that was ended", seed)
		}
		late = append(late, mean(h.friends, h.listed)-mean(without.friends, h.listed))
	}
	if lo, hi := paired(late); hi >= 0 {
		t.Errorf("after the map those who are listed have %.2f to %.2f friends more than without it", lo, hi)
	}
}
