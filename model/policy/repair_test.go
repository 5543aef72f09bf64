package policy_test

import (
	"slices"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
	"socialcredit/model/policy"
)

// mended is a society in which three good deeds repair a score.
func mended(t *testing.T, change func(*policy.Repair)) *model.Spec {
	t.Helper()
	s, o := modeltest.Society(600, 40), modeltest.Points()
	o.Rules["repair"] = institution.Rule{Clears: true}
	s.Institutions["osmanthus"] = o
	p := kind[*policy.Repair](t, "repair")
	p.Needs, p.Yearly = 3, 1
	change(p)
	s.Policies = map[string]model.Policy{"repair": p}
	return s
}

func TestRepairConforms(t *testing.T) {
	for name, change := range map[string]func(*policy.Repair){
		"all deeds": func(*policy.Repair) {},
		"one sort": func(p *policy.Repair) {
			p.Deeds, p.Yearly, p.Needs = map[string]bool{"volunteer_day": true, "donate_blood": false}, 0, 2
		},
		"who has fallen": func(p *policy.Repair) { p.Institution, p.Band, p.Needs = "osmanthus", "d", 1 },
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec { return mended(t, change) })
		})
	}
}

// Where more deeds are asked for than anybody does, nothing changes.
func TestIdleRepairChangesNothing(t *testing.T) {
	without := mended(t, func(*policy.Repair) {})
	without.Policies = nil
	p, _ := without.Institutions["osmanthus"].(*institution.Points)
	delete(p.Rules, "repair")
	same(t, "too many deeds", simulate(t, mended(t, func(p *policy.Repair) { p.Needs = 1000 })), simulate(t, without))
}

// A diary is a record kind that writes down whose good deeds and repairs the authorities hold.
type diary struct {
	model.Record
	deeds   []int // kinds
	repair  int
	done    map[uint32][]int // periods of good deeds, by person
	repairs map[uint32][]int // periods in which a repair arrived
}

func (d *diary) Prepare(w *model.World, self int) {
	if p, ok := d.Record.(model.Preparer); ok {
		p.Prepare(w, self)
	}
	d.repair = w.Layout.SentKind("repair")
}

func (d *diary) Run(w *model.World, s *model.Span) {
	d.Record.Run(w, s)
	for _, r := range s.Records {
		id := w.ID(s.Lo + r.At())
		if slices.Contains(d.deeds, r.Kind()) {
			d.done[id] = append(d.done[id], w.Period)
		}
		if r.Kind() == d.repair {
			d.repairs[id] = append(d.repairs[id], w.Period)
		}
	}
}

// Repairs come after every third good deed of a person, at most twice a calendar year, in the period after
// the deed: counted again from a diary, person by person.
func TestRepairsByDiary(t *testing.T) {
	s := mended(t, func(p *policy.Repair) { p.Yearly = 2 })
	for _, label := range []string{"volunteer_day", "donate_blood"} {
		act := s.Acts[label]
		act.Rate = 6
		s.Acts[label] = act
	}
	d := &diary{Record: s.Record, deeds: []int{1, 4}, done: map[uint32][]int{}, repairs: map[uint32][]int{}} // donate_blood, volunteer_day
	s.Record = d
	sim := simulate(t, s)
	total := 0
	for id := range uint32(sim.World.N) {
		var want []int
		count, used, year := 0, 0, 0
		for _, period := range d.done[id] {
			if now := (period - 1) / 12; now != year {
				used, year = 0, now
			}
			if used == 2 {
				continue
			}
			if count++; count == 3 {
				count = 0
				used++
				if period < s.Periods {
					want = append(want, period+1)
				}
			}
		}
		total += len(want)
		if !slices.Equal(d.repairs[id], want) {
			t.Fatalf("person %d was repaired in %v, want %v; deeds %v", id, d.repairs[id], want, d.done[id])
		}
	}
	if total < 500 {
		t.Errorf("only %d repairs", total)
	}
}

// With a band named, the deeds of people above it do not count.
func TestRepairIsForThoseWhoHaveFallen(t *testing.T) {
	repaired := func(change func(*policy.Repair)) float64 {
		s := mended(t, change)
		p, _ := s.Policies["repair"].(model.Witness)
		return outcomes(simulate(t, s), p)["repaired"]
	}
	all := repaired(func(p *policy.Repair) { p.Needs = 1 })
	fallen := repaired(func(p *policy.Repair) { p.Needs, p.Institution, p.Band = 1, "osmanthus", "d" })
	anybody := repaired(func(p *policy.Repair) { p.Needs, p.Institution, p.Band = 1, "osmanthus", "a" })
	lowest := repaired(func(p *policy.Repair) { p.Needs, p.Institution, p.Band = 1, "osmanthus", "e" })
	if anybody != all || lowest >= fallen {
		t.Errorf("%v repairs per person, %v up to the highest band; %v up to band d, %v in the lowest", all, anybody, fallen, lowest)
	}
	if fallen == 0 || fallen > all/5 {
		t.Errorf("%v repairs per person, %v of people below 90 points", all, fallen)
	}
}

func TestRepairMistakes(t *testing.T) {
	for want, change := range map[string]func(*policy.Repair){
		`policies.repair.band: "d" is a band of no institution`:               func(p *policy.Repair) { p.Band = "d" },
		`policies.repair.band: is missing`:                                    func(p *policy.Repair) { p.Institution = "osmanthus" },
		`policies.repair.deeds.smile: unknown kind of act or sent record "sm`: func(p *policy.Repair) { p.Deeds = map[string]bool{"smile": true} },
	} {
		_, problems := mended(t, change).Bind()
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), want) {
			t.Errorf("problems %v, want %s", problems, want)
		}
	}
}
