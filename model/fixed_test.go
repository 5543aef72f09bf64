package model_test

import (
	"errors"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/network"
	"socialcredit/model/policy"
)

// What cannot change is refused by its path, with both values.
func TestContinueRefusesOtherPeople(t *testing.T) {
	sim := simulate(t, modeltest.Society(300, 5))
	for words, change := range map[string]func(*model.Spec){
		"period: month week":                             func(s *model.Spec) { s.Period = "week" },
		"seed: 1 2":                                      func(s *model.Spec) { s.Seed = 2 },
		"periods: 5 4":                                   func(s *model.Spec) { s.Periods = 4 },
		"people.count: 300 301":                          func(s *model.Spec) { s.People.Count = 301 },
		"people.districts: 10 9":                         func(s *model.Spec) { s.People.Districts = 9 },
		"people.means_correlation: 0 0.5":                func(s *model.Spec) { s.People.MeansCorrelation = 0.5 },
		"people.groups: migrant, rural, urban become":    func(s *model.Spec) { s.People.Groups = map[string]model.Group{"urban": {Share: 1}} },
		"people.groups.urban.trait: 0 0.3":               func(s *model.Spec) { setTrait(s, 0.3) },
		"network: SmallWorld ScaleFree":                  func(s *model.Spec) { s.Network = &network.ScaleFree{Degree: 4} },
		`network: "Homophily":0.5 "Homophily":0.6`:       func(s *model.Spec) { s.Network.(*network.SmallWorld).Homophily = 0.6 },
		"acts: arrears, donate_blood more":               func(s *model.Spec) { s.Acts["more"] = model.NewAct() },
		"acts.jaywalk.by: surveillance claim":            func(s *model.Spec) { setBy(s, "claim") },
		"services: bike, loan, travel bike, loan":        func(s *model.Spec) { delete(s.Services, "travel") },
		"institutions: osmanthus zhima":                  func(s *model.Spec) { s.Institutions["zhima"] = modeltest.Points() },
		"institutions.osmanthus.kind: Points Constant":   func(s *model.Spec) { s.Institutions["osmanthus"] = constant() },
		"institutions.osmanthus.base: 100 101":           func(s *model.Spec) { pointsOf(s).Base = 101 },
		"institutions.osmanthus.cap: 200 250":            func(s *model.Spec) { pointsOf(s).Cap = 250 },
		"institutions.osmanthus.refresh: 1 3":            func(s *model.Spec) { pointsOf(s).Refresh = 3 },
		"institutions.osmanthus.enrolled: 1 0.5":         func(s *model.Spec) { pointsOf(s).Enrolled = 0.5 },
		"institutions.osmanthus.bands: e, d, c, b, a aa": func(s *model.Spec) { pointsOf(s).Bands["aa"] = 150 },
		"institutions.osmanthus: memory: 5 2":            func(s *model.Spec) { pointsOf(s).Memory.Penalties = 2 },
		"record.kind: noticed permuted":                  func(s *model.Spec) { s.Record = modeltest.Record("permuted") },
		"policies: scandal":                              func(s *model.Spec) { s.Policies = map[string]model.Policy{"scandal": &policy.Abuse{Group: "urban"}} },
	} {
		spec := modeltest.Society(300, 20)
		change(spec)
		_, err := sim.Continue(spec)
		if err == nil {
			t.Errorf("%s: accepted", words)
			continue
		}
		for i, word := range strings.Fields(words) {
			if text := err.Error(); i == 0 && !strings.Contains(text, word+" ") || !strings.Contains(strings.ToLower(text), strings.ToLower(word)) {
				t.Errorf("%s: the error lacks %q: %v", words, word, err)
			}
		}
		if _, ok := errors.AsType[model.Problem](err); !ok && !strings.Contains(words, "memory") {
			t.Errorf("%s: no Problem in %v", words, err)
		}
	}
}

func setTrait(s *model.Spec, trait float64) {
	g := s.People.Groups["urban"]
	g.Trait = trait
	s.People.Groups["urban"] = g
}

func setBy(s *model.Spec, by string) {
	a := s.Acts["jaywalk"]
	a.By = by
	s.Acts["jaywalk"] = a
}

func constant() model.Institution {
	kind, _ := institution.Kinds.Find("constant")
	c, _ := kind.New().(*institution.Constant)
	c.Bands = modeltest.Points().Bands
	return c
}

// Whether people may join and leave an institution hangs on who names it; that cannot change either, since
// whoever is outside would become a person with a score that is none.
func TestContinueRefusesOtherOpenInstitutions(t *testing.T) {
	build := func(stops string) *model.Spec {
		s := modeltest.Society(300, 20)
		s.Institutions["zhima"] = modeltest.Points()
		clause := &policy.Sunset{Date: 19, Institution: stops}
		s.Policies = map[string]model.Policy{"clause": clause}
		return s
	}
	sim, err := model.New(build("osmanthus"), model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	sim.Tick()
	if _, err := sim.Continue(build("osmanthus")); err != nil {
		t.Errorf("the same clause: %v", err)
	}
	if _, err := sim.Continue(build("zhima")); err == nil || !strings.Contains(err.Error(), "whether people may join and leave it") {
		t.Errorf("another institution: %v", err)
	}
}
