package model_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"socialcredit/model"
	"socialcredit/model/modeltest"
)

// Ties whose ends are apart are those that a look at every tie finds, once each and in order.
func TestApartLooksAtEveryTie(t *testing.T) {
	sim, err := model.New(modeltest.Society(300, 0), model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	ties := sim.World.Ties
	rapid.Check(t, func(t *rapid.T) {
		score := rapid.SliceOfN(rapid.OneOf(
			rapid.Int32Range(-3, 3), rapid.Int32Range(-1e9, 1e9), rapid.Just(int32(model.NoStanding)),
		), 300, 300).Draw(t, "score")
		gap := rapid.OneOf(rapid.Int32Range(0, 5), rapid.Int32Range(0, 1e9)).Draw(t, "gap")
		lo := rapid.IntRange(0, 300).Draw(t, "lo")
		hi := rapid.IntRange(lo, 300).Draw(t, "hi")
		want := [][2]uint32{{7, 7}}
		for pos := lo; pos < hi; pos++ {
			for _, friend := range slices.Backward(ties.Friends(pos)) {
				difference := int64(score[pos]) - int64(score[friend])
				apart := max(difference, -difference) > int64(gap)
				if (score[pos] == model.NoStanding) != (score[friend] == model.NoStanding) {
					apart = true
				}
				if apart && int(friend) > pos {
					want = append(want, [2]uint32{uint32(pos), friend})
				}
			}
		}
		if got := ties.Apart(lo, hi, score, gap, [][2]uint32{{7, 7}}); !slices.Equal(got, want) {
			t.Fatalf("ties %v, want %v", got, want)
		}
	})
}
