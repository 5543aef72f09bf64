package design

import (
	"fmt"
	"strconv"
)

const morrisDoc = "Screening of many factors at little cost: walks through a grid of levels in which each step moves one factor (or group of factors) by the same share of its range. " +
	"r trajectories of k factors cost r(k+1) rows. Which factors matter is then told by the mean size of their steps' effects, and whether they interact or bend by the spread. " +
	"Each factor's starting levels are shared out evenly over the trajectories. It cannot be extended: use sobol_sequence or saltelli where more rows may be wanted later."

// Morris is the design of Morris (1991), "Factorial sampling plans for preliminary computational
// experiments", Technometrics 33, with the groups and the choice of trajectories of Campolongo, Cariboni
// and Saltelli (2007), "An effective screening design for sensitivity analysis of large models".
type Morris struct {
	// Number of trajectories. Source: our choice; Campolongo et al. use 10 to 50.
	Trajectories int `yaml:"trajectories" min:"1" max:"1000000"`
	// Number of levels p of the grid, an even one; a step is p/(2(p-1)) of a range. Source: Morris
	// (1991) and Campolongo et al. (2007) use 4.
	Levels int `yaml:"levels" min:"2" max:"1000"`
	// Seed of the draws. It has nothing to do with the societies' own luck.
	Seed uint64 `yaml:"seed"`
	// Number of trajectories to draw, of which those are kept that lie farthest apart; 0 keeps all of as
	// many as needed. Source: Campolongo et al. (2007) draw 500 to 1000.
	Candidates int `yaml:"candidates" min:"0" max:"10000"`
}

// Plan lists the k+1 rows of each trajectory (with groups, one more than groups) in blocks t1, t2...
func (m *Morris) Plan(factors []Factor) ([]Row, error) {
	groups, err := m.check(factors)
	if err != nil {
		return nil, err
	}
	p, err := newPlan(float64(m.Trajectories)*float64(len(groups)+1), len(factors), "take fewer trajectories")
	if err != nil {
		return nil, err
	}
	walks := m.draw(factors, groups, max(m.Trajectories, m.Candidates))
	if m.Candidates > 0 {
		walks = farApart(walks, m.Trajectories)
	}
	cells := make([]string, len(factors))
	for t, walk := range walks {
		block := "t" + strconv.Itoa(t+1)
		for _, at := range walk {
			for i, f := range factors {
				cells[i] = At(f, at[i], m.Levels)
			}
			p.add(block, cells)
		}
	}
	return p.rows, nil
}

func (m *Morris) check(factors []Factor) ([]group, error) {
	if err := Check(factors); err != nil {
		return nil, err
	}
	if err := varied(factors, "morris"); err != nil {
		return nil, err
	}
	if err := within("trajectories", m.Trajectories, 1, 1_000_000); err != nil {
		return nil, err
	}
	if err := within("levels", m.Levels, 2, 1000); err != nil {
		return nil, err
	}
	if m.Levels%2 != 0 {
		return nil, fmt.Errorf("levels: %d is odd, so that steps up and down are not equally likely; write %d", m.Levels, m.Levels+1)
	}
	if m.Candidates != 0 && (m.Candidates < m.Trajectories || m.Candidates > 10_000) {
		return nil, fmt.Errorf("candidates: %d, of which %d are to be chosen; write 0, or a number from %d to 10000", m.Candidates, m.Trajectories, m.Trajectories)
	}
	groups, err := groupsOf(factors)
	if err != nil {
		return nil, err
	}
	points := float64(len(groups) + 1)
	work := float64(m.Candidates) * float64(m.Candidates) / 2 * (points*points*float64(len(factors)) + float64(m.Trajectories*m.Trajectories))
	if work > mostDistances {
		return nil, fmt.Errorf("candidates: %d take too long to compare; write fewer, or 0", m.Candidates)
	}
	return groups, nil
}

// A walk is a trajectory: by row, the level of each factor on the grid, from 0.
type walk [][]int

// draw returns so many walks. A start in the lower half of the levels leads up, one in the upper half
// down, which is Morris's start and direction in one; and starts are dealt, not drawn, so that every
// level is as frequent as the others, to one.
func (m *Morris) draw(factors []Factor, groups []group, walks int) []walk {
	starts := make([][]int, len(factors))
	for i, luck := range lucksOf(factors, m.Seed, "morris") {
		starts[i] = luck.shuffled(walks, 0)
	}
	order := luckOf(m.Seed, "morris order")
	drawn := make([]walk, walks)
	for t := range drawn {
		at := make([]int, len(factors))
		for i := range at {
			at[i] = starts[i][t] * m.Levels / walks
		}
		drawn[t] = append(drawn[t], at)
		for _, g := range order.shuffled(len(groups), t) {
			at = append([]int(nil), at...)
			for _, i := range groups[g].members {
				if at[i] < m.Levels/2 {
					at[i] += m.Levels / 2
				} else {
					at[i] -= m.Levels / 2
				}
			}
			drawn[t] = append(drawn[t], at)
		}
	}
	return drawn
}

// Warn tells of lists that the grid cannot cover.
func (m *Morris) Warn(factors []Factor) []string {
	var warnings []string
	for _, f := range factors {
		if n := len(f.Levels); n > m.Levels {
			warnings = append(warnings, fmt.Sprintf("factor %s has %d levels, of which a grid of %d meets only %d; set levels to %d",
				f.Name, n, m.Levels, m.Levels, n+n%2))
		}
	}
	return warnings
}

// Fixed tells that starts depend on how many there are.
func (m *Morris) Fixed() string {
	return "Morris's trajectories are planned together: they share out each factor's starting levels evenly (and candidates are chosen to lie far apart), " +
		"so that another number of them starts elsewhere; use sobol_sequence or saltelli for a study that may grow"
}
