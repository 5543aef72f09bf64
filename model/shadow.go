package model

// A Shadower is an institution that can keep a second ledger beside its own, which is given only what
// people truly did: no false record, none that an official made up, none from a report. Rules,
// forgetting, yearly caps and clamps are the same, and what friends add is taken from the person's own
// account.
type Shadower interface {
	// Shadow keeps the second ledger from here on, which starts as a copy of the first, and returns the
	// bands that it publishes, by position: a column that changes with every publication. It is nil where
	// this institution cannot keep one. It changes no bits of what the institution publishes.
	Shadow(w *World) []uint8
}

// A Shadow is what would be open and shut if the institutions that keep a second ledger went by it.
type Shadow struct {
	world *World
	bands [][]uint8 // by institution; nil where none is kept, and its own bands count
}

// Shadow has every institution that can keep a second ledger from here on, and changes no bits. Before
// the first period the ledgers hold nothing yet, so that both see the whole of people's lives.
func (s *Simulation) Shadow() *Shadow {
	shadow := &Shadow{world: s.World, bands: make([][]uint8, len(s.institutions))}
	for i, institution := range s.institutions {
		if keeper, ok := institution.(Shadower); ok {
			shadow.bands[i] = keeper.Shadow(s.World)
		}
	}
	return shadow
}

// Keeps tells whether an institution keeps a second ledger.
func (s *Shadow) Keeps(institution int) bool { return s.bands[institution] != nil }

// Shut returns the services that second ledgers would shut to a person, as bits.
func (s *Shadow) Shut(pos int) uint32 {
	w := s.world
	return w.Gates.Shut(w.Gates.Joint(func(i int) uint8 {
		if s.bands[i] == nil {
			return w.Standings[i].Band[pos]
		}
		return s.bands[i][pos]
	}))
}

// Wrongly tells which rights are shut to a person now that second ledgers would not shut, as bits.
func (s *Shadow) Wrongly(pos int) uint32 {
	w := s.world
	shut := w.Gates.Shut(int(w.Joint[pos])) & w.Gates.rights
	if shut == 0 {
		return 0
	}
	return shut &^ s.Shut(pos)
}

// WronglyExcluded tells whether a right is shut to a person now and none would be by second ledgers.
func (s *Shadow) WronglyExcluded(pos int) bool {
	w := s.world
	return w.Gates.Excludes(int(w.Joint[pos])) && s.Shut(pos)&w.Gates.rights == 0
}
