package model

// What a kind may tell of one person whom somebody follows. All of it is asked for only then, and asking
// changes nothing.

// An Influencer is an institution that can tell what each friend does to a standing.
type Influencer interface {
	// Influence is called where friends' effect on the person at a position has just been booked, and
	// reads what that effect was computed from.
	Influence(w *World, pos int) Influence
}

// An Influence is what friends add to a standing, in hundredths of a point.
type Influence struct {
	Friends []float64 // by friend, in the order of World.Ties
	Rest    float64   // what comes with it and of none of them
	Moves   bool      // whether that is added now, rather than what it comes to altogether
}

// A Biographer knows of a person what standings do not show, such as why a code is red.
type Biographer interface {
	// Notes tells what holds for the person at a position by now, between periods.
	Notes(w *World, pos int) []Note
}

// A Note is one thing that a kind knows of a person, both words lower_snake_case or labels. What does not
// hold has no note.
type Note struct{ Name, Value string }
