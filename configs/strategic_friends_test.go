package configs_test

import (
	"fmt"
	"math"
	"sync"
	"testing"

	"socialcredit/configs"
	"socialcredit/model"
	"socialcredit/model/measure"
	"socialcredit/model/network"
)

// A chosen is what has become of a scenario's ties at its end.
type chosen map[string]float64

// choosing simulates a small society of a scenario to its end, for seeds from 1 on. The columns are those
// of the series, and what network.Describe and the degrees say.
func choosing(t *testing.T, name string, seeds int, sets ...string) []chosen {
	t.Helper()
	if testing.Short() {
		t.Skip("what a scenario comes to is a matter of numbers, not of goroutines")
	}
	ends := make([]chosen, seeds)
	var wg sync.WaitGroup
	for seed := range ends {
		wg.Go(func() {
			ends[seed] = chooseOnce(t, name, append([]string{"people.count=2000", fmt.Sprintf("seed=%d", seed+1)}, sets...))
		})
	}
	wg.Wait()
	return ends
}

func chooseOnce(t *testing.T, name string, sets []string) chosen {
	s, err := configs.Load(name, configs.Options{Set: sets})
	if err != nil {
		t.Error(err)
		return nil
	}
	sim, err := model.New(s.Fresh(), model.Options{Workers: 1})
	if err != nil {
		t.Error(err)
		return nil
	}
	for range s.Spec.Periods {
		sim.Tick()
	}
	w := sim.World
	table, _ := measure.New(w.Spec, w.Layout)
	snapshot := sim.Observe(table.Needs).Snapshot()
	row, end := make([]float64, len(table.Columns())), chosen{}
	for group := len(w.Layout.Groups); group >= 0; group-- {
		table.Row(snapshot, group, row)
		for i, c := range table.Columns() {
			end[c.Name] = row[i] // of everybody, who come last
			if group > 0 {
				end[w.Layout.Groups[group-1]+" "+c.Name] = row[i]
			}
		}
	}
	d := network.Describe(w)
	end["degree"], end["components"] = float64(d.MeanDegree), float64(d.Components)
	end["degree_assortativity"], end["trait_assortativity"] = float64(d.DegreeAssortativity), float64(d.TraitAssortativity)
	end.degrees(w)
	return end
}

// degrees says how unequal the numbers of friends are, and how far they go with scores.
func (c chosen) degrees(w *model.World) {
	var n, k, s, kk, ss, ks float64
	for pos, score := range w.Standings[0].Score {
		degree, points := float64(w.Ties.Degree(pos)), model.Points(score)
		n, k, s = n+1, k+degree, s+points
		kk, ss, ks = kk+degree*degree, ss+points*points, ks+degree*points
	}
	c["degree_variance"] = kk/n - k*k/n/n
	c["degree_score"] = (ks/n - k*s/n/n) / math.Sqrt((kk/n-k*k/n/n)*(ss/n-s*s/n/n))
}

// changes is the 95 % interval of the mean change from one list of twelve societies to another (Student's t,
// 11 degrees of freedom).
func changes(from, to []chosen, column string) (lo, hi float64) {
	n, mean, squares := float64(len(from)), 0.0, 0.0
	for i := range from {
		mean += (to[i][column] - from[i][column]) / n
	}
	for i := range from {
		d := to[i][column] - from[i][column] - mean
		squares += d * d
	}
	half := 2.201 * math.Sqrt(squares/(n-1)/n)
	return mean - half, mean + half
}

// signs checks the directions of changes, each beyond chance.
func signs(t *testing.T, what string, from, to []chosen, want map[string]float64) {
	t.Helper()
	for column, sign := range want {
		lo, hi := changes(from, to, column)
		t.Logf("%s: %s changes by %.4f to %.4f", what, column, lo, hi)
		if lo*sign <= 0 || hi*sign <= 0 {
			t.Errorf("%s: %s changes by %.4f to %.4f, should by %+v", what, column, lo, hi, sign)
		}
	}
}

const pairs = 12

