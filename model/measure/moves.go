package measure

import "socialcredit/model"

// Fifths is how many parts of equal size the people are cut into by score.
const Fifths = 5

// moves count how the people whom an institution had enrolled at both of two dates moved between them.
// Ranks and fifths are those among all these people, also for a group.
type moves struct {
	bands   []Transitions // by group, everybody first
	fifths  []Transitions // the same; nil without a score
	ranks   []model.Pairs // the same, doubled midranks
	workers []moveCounts
}

// moveCounts are one worker's.
type moveCounts struct {
	bands, fifths []int64 // by group and pair of classes
	ranks         []model.Pairs
	scores        [2]histogram // then and now
}

func newMoves(w *model.World, institution int) *moves {
	form, groups := &w.Layout.Forms[institution], len(w.Layout.Groups)
	m := &moves{workers: make([]moveCounts, w.Workers())}
	for range groups + 1 {
		m.bands = append(m.bands, newTransitions(len(form.Bands)))
		if form.Scored {
			m.fifths = append(m.fifths, newTransitions(Fifths))
		}
	}
	m.ranks = make([]model.Pairs, groups+1)
	return m
}

// ready allocates a worker's counts when it first has anybody to count.
func (c *moveCounts) ready(w *model.World, form *model.Form) {
	if c.bands != nil {
		return
	}
	groups := len(w.Layout.Groups)
	c.bands = make([]int64, groups*len(form.Bands)*len(form.Bands))
	if !form.Scored {
		return
	}
	c.fifths, c.ranks = make([]int64, groups*Fifths*Fifths), make([]model.Pairs, groups)
	n := int(form.Cap-form.Floor) + 1
	for i := range c.scores {
		c.scores[i] = histogram{make([]uint32, n), make([]uint64, n/64+1)}
	}
}

// count counts everybody's move.
func (m *moves) count(w *model.World, institution int, then *record) {
	standing := w.Standings[institution]
	w.Parallel(func(worker, lo, hi int) {
		c := &m.workers[worker]
		c.ready(w, &standing.Form)
		c.countBands(w, standing, then, lo, hi)
	})
	if standing.Scored {
		ranks := m.rank()
		w.Parallel(func(worker, lo, hi int) {
			c := &m.workers[worker]
			c.ready(w, &standing.Form)
			c.countRanks(w, standing, then, ranks, lo, hi)
		})
		ranks.then.clear()
		ranks.now.clear()
	}
	m.sum()
}

// A ranking holds, by score above the floor, doubled midranks, 2*below+count, and the fifth of the people
// that each lies in: people of one score share the middle of their ranks.
type ranking struct{ then, now *histogram }

// fifthBits are below a rank.
const fifthBits = 3

// countBands counts the moves between bands, and the scores that are to be ranked.
func (c *moveCounts) countBands(w *model.World, s *model.Standing, then *record, lo, hi int) {
	k := len(s.Bands)
	for pos := lo; pos < hi; pos++ {
		from := then.bands[pos]
		if from == nobody || !s.Enrolled(pos) {
			continue
		}
		c.bands[(int(w.Group[pos])*k+int(from))*k+int(s.Band[pos])]++
		if s.Scored {
			c.scores[0].add(then.scores[pos] - s.Floor)
			c.scores[1].add(s.Score[pos] - s.Floor)
		}
	}
}

// rank replaces the counts of scores of the first worker who has any by ranks.
func (m *moves) rank() *ranking {
	var r *ranking
	for i := range m.workers {
		switch c := &m.workers[i]; {
		case c.bands == nil: // nobody was left for it to count
		case r == nil:
			r = &ranking{then: &c.scores[0], now: &c.scores[1]}
		default:
			r.then.take(&c.scores[0])
			r.now.take(&c.scores[1])
		}
	}
	for _, h := range []*histogram{r.then, r.now} {
		people, below := uint64(0), uint64(0)
		h.each(func(n *uint32) { people += uint64(*n) })
		h.each(func(n *uint32) {
			count := uint64(*n)
			rank := 2*below + count // at most twice 100 million
			*n = uint32(rank<<fifthBits | Fifths*rank/(2*people))
			below += count
		})
	}
	return r
}

// countRanks counts the moves between fifths, and sums ranks.
func (c *moveCounts) countRanks(w *model.World, s *model.Standing, then *record, ranks *ranking, lo, hi int) {
	for pos := lo; pos < hi; pos++ {
		if then.bands[pos] == nobody || !s.Enrolled(pos) {
			continue
		}
		from, to := ranks.then.counts[then.scores[pos]-s.Floor], ranks.now.counts[s.Score[pos]-s.Floor]
		group := int(w.Group[pos])
		const fifth = 1<<fifthBits - 1
		c.fifths[(group*Fifths+int(from&fifth))*Fifths+int(to&fifth)]++
		c.ranks[group].Add(uint64(from>>fifthBits), uint64(to>>fifthBits))
	}
}

// sum makes the numbers of groups and of everybody out of those of the workers, and empties these.
func (m *moves) sum() {
	m.forget()
	for i := range m.workers {
		c := &m.workers[i]
		spread(m.bands, c.bands)
		spread(m.fifths, c.fifths)
		for g := range c.ranks {
			m.ranks[0].Merge(&c.ranks[g])
			m.ranks[g+1].Merge(&c.ranks[g])
			c.ranks[g] = model.Pairs{}
		}
	}
}

// spread moves counts by group to those of the group and of everybody.
func spread(into []Transitions, counts []int64) {
	for at, n := range counts {
		cells := len(into[0].People)
		into[0].People[at%cells] += n
		into[at/cells+1].People[at%cells] += n
	}
	clear(counts)
}

// forget leaves nobody counted.
func (m *moves) forget() {
	for g := range m.bands {
		clear(m.bands[g].People)
		if m.fifths != nil {
			clear(m.fifths[g].People)
		}
	}
	clear(m.ranks)
}
