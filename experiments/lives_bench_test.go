package experiments

import (
	"testing"

	"socialcredit/configs"
)

// What is remembered of every person in a period, beside the two ticks that it belongs to.
func BenchmarkLives(b *testing.B) {
	var scenarios [2]*configs.Scenario
	for k, kind := range []string{"bonus", "none"} {
		s, err := configs.Load("suzhou", configs.Options{Set: []string{"periods=12", "institutions.osmanthus.friends.kind=" + kind}})
		if err != nil {
			b.Fatal(err)
		}
		scenarios[k] = s
	}
	p, err := newPair(scenarios[0], scenarios[1], 1, 1)
	if err != nil {
		b.Fatal(err)
	}
	for range 12 {
		p.a.sim.Tick()
		p.b.sim.Tick()
	}
	b.ReportAllocs()
	for b.Loop() {
		p.lives.observe()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(p.lives.a.N), "ns/person-period")
}
