package sensitivity

import (
	"math"
	"slices"
	"strings"
)

// saltelli is the blocks of a Saltelli design, each by sample.
type saltelli struct {
	names  []string // factors or groups, in the order in which their blocks appear
	a, b   []int    // rows
	ab, ba [][]int  // by name: A with that name's columns from B, and the other way round; no ba, no S2
}

// newSaltelli sorts rows into blocks and checks that they fit together.
func newSaltelli(t *table) (*saltelli, error) {
	blocks := make(map[string][]int)
	s := &saltelli{}
	for row := range t.y {
		block := t.block(row)
		name, mixed := strings.CutPrefix(block, "ab_")
		if mixed && blocks[block] == nil {
			s.names = append(s.names, name)
		}
		if !mixed && block != "a" && block != "b" && !strings.HasPrefix(block, "ba_") {
			return nil, unfitf("%s is in none of the blocks a, b, ab_<factor>, ba_<factor>", t.rowName(row))
		}
		blocks[block] = append(blocks[block], row)
	}
	if len(s.names) == 0 {
		return nil, unfitf("no row is in a block ab_<factor>")
	}
	s.a, s.b = blocks["a"], blocks["b"]
	for _, name := range s.names {
		s.ab = append(s.ab, blocks["ab_"+name])
		if ba := blocks["ba_"+name]; ba != nil {
			s.ba = append(s.ba, ba)
		}
		delete(blocks, "ba_"+name)
	}
	for block := range blocks {
		if strings.HasPrefix(block, "ba_") {
			return nil, unfitf("%s: there is no block ab_%s", t.rowName(blocks[block][0]), block[len("ba_"):])
		}
	}
	if len(s.ba) > 0 && len(s.ba) < len(s.names) {
		return nil, unfitf("%d blocks ab_<factor> but %d blocks ba_<factor>: all of these, or none", len(s.ab), len(s.ba))
	}
	return s, s.check(t)
}

// blocks lists all.
func (s *saltelli) blocks() [][]int { return slices.Concat([][]int{s.a, s.b}, s.ab, s.ba) }

// check compares lengths, then the levels of each sample.
func (s *saltelli) check(t *table) error {
	for _, rows := range s.blocks() {
		if len(rows) != len(s.a) {
			if len(rows) == 0 {
				return unfitf("block a has %d rows, block b none", len(s.a))
			}
			return unfitf("block a has %d rows, block %s %d: every sample needs one of each", len(s.a), t.block(rows[0]), len(rows))
		}
	}
	for j, name := range s.names {
		inside, err := s.members(t, j)
		if err != nil {
			return err
		}
		for i := range s.a {
			if err := s.mixes(t, mix{s.ab[j][i], s.b[i], s.a[i], inside, name, i}); err != nil {
				return err
			}
			if len(s.ba) == 0 {
				continue
			}
			if err := s.mixes(t, mix{s.ba[j][i], s.a[i], s.b[i], inside, name, i}); err != nil {
				return err
			}
		}
	}
	return nil
}

// members says by factor whether it is moved with a name: the factor of that name, the factors of that
// group, or else those that are seen to move.
func (s *saltelli) members(t *table, j int) ([]bool, error) {
	inside := make([]bool, len(t.Factors))
	if f := slices.Index(t.Factors, s.names[j]); f >= 0 {
		inside[f] = true
		return inside, nil
	}
	if slices.Contains(t.Groups, s.names[j]) {
		for f, group := range t.Groups {
			inside[f] = group == s.names[j]
		}
		return inside, nil
	}
	for i := range s.a {
		for f := range t.Factors {
			inside[f] = inside[f] || t.differs(f, s.ab[j][i], s.a[i])
		}
	}
	if !slices.Contains(inside, true) {
		return nil, unfitf("block ab_%s: no factor or group is called %s, and none moves in it", s.names[j], s.names[j])
	}
	return inside, nil
}

// A mix is a row that takes some factors from one row and the others from another.
type mix struct {
	row, from, rest int
	inside          []bool
	name            string
	sample          int
}

// mixes checks one.
func (s *saltelli) mixes(t *table, m mix) error {
	for f, name := range t.Factors {
		want := m.rest
		if m.inside[f] {
			want = m.from
		}
		if t.differs(f, m.row, want) {
			return unfitf("%s: %s is %s, but sample %d has %s in %s; are the rows in the design's order?",
				t.rowName(m.row), name, t.Levels[f][m.row], m.sample+1, t.Levels[f][want], t.rowName(want))
		}
	}
	return nil
}

// complete lists the samples in which every run came out, how many are not, and the first row to blame.
func (s *saltelli) complete(t *table) (kept []int, dropped, first int) {
	first = len(t.y)
	for i := range s.a {
		failed := false
		for _, rows := range s.blocks() {
			if math.IsNaN(t.y[rows[i]]) {
				failed = true
				first = min(first, rows[i])
			}
		}
		if failed {
			dropped++
		} else {
			kept = append(kept, i)
		}
	}
	return kept, dropped, first
}
