package configs_test

import (
	"testing"

	"socialcredit/configs"
	"socialcredit/model"
	"socialcredit/model/modeltest"
)

// Every scenario comes to the same standings and measures with 1, 2 and 7 workers, whatever the size of
// spans: small for all its periods, and for some periods with so many people that workers deal to each other.
func TestSameBitsWithAnyWorkers(t *testing.T) {
	for _, p := range configs.Presets() {
		t.Run(p.Name, func(t *testing.T) {
			t.Parallel()
			if testing.Short() { // enough to find a race
				sameBits(t, p.Name, "people.count=1000", "periods=14")
				return
			}
			sameBits(t, p.Name, "people.count=1500")
			sameBits(t, p.Name, "people.count=9000", "periods=14")
		})
	}
}

func sameBits(t *testing.T, name string, set ...string) {
	t.Helper()
	s, err := configs.Load(name, configs.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	want := modeltest.Fingerprint(t, s.Fresh(), model.Options{Workers: 1}, true)
	for _, o := range []model.Options{{Workers: 2, SpanSize: 64}, {Workers: 7, SpanSize: 256}} {
		if modeltest.Fingerprint(t, s.Fresh(), o, true) != want {
			t.Errorf("%v: %+v gives other bits than one worker", set, o)
		}
	}
}
