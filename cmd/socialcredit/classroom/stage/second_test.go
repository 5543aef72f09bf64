package stage

import (
	"slices"
	"testing"
)

// A slider sets a parameter of friends in both societies, while the twin's friends are of a kind without it.
func TestTheTwinsKindDropsParametersOfTheOther(t *testing.T) {
	s := &State{
		Set:  []string{"institutions.a.friends.weight=0.7", "record.review=1", "institutions.ab.friends.weight=0.2"},
		Twin: []string{"institutions.a.friends.kind=none"},
	}
	want := []string{"record.review=1", "institutions.ab.friends.weight=0.2", "institutions.a.friends.kind=none"}
	if got := s.second(); !slices.Equal(got, want) {
		t.Errorf("the twin's settings are %q, not %q", got, want)
	}
	if len(s.Set) != 3 {
		t.Error("the settings of both were changed")
	}
}
