package sensitivity

import (
	"slices"
	"strings"
)

// unseen gives an effect of 0 to the factors that could not be seen to move because they do not apply
// where the trajectory was: such steps change nothing.
func (m *mover) unseen(hidden []int, moved []bool) []step {
	var steps []step
	for f, name := range m.Factors {
		apart := m.Groups == nil || m.Groups[f] == "" || m.Groups[f] == name
		empty := slices.ContainsFunc(hidden, func(row int) bool { return m.Levels[f][row] == "" })
		if !moved[f] && empty && apart && len(steps) < len(hidden) {
			steps = append(steps, step{name: m.name([]int{f})})
		}
	}
	m.still += len(hidden) - len(steps)
	return steps
}

// name finds the factor or group that changed, and adds it where it is new.
func (m *mover) name(changed []int) int {
	names := make([]string, len(changed))
	for i, f := range changed {
		names[i] = m.Factors[f]
	}
	name := strings.Join(names, "+")
	group := len(changed) > 1
	if m.Groups != nil && m.Groups[changed[0]] != "" {
		of := m.Groups[changed[0]]
		if !slices.ContainsFunc(changed, func(f int) bool { return m.Groups[f] != of }) {
			first := slices.Index(m.Groups, of)
			name, group = of, slices.Contains(m.Groups[first+1:], of)
		}
	}
	if i, ok := m.index[name]; ok {
		return i
	}
	m.index[name] = len(m.names)
	m.names, m.grouped, m.first = append(m.names, name), append(m.grouped, group), append(m.first, changed[0])
	return len(m.names) - 1
}

// sort puts names into the order of the factors.
func (m *mover) sort() {
	order := make([]int, len(m.names))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return m.first[a] - m.first[b] })
	names, grouped, place := make([]string, len(order)), make([]bool, len(order)), make([]int, len(order))
	for to, from := range order {
		names[to], grouped[to], place[from] = m.names[from], m.grouped[from], to
	}
	m.names, m.grouped = names, grouped
	for _, steps := range m.paths {
		for i := range steps {
			steps[i].name = place[steps[i].name]
		}
	}
}
