// Package life follows one person through a society: every change of every standing with its cause, what
// was recorded and what nobody saw, rights lost and won, friends gone. Following changes no bits.
package life

import "socialcredit/model"

// What happened.
type What string

// What may happen to a person.
const (
	Change     What = "change"      // a score moved
	Spent      What = "spent"       // a record came that no longer counted in this year
	Held       What = "held"        // a record was made that moved no score
	Unnoticed  What = "unnoticed"   // something was done of which no record was made
	Band       What = "band"        // a published standing passed into another band
	Shut       What = "shut"        // a service was shut
	Opened     What = "opened"      // a service was opened
	Joined     What = "joined"      // an institution enrolled the person
	Left       What = "left"        // an institution no longer knows the person
	FriendLost What = "friend_lost" // a tie ended
	FriendMade What = "friend_made" // a tie was made
	Moved      What = "moved"       // the person lives in another district
	Health     What = "health"      // an infection went on
	Noted      What = "noted"       // something that a kind knows began to hold
	Ended      What = "ended"       // it no longer holds
)

// Nobody is no person: a part of friends' effect that comes of none of them.
const Nobody = ^uint32(0)

// None is no institution and no service.
const None = -1

// An Event is one thing that happened. Fields that do not belong to it are zero, Institution and Service
// None.
type Event struct {
	Period      int
	What        What
	Institution int

	Cause      model.Cause // of a Change or Spent
	Of         string      // label of the record or of the rule of a streak
	False      bool        // whether the record is of what the person did not do
	Hundredths int32
	Sum        int32  // what all bookings so far come to, this one included
	Parts      []Part // of a change by friends: who brought it; they add up to it

	From, To int    // bands, districts or states of health
	Service  int    // which was shut or opened
	Person   uint32 // friend lost or made
	By       string // label of the kind that notes
	Note     model.Note
}

// A Part is what one friend did to a standing.
type Part struct {
	Person     uint32 // or Nobody
	Hundredths int32
}

// A Life is what a Recorder has seen.
type Life struct {
	World  *model.World
	Person int
	Events []Event
	// Accounts are what each cause did with each institution, as of the standing published last.
	Accounts [][model.Causes]int32
	// By period from the one in which the person began to be followed:
	First     int
	Standings []Track  // by institution
	Shut      []uint32 // services, as bits
	Friends   []int    // how many
}

// A Track is a published standing over time.
type Track struct {
	Score []int32 // model.NoStanding where there is none
	Band  []int   // None where the institution does not know the person
}

// Pos is where the person stands.
func (l *Life) Pos() int { return l.World.Position(l.Person) }

// Excluded tells whether a right was shut, by period.
func (l *Life) Excluded() []bool {
	out := make([]bool, len(l.Shut))
	for i, shut := range l.Shut {
		out[i] = shut&l.World.Gates.Rights() != 0
	}
	return out
}
