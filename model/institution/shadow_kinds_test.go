package institution_test

import (
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
)

// A bureau's second ledger is the first one where no record is false, and another where some are.
func TestCreditKeepsASecondLedger(t *testing.T) {
	for _, wrong := range []bool{false, true} {
		s := rated(500, 40, credit())
		if !wrong {
			s.Record = modeltest.Silent()
		}
		if l := modeltest.CompareLedgers(t, s); l.Shut == 0 || wrong == (l.Differ == 0) {
			t.Errorf("false records %v: the ledgers differ %d times, %d times a right is shut", wrong, l.Differ, l.Shut)
		}
	}
}

// Of a list, only those are wrongly on it who were entered for a false record.
func TestListKnowsWhomItEnteredWrongly(t *testing.T) {
	for _, wrong := range []bool{false, true} {
		s := modeltest.Society(500, 40)
		k, _ := institution.Kinds.Find("blacklist")
		list, _ := k.New().(*institution.Blacklist)
		list.Grounds = map[string]institution.Ground{"arrears": {After: 1, Judgment: 0.5}}
		s.Institutions = map[string]model.Institution{"list": list}
		s.Services = map[string]model.Service{"travel": {Right: true, Needs: map[string]string{"list": "unlisted"}}}
		if !wrong {
			s.Record = modeltest.Silent()
		}
		if l := modeltest.CompareLedgers(t, s); l.Shut == 0 || wrong == (l.Differ == 0) {
			t.Errorf("false records %v: the list differs %d times, %d times somebody is on it", wrong, l.Differ, l.Shut)
		}
	}
}

// By hand: where every code that turns rests on an error, everybody whose code is not green has it
// wrongly; where none does, nobody.
func TestCodeKnowsWhichColoursAreWrong(t *testing.T) {
	for _, share := range []float64{0, 1} {
		s := modeltest.Society(500, 30)
		s.Period = "day"
		k, _ := institution.Kinds.Find("health_code")
		code, _ := k.New().(*institution.HealthCode)
		code.Inflow.Rate, code.Inflow.Wrong, code.Phones.Father = 0.02, share, 0
		s.Institutions = map[string]model.Institution{"code": code}
		s.Services = map[string]model.Service{"metro": {Right: true, Needs: map[string]string{"code": "green"}}}
		l := modeltest.CompareLedgers(t, s)
		if l.Shut == 0 || float64(l.Differ) != share*float64(l.Shut) {
			t.Errorf("a share of %v is wrong: of %d codes that are not green, %d are", share, l.Shut, l.Differ)
		}
	}
}

// Of price bands, the second ledger freezes whom the first one does where no record is false, and others
// where some are.
func TestPriceBandsFreezeInTheSecondLedger(t *testing.T) {
	for _, wrong := range []bool{false, true} {
		s := modeltest.Society(500, 40)
		if !wrong {
			s.Record = modeltest.Silent()
		}
		bands := bikes(func(p *institution.Points) {
			p.Rules = map[string]institution.Rule{"offence": {Points: -60}, "arrears": {Points: -20}, "donate_blood": {Points: 30}}
		})
		s.Institutions["osmanthus"] = bands
		s.Services = map[string]model.Service{"ride": {Right: true, Needs: map[string]string{"osmanthus": bandAt(bands, 80)}}}
		if frozen := priced(t, s, "osmanthus_frozen"); frozen[s.Periods] == 0 {
			t.Fatal("nobody is frozen: the test shows nothing")
		}
		if l := modeltest.CompareLedgers(t, s); l.Shut == 0 || wrong == (l.Differ == 0) {
			t.Errorf("false records %v: the ledgers differ %d times, %d times a right is shut", wrong, l.Differ, l.Shut)
		}
	}
}

// bandAt is the band that a score lies in.
func bandAt(p *institution.PriceBands, score float64) (label string) {
	from := -1.0
	for name, edge := range p.Bands {
		if edge <= score && edge > from {
			label, from = name, edge
		}
	}
	return label
}
