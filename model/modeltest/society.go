// Package modeltest helps to test kinds: a small society to put them into, and a conformance suite
// that every kind of every catalogue passes.
package modeltest

import (
	"socialcredit/model"
	"socialcredit/model/access"
	"socialcredit/model/conduct"
	"socialcredit/model/institution"
	"socialcredit/model/network"
	"socialcredit/model/record"
)

// Society returns a fresh small society with something of everything: three groups, rewards and
// penalties, false records, memory, friends' effect, gates with rights and a perk.
func Society(people, periods int) *model.Spec {
	return &model.Spec{
		Title: "A society for tests", Period: "month", Periods: periods, Seed: 1,
		People: model.People{Count: people, Districts: min(10, people), DistrictExposure: 1, Groups: map[string]model.Group{
			"urban":   group(0.6, 1.2, 0.9),
			"migrant": group(0.25, 0.8, 1.2),
			"rural":   group(0.15, 0.7, 1.1),
		}},
		Network: smallWorld(),
		Acts: map[string]model.Act{
			"donate_blood":  {Rate: 0.5, Noticed: 0.9, Trait: 0.3, By: "claim"},
			"volunteer_day": {Rate: 1, Noticed: 0.5, Trait: 0.6, Means: 0.1, By: "claim"},
			"jaywalk":       {Rate: 1, Noticed: 0.3, Trait: -0.4, By: "surveillance"},
			"arrears":       {Rate: 0.6, Noticed: 0.9, Trait: -0.5, Means: -0.6, By: "surveillance", Financial: true},
			"offence":       {Rate: 0.05, Noticed: 0.8, Trait: -0.8, Means: -0.2, By: "surveillance"},
		},
		Conduct:      find(conduct.Kinds, "rates"),
		Record:       Record("noticed"),
		Institutions: map[string]model.Institution{"osmanthus": Points()},
		Services: map[string]model.Service{
			"loan":   {Right: true, Needs: map[string]string{"osmanthus": "c"}, Effect: 0.693},
			"travel": {Right: true, Needs: map[string]string{"osmanthus": "d"}},
			"bike":   {Needs: map[string]string{"osmanthus": "a"}},
		},
		Access: find(access.Kinds, "gates"),
	}
}

// Points returns the institution of Society.
func Points() *institution.Points {
	p, _ := find(institution.Kinds, "points").(*institution.Points)
	p.Bands = map[string]float64{"e": 0, "d": 80, "c": 90, "b": 105, "a": 110}
	p.Rules = map[string]institution.Rule{
		"donate_blood": {Points: 5, Yearly: 2}, "volunteer_day": {Points: 0.2, Yearly: 50},
		"clean_year": {Points: 1, Streak: 12, Yearly: 1, Without: map[string]bool{"arrears": true}},
		"jaywalk":    {Points: -1, Yearly: 12}, "arrears": {Points: -1.25, Yearly: 12}, "offence": {Points: -20, Yearly: 1},
	}
	return p
}

func group(share, opportunity, exposure float64) model.Group {
	g := model.NewGroup()
	g.Share, g.Opportunity, g.Exposure = share, opportunity, exposure
	return g
}

// Record returns a fresh record kind with false records on persons, households and borders.
func Record(kind string) model.Record {
	r := find(record.Kinds, kind)
	n, ok := r.(*record.Noticed)
	if p, permuted := r.(*record.Permuted); permuted {
		n, ok = &p.Noticed, true
	}
	if ok {
		n.Review, n.Error.Person, n.Error.Household, n.Error.Border = 0.5, 0.1, 0.1, 0.2
	}
	return r
}

// Silent returns a record kind without false records.
func Silent() model.Record { return find(record.Kinds, "noticed") }

func smallWorld() model.Network { return find(network.Kinds, "small_world") }

// find returns a fresh kind of a name. A test that asks for one that does not exist is broken.
func find[T any](c model.Catalog[T], name string) T {
	k, ok := c.Find(name)
	if !ok {
		panic("modeltest: no kind " + name)
	}
	return k.New()
}

// Networks returns a fresh network of each kind that needs no file, by name.
func Networks() map[string]model.Network {
	networks := map[string]model.Network{}
	for _, k := range network.Kinds {
		if n := k.New(); !isRoster(n) {
			networks[k.Name] = n
		}
	}
	return networks
}

func isRoster(n model.Network) bool {
	_, ok := n.(model.Roster)
	return ok
}
