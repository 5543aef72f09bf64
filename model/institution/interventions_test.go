package institution_test

import (
	"math"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
)

// A script sends everybody the records that it names at the end of periods; it changes a number, takes
// an input away, and opens a docket.
type script struct {
	sends    map[int]string // by period
	adjusts  map[int]float64
	key      string
	withhold map[int]string
	docket   *model.Docket
}

func (*script) Sends() (sent []model.Sent) {
	for _, suffix := range []string{"fine", "amnesty", "listed", "granted", "suspended", "rejected"} {
		sent = append(sent, model.Sent{Suffix: suffix, Cause: model.OwnPenalty})
	}
	return sent
}

func (c *script) Prepare(w *model.World, _ int) {
	kind := func(label string) int { return w.Layout.SentKind("state_" + label) }
	c.docket = model.NewDocket(w.N, kind("granted"), kind("suspended"), kind("rejected"))
	w.Spec.Institutions["osmanthus"].(model.Contested).Open(c.docket)
}

func (c *script) Settle(w *model.World) {
	points := w.Spec.Institutions["osmanthus"]
	if label, ok := c.sends[w.Period]; ok {
		for pos := range w.N {
			w.Mail.Send(pos, w.Layout.SentKind("state_"+label))
		}
	}
	if value, ok := c.adjusts[w.Period]; ok {
		if err := points.(model.Adjustable).Adjust(c.key, value, true); err != nil {
			panic(err)
		}
	}
	if input, ok := c.withhold[w.Period]; ok {
		points.(model.Limited).Withhold(input)
	}
}

// scripted is the path of a score under a script, by period from 1 on. A fine takes 16 points, of
// which half is forgotten in a year.
func scripted(t *testing.T, periods int, c *script) []float64 {
	t.Helper()
	s := one(periods, nil, func(p *institution.Points) {
		p.Memory = institution.Memory{Rewards: institution.Forever, Penalties: 1}
		p.Rules = map[string]institution.Rule{
			"state_fine": {Points: -16}, "state_amnesty": {Clears: true}, "state_listed": {Ceiling: 65},
		}
	})
	s.Policies = map[string]model.Policy{"state": c}
	return path(t, s)
}

// near compares the scores of some periods, by hand, to the hundredth that rounding may cost.
func near(t *testing.T, scores []float64, want map[int]float64) {
	t.Helper()
	for period, points := range want {
		if got := scores[period-1]; math.Abs(got-points) > 0.0101 {
			t.Errorf("period %d: %v points, want %v; all: %v", period, got, points, scores)
		}
	}
}

// forgotten is what is left of a fine after so many months: 16*2^(-months/12).
func forgotten(months float64) float64 { return 16 * math.Pow(2, -months/12) }

func TestAnAmnestyWipesWhatIsBelowZero(t *testing.T) {
	near(t, scripted(t, 20, &script{sends: map[int]string{1: "fine", 7: "amnesty", 15: "amnesty"}}),
		map[int]float64{1: 100, 2: 84, 7: 100 - forgotten(5), 8: 100, 16: 100})
}

// A ceiling hides a score and never overwrites it: when it goes, the score is what it would have been.
func TestACeilingHidesTheScore(t *testing.T) {
	near(t, scripted(t, 8, &script{sends: map[int]string{1: "fine", 2: "listed", 3: "listed", 4: "listed"}}),
		map[int]float64{2: 84, 3: 65, 4: 65, 5: 65, 6: 100 - forgotten(4)})
}

