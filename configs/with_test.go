package configs_test

import (
	"bytes"
	"testing"

	"socialcredit/configs"
)

// A scenario with settings changed is the one that --set makes, and the first one stays as it is.
func TestWith(t *testing.T) {
	sets := []string{"institutions.osmanthus.friends.weight=0", "institutions.osmanthus.mode=output", "acts.jaywalk.noticed=1"}
	s, err := configs.Load("suzhou", configs.Options{})
	if err != nil {
		t.Fatal(err)
	}
	before := s.Canonical()
	changed, err := s.With(sets)
	if err != nil {
		t.Fatal(err)
	}
	want, err := configs.Load("suzhou", configs.Options{Set: sets})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(changed.Canonical(), want.Canonical()) {
		t.Errorf("With makes\n%s\n--set makes\n%s", changed.Canonical(), want.Canonical())
	}
	if !bytes.Equal(s.Canonical(), before) {
		t.Error("With changed the scenario itself")
	}
	for _, bad := range []string{"acts.jaywalk.noticed=2", "acts.jayfly.noticed=1", "acts.jaywalk=1", "acts.jaywalk.noticed"} {
		if _, err := s.With([]string{bad}); err == nil {
			t.Errorf("%s is accepted", bad)
		}
	}
}
