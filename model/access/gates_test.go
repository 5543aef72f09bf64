package access_test

import (
	"math"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/network"
)

// A diary notes who did the deed (act 0) and the offence (act 1), by period from the first and by
// position.
type diary struct {
	model.Conduct
	done [][2][]bool
}

func (d *diary) Prepare(w *model.World, self int) { d.Conduct.(model.Preparer).Prepare(w, self) }

func (d *diary) Run(w *model.World, s *model.Span) {
	d.Conduct.Run(w, s)
	if len(d.done) < w.Period {
		d.done = append(d.done, [2][]bool{make([]bool, w.N), make([]bool, w.N)})
	}
	for _, a := range s.Acts {
		d.done[w.Period-1][a.Kind()][s.Lo+a.At()] = true
	}
}

// keep simulates a society, with one worker, and returns its diary.
func keep(t *testing.T, s *model.Spec) [][2][]bool {
	t.Helper()
	d := &diary{Conduct: s.Conduct}
	s.Conduct = d
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for range s.Periods {
		sim.Tick()
	}
	return d.done
}

// A right is shut from the period after the one whose standing loses it, and only then holds people
// back from good deeds: by hand, with an offence that most commit in the first month, and an effect
// that all but stops the deed. In output mode nothing is shut.
func TestRightsShutFromTheNextPeriodOn(t *testing.T) {
	for _, mode := range []string{"gate", "output"} {
		s := modeltest.Society(2000, 3)
		s.Network, s.Record = &network.None{}, modeltest.Silent()
		s.Acts = map[string]model.Act{"a_deed": {Rate: 12, Noticed: 1, By: "claim"}, "offence": {Rate: 12, Noticed: 1, By: "surveillance"}}
		s.Services = map[string]model.Service{"loan": {Right: true, Needs: map[string]string{"osmanthus": "fair"}, Effect: 5}}
		p := modeltest.Points()
		p.Mode = mode
		p.Bands = map[string]float64{"poor": 0, "fair": 95}
		p.Rules = map[string]institution.Rule{"offence": {Points: -10, Yearly: 1}}
		s.Institutions["osmanthus"] = p
		done := keep(t, s)
		var offenders, same, next float64
		for pos, offended := range done[0][1] {
			if !offended {
				continue
			}
			offenders++
			if done[0][0][pos] {
				same++
			}
			if done[1][0][pos] {
				next++
			}
		}
		// 1 - exp(-1) = .632 do the deed in a month; with the effect 1 - exp(-exp(-5)) = .0067.
		if offenders < 1100 || same/offenders < 0.57 || same/offenders > 0.69 {
			t.Errorf("%s: in the month itself %v of %v offenders did the deed", mode, same, offenders)
		}
		if shut := next/offenders < 0.03; shut != (mode == "gate") {
			t.Errorf("%s: in the next month %v of %v offenders did the deed", mode, next, offenders)
		}
	}
}

// An open perk encourages good deeds from the next period on: by hand, with a deed of rate .12 a year
// that an effect of ln 10 makes ten times as frequent for those whom a first deed brought the perk.
func TestOpenPerksEncourage(t *testing.T) {
	s := modeltest.Society(200_000, 2)
	s.Network, s.Record = &network.None{}, modeltest.Silent()
	s.People.Groups = map[string]model.Group{"one": {Share: 1, Opportunity: 1, Exposure: 1}}
	s.Acts = map[string]model.Act{"a_deed": {Rate: 0.6, Noticed: 1, By: "claim"}, "offence": {By: "surveillance"}}
	s.Services = map[string]model.Service{"bike": {Needs: map[string]string{"osmanthus": "good"}, Effect: 2.302585}}
	p := modeltest.Points()
	p.Bands = map[string]float64{"fair": 0, "good": 105}
	p.Rules = map[string]institution.Rule{"a_deed": {Points: 10}}
	s.Institutions["osmanthus"] = p
	done := keep(t, s)
	first, second := done[0][0], done[1][0]
	var holders, again, others, once float64
	for pos := range first {
		if first[pos] {
			holders++
			if second[pos] {
				again++
			}
			continue
		}
		others++
		if second[pos] {
			once++
		}
	}
	// 1 - exp(-.6/12) = .0488, and 1 - exp(-6/12) = .393 with the perk.
	if math.Abs(once/others-0.0488) > 0.002 || math.Abs(again/holders-0.393) > 0.02 {
		t.Errorf("without the perk %v of %v did the deed, with it %v of %v", once, others, again, holders)
	}
}
