package sensitivity

import (
	"math"

	"gonum.org/v1/gonum/stat"
)

// effects are the elementary effects of a design of trajectories.
type effects struct {
	names   []string // factors or groups, in the order of the factors
	grouped []bool   // several factors moved together
	paths   [][]step
	centers []float64 // by name, plain and scaled: where squares are taken from
	lost    int       // steps with a failed run
	still   int       // steps in which nothing changes
}

// A step is one elementary effect.
type step struct {
	name          int
	plain, scaled float64
}

// newEffects finds the trajectories and what changes in each step of them.
func newEffects(t *table) (*effects, error) {
	var order []string
	rows := make(map[string][]int)
	for row := range t.y {
		block := t.block(row)
		if !isTrajectory(block) {
			return nil, unfitf("%s is in none of the blocks t1, t2...", t.rowName(row))
		}
		if rows[block] == nil {
			order = append(order, block)
		}
		rows[block] = append(rows[block], row)
	}
	m := &mover{table: t, units: make([][]float64, len(t.Factors)), index: make(map[string]int)}
	for f := range t.Factors {
		m.units[f] = t.unit(f)
	}
	for _, block := range order {
		if err := m.walk(rows[block]); err != nil {
			return nil, err
		}
	}
	if len(m.names) == 0 {
		return nil, unfitf("no factor changes in any step")
	}
	m.sort()
	return &m.effects, nil
}

// A mover walks along trajectories.
type mover struct {
	*table
	effects
	units [][]float64
	index map[string]int // by name
	first []int          // by name: its first factor
}

// walk adds the effects of one trajectory.
func (m *mover) walk(rows []int) error {
	var steps []step
	var hidden []int // steps that show no change
	moved := make([]bool, len(m.Factors))
	for i, row := range rows[1:] {
		from := rows[i]
		changed := m.changed(from, row)
		for _, f := range changed {
			moved[f] = true
		}
		if len(changed) == 0 {
			hidden = append(hidden, row)
			continue
		}
		dy := m.y[row] - m.y[from]
		if math.IsNaN(dy) {
			m.name(changed)
			m.lost++
			continue
		}
		s, err := m.step(changed, rows, i)
		if err != nil {
			return err
		}
		steps = append(steps, s)
	}
	steps = append(steps, m.unseen(hidden, moved)...)
	m.paths = append(m.paths, steps)
	return nil
}

// changed lists the factors whose level differs between two rows.
func (m *mover) changed(from, row int) []int {
	var changed []int
	for f := range m.Factors {
		if m.differs(f, from, row) {
			changed = append(changed, f)
		}
	}
	return changed
}

// step is the effect of what changed between rows i and i+1 of a trajectory.
func (m *mover) step(changed, rows []int, i int) (step, error) {
	from, row := rows[i], rows[i+1]
	dy := m.y[row] - m.y[from]
	s := step{name: m.name(changed)}
	f := changed[0]
	dx := m.units[f][row] - m.units[f][from]
	if m.grouped[s.name] { // Campolongo et al. 2007, section 3.2: the size of the step that all take
		dx = 0
		for _, f := range changed {
			dx = max(dx, math.Abs(m.units[f][row]-m.units[f][from]))
		}
	}
	if !(math.Abs(dx) > 0) {
		return s, unfitf("%s: %s goes from %s to %s, but its place in the range stays %v",
			m.rowName(row), m.Factors[f], m.Levels[f][from], m.Levels[f][row], m.units[f][row])
	}
	s.plain = dy / dx
	if sy := spread(m.y, rows); sy > 0 {
		s.scaled = s.plain * spread(m.units[f], rows) / sy
	}
	return s, nil
}

// spread is the standard deviation (n) of the rows' values that are there.
func spread(values []float64, rows []int) float64 {
	var some []float64
	for _, row := range rows {
		if !math.IsNaN(values[row]) {
			some = append(some, values[row])
		}
	}
	return math.Sqrt(stat.PopVariance(some, nil))
}
