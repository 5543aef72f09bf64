package institution_test

import (
	"math"
	"testing"

	"socialcredit/model"
)

// A bureau's connections are off with weight 0. What they weighed goes to identity, which adds what it
// added: people start where they started, to a hundredth, and the five weights still sum to 1.
func TestConnectionsAreSwitchedOff(t *testing.T) {
	before := rated(500, 0, credit())
	off := credit()
	for _, s := range credit().Switches() {
		switch s.Key {
		case "connections.weight":
			off.Connections.Weight = s.Off
		case "identity.weight":
			off.Identity.Weight = s.Off
		case "identity.education":
			off.Identity.Education = s.Off
		default:
			t.Errorf("it sets %s", s.Key)
		}
		if s.Name != model.SwitchFriends {
			t.Errorf("%s is turned off", s.Name)
		}
	}
	if off.Connections.Weight != 0 || credit().Connections.Weight == 0 {
		t.Fatal("connections are as they were")
	}
	w, was := scores(t, before)
	_, is := scores(t, rated(500, 0, off))
	differ := map[int32]bool{}
	for pos := range was {
		if math.Abs(float64(is[pos]-was[pos])) > 1 {
			t.Fatalf("person %d starts at %v, before at %v", w.ID(pos), model.Points(is[pos]), model.Points(was[pos]))
		}
		differ[was[pos]] = true
	}
	if len(differ) < 10 {
		t.Fatal("everybody starts alike: the test shows nothing")
	}
	if left := off.Switches(); len(left) > 0 {
		t.Errorf("off already, it still turns off %v", left)
	}
}
