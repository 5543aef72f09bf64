package network

import (
	"testing"

	"socialcredit/model"
)

// idle plays the roles that a network does not need.
type idle struct{}

func (idle) Run(*model.World, *model.Span) {}

// newSpec is a society in which nothing happens.
func newSpec(n model.Network, people int, seed uint64) *model.Spec {
	group := func(share float64) model.Group {
		g := model.NewGroup()
		g.Share = share
		return g
	}
	return &model.Spec{
		Period: "month", Seed: seed, Network: n, Conduct: idle{}, Record: idle{}, Access: idle{},
		People: model.People{Count: people, Districts: 1, DistrictExposure: 1, Groups: map[string]model.Group{
			"urban": group(0.6), "migrant": group(0.25), "rural": group(0.15),
		}},
	}
}

// newWorld seeds a society.
func newWorld(t testing.TB, n model.Network, people int, seed uint64, workers int) *model.World {
	t.Helper()
	s, err := model.New(newSpec(n, people, seed), model.Options{Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	return s.World
}

// long marks a test that counts so much that it would hold up the race detector.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes long")
	}
}
