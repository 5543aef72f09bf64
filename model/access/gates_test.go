package access_test

import (
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/network"
)

// diary notes who did the deed (act 0) and the offence (act 1), by period and position.
type diary struct {
	model.Conduct
	done [][2][]bool
}

func (d *diary) Prepare(w *model.World, self int) { d.Conduct.(model.Preparer).Prepare(w, self) }

func (d *diary) Run(w *model.World, s *model.Span) {
	d.Conduct.Run(w, s)
	page := [2][]bool{make([]bool, w.N), make([]bool, w.N)}
	for _, a := range s.Acts {
		page[a.Kind()][s.Lo+a.At()] = true
	}
	d.done = append(d.done, page)
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
		d := &diary{Conduct: s.Conduct}
		s.Conduct = d
		sim, err := model.New(s, model.Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		for range s.Periods {
			sim.Tick()
		}
		var offenders, same, next float64
		for pos, offended := range d.done[0][1] {
			if !offended {
				continue
			}
			offenders++
			if d.done[0][0][pos] {
				same++
			}
			if d.done[1][0][pos] {
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
