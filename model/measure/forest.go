package measure

// A forest finds components: a tree of people for each, by position. The parent of a root is minus the
// size of its component (Tarjan 1975, Journal of the ACM 22(2), with halving of paths).
type forest []int32

// plant makes a tree of each of some people.
func (f *forest) plant(people int, places []uint32) {
	if len(*f) < people {
		*f = make(forest, people)
	}
	for _, pos := range places {
		(*f)[pos] = -1
	}
}

// root is the same person for all of a component.
func (f forest) root(pos uint32) uint32 {
	for f[pos] >= 0 {
		parent := f[pos]
		if f[parent] >= 0 {
			f[pos] = f[parent]
			parent = f[parent]
		}
		pos = uint32(parent)
	}
	return pos
}

// unite makes one component of those of two people.
func (f forest) unite(a, b uint32) {
	a, b = f.root(a), f.root(b)
	if a == b {
		return
	}
	if f[a] > f[b] || f[a] == f[b] && b < a { // the larger one stays, of equals the one in front
		a, b = b, a
	}
	f[a] += f[b]
	f[b] = int32(a)
}

// size is how many people a component has, told of its root alone; 0 of others.
func (f forest) size(pos uint32) int64 {
	if f[pos] < 0 {
		return -int64(f[pos])
	}
	return 0
}

// sorted lists people by component, those of one ascending and the components by their first person, and
// where each begins, with the end.
func (f forest) sorted(places []uint32) (order []uint32, starts []int) {
	starts = []int{0}
	begin := map[uint32]int{} // of a root's component: where its next person goes
	for _, pos := range places {
		root := f.root(pos)
		if _, seen := begin[root]; !seen {
			last := starts[len(starts)-1]
			begin[root] = last
			starts = append(starts, last+int(f.size(root)))
		}
	}
	order = make([]uint32, len(places))
	for _, pos := range places {
		root := f.root(pos)
		order[begin[root]] = pos
		begin[root]++
	}
	return order, starts
}