// Calibration: of all persons, 5 to 30 % drop at least one friend a year, in 20 seeds of 20. The band is
// that of surveys as far as they are known; here it is widened by three standard errors.
func TestShareOfPeopleWhoDropFriends(t *testing.T) {
	for name, sets := range map[string][]string{
		"strategic_friends": nil,
		"gap of 10 points":  {"society.friends.gap=10"},
	} {
		lowest, highest := 1.0, 0.0
		for _, end := range choosing(t, "strategic_friends", 20, sets...) {
			lowest, highest = min(lowest, end["friends_dropping"]), max(highest, end["friends_dropping"])
		}
		t.Logf("%s: from %.3f to %.3f", name, lowest, highest)
		slack := func(p float64) float64 { return 3 * math.Sqrt(p*(1-p)/2000) }
		if lowest < 0.05-slack(0.05) || highest > 0.3+slack(0.3) {
			t.Errorf("%s: in the last year %.3f to %.3f of the people dropped a friend", name, lowest, highest)
		}
	}
}

// What the scenario's header says: a wedge in friendships, not in scores.
func TestStrategicFriendsDriveAWedge(t *testing.T) {
	calm := choosing(t, "strategic_friends", pairs, "society.friends.rate=0")
	wedge := choosing(t, "strategic_friends", pairs)
	signs(t, "wedge", calm, wedge, map[string]float64{
		"ties_excluded_degree_ratio": -1, "ties_osmanthus_friends_gap": 1, "trait_assortativity": 1,
		"migrant friends_degree": -1, "rural friends_degree": -1,
	})
	if lo, hi := changes(calm, wedge, "urban friends_degree"); math.Abs(lo) > 0.1 || math.Abs(hi) > 0.1 {
		t.Errorf("urban people have %.3f to %.3f more friends", lo, hi)
	}
	ratio, excluded := 0.0, 0.0
	for i := range wedge {
		ratio += wedge[i]["ties_excluded_degree_ratio"] / pairs
		excluded += (wedge[i]["any_excluded"] - calm[i]["any_excluded"]) / pairs
	}
	if ratio > 0.5 || math.Abs(excluded) > 0.002 {
		t.Errorf("those shut out have %.2f times as many friends; %.4f more are shut out", ratio, excluded)
	}
}

// T5, Wei, Yildirim, Van den Bulte and Dellarocas (2016), Marketing Science 35(2): where the score counts
// for more, people have fewer and more similar friends and the network falls apart, with replacement or
// without; how much a score says of people may fall (when more ties are dropped) or rise (when more know the score).
func TestSalienceFragmentsTheNetwork(t *testing.T) {
	for _, replace := range []string{"true", "false"} {
		with := "society.friends.replace=" + replace
		full := choosing(t, "strategic_friends", pairs, with)
		fragments := map[string]float64{"degree": -1, "trait_assortativity": 1, "components": 1}
		signs(t, "a tenth as often, "+with, choosing(t, "strategic_friends", pairs, with, "society.friends.rate=0.036"), full, fragments)
		few := choosing(t, "strategic_friends", pairs, with, "institutions.osmanthus.aware=0.11")
		signs(t, "few know, "+with, few, full, fragments)
		signs(t, "few know, "+with, few, full, map[string]float64{"osmanthus_trait_correlation": 1})
		none := choosing(t, "strategic_friends", pairs, with, "society.friends.rate=0")
		signs(t, "never, "+with, none, full, map[string]float64{"osmanthus_trait_correlation": -1})
	}
}

// T6, Du and Fu (2011), Dynamic Games and Applications 1(3): partners chosen by reputation make numbers
// of friends unequal and have them go with reputation. Otherwise than there, popular people are friends of popular
// people, since nobody here seeks the best friend of a friend; and consent adds nothing, since those who ask score high.
func TestChoiceByScoreMakesDegreesUnequal(t *testing.T) {
	never := choosing(t, "strategic_friends", pairs, "society.friends.rate=0")
	consent := choosing(t, "strategic_friends", pairs)
	signs(t, "choice with consent", never, consent, map[string]float64{"degree_variance": 1, "degree_score": 1, "degree_assortativity": 1})
	without := choosing(t, "strategic_friends", pairs, "society.friends.consent=false")
	for column, most := range map[string]float64{"degree_variance": 0.3, "degree_score": 0.02} {
		if lo, hi := changes(without, consent, column); math.Abs(lo) > most || math.Abs(hi) > most {
			t.Errorf("consent changes %s by %.4f to %.4f", column, lo, hi)
		} else {
			t.Logf("consent changes %s by %.4f to %.4f", column, lo, hi)
		}
	}
}