// A penalty that is taken back returns what is left of it; one that was suspended comes back as what is
// left of it by then, if the appeal fails.
func TestAPenaltyIsTakenBack(t *testing.T) {
	near(t, scripted(t, 20, &script{sends: map[int]string{1: "fine", 13: "granted"}}),
		map[int]float64{13: 100 - forgotten(11), 14: 100, 20: 100})
	near(t, scripted(t, 20, &script{sends: map[int]string{1: "fine", 7: "suspended", 13: "rejected"}}),
		map[int]float64{7: 100 - forgotten(5), 8: 100, 13: 100, 14: 100 - forgotten(12), 20: 100 - forgotten(18)})
	near(t, scripted(t, 20, &script{sends: map[int]string{1: "fine", 7: "suspended", 13: "granted"}}),
		map[int]float64{8: 100, 14: 100, 20: 100})
	near(t, scripted(t, 20, &script{sends: map[int]string{3: "granted", 5: "suspended", 7: "rejected"}}), map[int]float64{4: 100, 6: 100, 8: 100})
}

func TestNumbersChangeOnADate(t *testing.T) {
	near(t, scripted(t, 9, &script{sends: map[int]string{1: "fine", 5: "fine"}, key: "rules.state_fine.points", adjusts: map[int]float64{3: -2}}),
		map[int]float64{2: 84, 6: 98 - forgotten(4)})
	near(t, scripted(t, 14, &script{sends: map[int]string{1: "fine"}, key: "memory.penalties", adjusts: map[int]float64{2: 0.5}}),
		map[int]float64{2: 84, 14: 100 - 16*math.Pow(2, -2)})
	near(t, scripted(t, 6, &script{sends: map[int]string{1: "fine", 4: "fine"}, withhold: map[int]string{2: "state_fine"}}),
		map[int]float64{2: 84, 5: 100 - forgotten(3)})
}

// Where rewards and penalties are in one account, what is below zero is the penalties'.
func TestOneAccountIsSplit(t *testing.T) {
	s := one(14, nil, func(p *institution.Points) { p.Rules = map[string]institution.Rule{"state_fine": {Points: -16}} })
	s.Policies = map[string]model.Policy{"state": &script{sends: map[int]string{1: "fine"}, key: "memory.penalties", adjusts: map[int]float64{2: 1}}}
	near(t, path(t, s), map[int]float64{2: 84, 14: 92})
}

func TestWhatCannotBeAdjusted(t *testing.T) {
	p := modeltest.Points()
	s := modeltest.Society(100, 1)
	s.Institutions["osmanthus"] = p
	if _, problems := s.Bind(); len(problems) > 0 {
		t.Fatal(problems)
	}
	for key, want := range map[string]string{
		"rules.jaywalk.points": "", "rules.clean_year.points": "", "memory.rewards": "", "friends.weight": "",
		"rules.smile.points":   `there is no rule "smile"`,
		"rules.jaywalk.yearly": "of a rule only its points",
		"base":                 `"base" cannot change`,
	} {
		err := p.Adjust(key, 0.5, false)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", key, err, want)
		}
	}
	if p.Adjust("rules.jaywalk.points", 0.001, false) == nil || p.Adjust("friends.weight", 1, false) == nil || p.Adjust("memory", 0, false) == nil {
		t.Error("a value out of range is accepted")
	}
}

// The script changes everything that points can change; the accounts add up and a cut changes nothing.
func TestInterventionsConform(t *testing.T) {
	modeltest.Conform(t, func() *model.Spec {
		s := modeltest.Society(600, 30)
		p := modeltest.Points()
		p.Rules["state_fine"], p.Rules["state_amnesty"], p.Rules["state_listed"] = institution.Rule{Points: -6}, institution.Rule{Clears: true}, institution.Rule{Ceiling: 95}
		s.Institutions["osmanthus"] = p
		s.Policies = map[string]model.Policy{"state": &script{
			sends: map[int]string{
				2: "fine", 4: "suspended", 5: "listed", 6: "listed", 8: "rejected", 10: "fine", 12: "suspended", 14: "granted", 16: "amnesty", 20: "fine", 22: "granted",
			},
			key: "memory.penalties", adjusts: map[int]float64{9: 2}, withhold: map[int]string{21: "jaywalk"},
		}}
		return s
	})
}

// Inherit copies the docket; what it does with the institution is the institution's to pass on.
func (c *script) Inherit(_ *model.World, from any) error {
	c.docket.Inherit(from.(*script).docket)
	return nil
}
