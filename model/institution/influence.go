package institution

import (
	"math"

	"socialcredit/model"
)

// Influence tells what each friend adds to a person's score. Of a threshold it tells nothing, since only
// all friends together pass it.
func (p *Points) Influence(w *model.World, pos int) model.Influence {
	standing := w.Standings[p.self]
	if !standing.Enrolled(pos) {
		return model.Influence{}
	}
	switch f := p.weighs.(type) {
	case *Bonus:
		return model.Influence{Friends: shares(w, standing, pos, f.Weight)}
	case *Share:
		in := model.Influence{Friends: shares(w, standing, pos, f.Weight)}
		if known(w, standing, pos) > 0 {
			in.Rest = -f.Weight * float64(p.balance(pos))
		}
		return in
	case *Pull:
		return model.Influence{Friends: gaps(w, standing, pos, f.Weight), Moves: true}
	case *Worst:
		return model.Influence{Friends: f.ofTheWorst(w, standing, pos)}
	}
	return model.Influence{}
}

// Influence tells what each friend adds to a person's connections.
func (c *CreditRating) Influence(w *model.World, pos int) model.Influence {
	standing := w.Standings[c.self]
	if !standing.Enrolled(pos) || c.withheld["connections"] {
		return model.Influence{}
	}
	return model.Influence{Friends: shares(w, standing, pos, c.Connections.Weight)}
}

// known counts the friends of a person who have a score.
func known(w *model.World, s *model.Standing, pos int) (n float64) {
	for _, friend := range w.Ties.Friends(pos) {
		if s.Score[friend] != model.NoStanding {
			n++
		}
	}
	return n
}

// shares are the friends' parts of weight*(mean - base).
func shares(w *model.World, s *model.Standing, pos int, weight float64) []float64 {
	return each(w, s, pos, func(score int32) float64 { return weight * float64(score-s.Base) })
}

// gaps are the friends' parts of weight*(mean - own score).
func gaps(w *model.World, s *model.Standing, pos int, weight float64) []float64 {
	own := s.Score[pos]
	if own == model.NoStanding {
		return make([]float64, w.Ties.Degree(pos))
	}
	return each(w, s, pos, func(score int32) float64 { return weight * float64(score-own) })
}

// each divides what comes of each friend's score by the number of those who have one.
func each(w *model.World, s *model.Standing, pos int, of func(score int32) float64) []float64 {
	parts, n := make([]float64, w.Ties.Degree(pos)), known(w, s, pos)
	for i, friend := range w.Ties.Friends(pos) {
		if score := s.Score[friend]; score != model.NoStanding {
			parts[i] = of(score) / n
		}
	}
	return parts
}

// ofTheWorst gives everything to the friend with the lowest score, of equal ones the first.
func (f *Worst) ofTheWorst(w *model.World, s *model.Standing, pos int) []float64 {
	parts, worst, lowest := make([]float64, w.Ties.Degree(pos)), -1, int32(math.MaxInt32)
	for i, friend := range w.Ties.Friends(pos) {
		if score := s.Score[friend]; score != model.NoStanding && score < lowest {
			worst, lowest = i, score
		}
	}
	if worst >= 0 {
		parts[worst] = f.Weight * float64(lowest-s.Base)
	}
	return parts
}
