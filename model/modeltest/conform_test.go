package modeltest

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/access"
	"socialcredit/model/conduct"
	"socialcredit/model/institution"
	"socialcredit/model/measure"
	"socialcredit/model/network"
	"socialcredit/model/policy"
	"socialcredit/model/record"
	"socialcredit/model/society"
)

// Each kind is put into the small society in place of what plays its role there.
func TestEveryKindConforms(t *testing.T) {
	ties := filepath.Join(t.TempDir(), "ties.csv")
	if err := os.WriteFile(ties, []byte("a,b\nann,bob\nbob,cyd\ncyd,ann\ncyd,dan\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	each(t, "network", network.Kinds, func(s *model.Spec, n model.Network) {
		if f, ok := n.(*network.File); ok {
			f.Ties = ties
			s.People.Districts = 2
		}
		s.Network = n
	})
	each(t, "conduct", conduct.Kinds, func(s *model.Spec, c model.Conduct) { s.Conduct = c })
	each(t, "record", record.Kinds, func(s *model.Spec, r model.Record) { s.Record = r })
	each(t, "access", access.Kinds, func(s *model.Spec, a model.Access) { s.Access = a })
	each(t, "institution", institution.Kinds, func(s *model.Spec, i model.Institution) {
		giveBands(i)
		Fill(i, s)
		s.Institutions["body"] = i
		live(s)
		s.Services["permit"] = model.Service{Right: true, Needs: map[string]string{"body": homeBand(t, s, "body")}, Effect: 0.5}
	})
	each(t, "friends", institution.FriendsKinds, func(s *model.Spec, f institution.Friends) {
		p := Points()
		p.Friends = f
		s.Institutions["osmanthus"] = p
	})
	each(t, "society", society.Kinds, func(s *model.Spec, k model.Society) {
		Fill(k, s)
		s.Society = map[string]model.Society{"people": k}
		live(s)
	})
	each(t, "policy", policy.Kinds, func(s *model.Spec, k model.Policy) {
		Fill(k, s)
		if a, ok := k.(*policy.Abuse); ok {
			a.Share = 0.1
		}
		s.Policies = map[string]model.Policy{"state": k}
		if sender, ok := k.(model.Sender); ok {
			for _, sent := range sender.Sends() {
				points, _ := s.Institutions["osmanthus"].(*institution.Points)
				points.Rules[strings.TrimSuffix("state_"+sent.Suffix, "_")] = institution.Rule{Points: -3}
			}
		}
		live(s)
	})
}

// live turns a society that a kind cannot live in into one that it can: some count in days, some need
// an infection that spreads.
func live(s *model.Spec) {
	if _, problems := s.Bind(); len(problems) > 0 {
		s.Period = "day"
	}
	if _, problems := s.Bind(); len(problems) > 0 {
		if epidemic, found := society.Kinds.Find("epidemic"); found && s.Society == nil {
			s.Society = map[string]model.Society{"covid": epidemic.New()}
		}
	}
}

// homeBand is the band in which everybody starts.
func homeBand(t *testing.T, s *model.Spec, label string) string {
	t.Helper()
	_, problems := s.Bind()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	form := s.Institutions[label].Form()
	return form.Bands[form.BaseBand()].Label
}

// giveBands sets the bands of an institution that has some: there is no default for them.
func giveBands(institution any) {
	if bands := reflect.ValueOf(institution).Elem().FieldByName("Bands"); bands.IsValid() {
		bands.Set(reflect.ValueOf(Points().Bands))
	}
}

func each[T any](t *testing.T, role string, kinds model.Catalog[T], put func(*model.Spec, T)) {
	t.Helper()
	seen := map[string]bool{}
	for _, k := range kinds {
		t.Run(role+"/"+k.Name, func(t *testing.T) {
			if seen[k.Name] || k.Name != strings.ToLower(k.Name) || strings.ContainsAny(k.Name, " -.") {
				t.Errorf("the name %q must be unique and lower_snake_case", k.Name)
			}
			seen[k.Name] = true
			if len(k.Doc) < 15 || !strings.HasSuffix(k.Doc, ".") {
				t.Errorf("the doc %q must be a sentence", k.Doc)
			}
			Conform(t, func() *model.Spec {
				s := Society(600, 30)
				put(s, k.New())
				return s
			})
		})
	}
}

// Settings that kinds share: refreshes, partial enrolment, unequal memories and starts, days.
func TestSettingsConform(t *testing.T) {
	for name, change := range map[string]func(*model.Spec, *institution.Points){
		"refresh 3":      func(_ *model.Spec, p *institution.Points) { p.Refresh = 3 },
		"refresh 3 pull": func(_ *model.Spec, p *institution.Points) { p.Refresh = 3; p.Friends = &institution.Pull{Weight: 0.3} },
		"half enrolled":  func(_ *model.Spec, p *institution.Points) { p.Enrolled, p.Aware = 0.5, 0.5 },
		"two memories":   func(_ *model.Spec, p *institution.Points) { p.Memory = institution.Memory{Rewards: 1, Penalties: 5} },
		"no memory's end": func(_ *model.Spec, p *institution.Points) {
			p.Memory = institution.Memory{Rewards: institution.Forever, Penalties: institution.Forever}
		},
		"narrow":          func(_ *model.Spec, p *institution.Points) { p.Floor, p.Cap = 75, 111 },
		"narrow memories": func(_ *model.Spec, p *institution.Points) { p.Floor, p.Cap = 75, 111; p.Memory.Penalties = 1 },
		"spread":          func(_ *model.Spec, p *institution.Points) { p.Spread = 100 },
		"output":          func(_ *model.Spec, p *institution.Points) { p.Mode = "output" },
		"days":            func(s *model.Spec, _ *institution.Points) { s.Period = "day" },
		"no groups differ": func(s *model.Spec, _ *institution.Points) {
			s.People.Groups = map[string]model.Group{"one": group(1, 1, 1)}
		},
		"rare acts, many errors, in the order of ids": func(s *model.Spec, p *institution.Points) {
			p.Rules = map[string]institution.Rule{"arrears": {Points: -1}}
			s.Network = &network.SmallWorld{Degree: 10, Rewired: 0.1}
			s.Acts = map[string]model.Act{"arrears": {Rate: 0.05, Noticed: 0.9, By: "surveillance"}}
			s.Record.(*record.Noticed).Error.Household = 2
		},
		"two people": func(s *model.Spec, _ *institution.Points) {
			s.People.Count, s.People.Districts = 2, 1
			s.Network = find(network.Kinds, "none")
		},
		"means follow": func(s *model.Spec, _ *institution.Points) { s.People.MeansCorrelation = 0.5 },
	} {
		t.Run(name, func(t *testing.T) {
			Conform(t, func() *model.Spec {
				s := Society(600, 30)
				p := Points()
				change(s, p)
				s.Institutions["osmanthus"] = p
				return s
			})
		})
	}
}

func TestEveryFamilyIsDocumented(t *testing.T) {
	for _, f := range measure.Kinds {
		if f.Doc == "" || f.Source == "" {
			t.Errorf("family %s needs a Doc and a Source", f.Name)
		}
	}
}
