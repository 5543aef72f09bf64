package network

import "socialcredit/model"

// largestHousehold is the size of the largest household that a society has.
const largestHousehold = 6

// householdFriends is how many members of their own household people have on average, where
// households have up to six members.
const householdFriends = 2.26

// householdTies is how many ties there are within households.
func householdTies(w *model.World) int {
	ties := 0
	for pos := range w.N {
		ties += pos - w.Head(pos) // to the members before
	}
	return ties
}

// together tells whether two people live in one household.
func together(w *model.World, a, b int) bool { return w.Head(a) == w.Head(b) }

// sowHousehold ties a person to the members of the household who stand behind, and returns the
// position behind the last of them.
func sowHousehold(w *model.World, pos int, tie func(a, b uint32)) int {
	end := pos + 1
	for ; end < w.N && together(w, pos, end); end++ {
		tie(uint32(pos), uint32(end))
	}
	return end
}
