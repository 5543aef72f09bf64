package life_test

import (
	"testing"

	"socialcredit/model"
	"socialcredit/model/life"
	"socialcredit/model/modeltest"
)

// A period of 100,000 people while nobody is followed, and while somebody is.
func BenchmarkTick(b *testing.B) {
	for _, followed := range []bool{false, true} {
		name := "nobody_followed"
		if followed {
			name = "one_followed"
		}
		b.Run(name, func(b *testing.B) {
			sim, err := model.New(modeltest.Society(100_000, 32_000), model.Options{Workers: 1})
			if err != nil {
				b.Fatal(err)
			}
			look := func() {}
			if followed {
				look = life.Follow(sim, 5).Look
			}
			for b.Loop() {
				sim.Tick()
				look()
			}
		})
	}
}
