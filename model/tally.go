package model

import "math/bits"

// A tally counts people span by span while they are in cache. All counts are whole numbers, so
// that it does not matter who counted whom.
type tally struct {
	w       *World
	needs   func(period int) Needs
	workers []workerTally
	ahead   bool // whether standings are yet to be published in this period
}

type workerTally struct {
	scores  []scoreTally // by institution
	joint   []int64      // by group and joint number of bands
	records []int64      // by group and kind of record
}

// A scoreTally counts people by score and group. Where nobody looks at groups there is but one.
type scoreTally struct {
	counts  []uint32 // by score from the floor and group
	touched []uint64 // which counts are not zero, as bits
}

func newTally(w *World, needs func(period int) Needs) *tally {
	t := &tally{w: w, needs: needs, workers: make([]workerTally, w.workers)}
	for i := range t.workers {
		t.workers[i].scores = make([]scoreTally, len(w.Standings))
	}
	return t
}

// groups is how many groups people are counted by.
func (t *tally) groups(needs Needs) int {
	if needs.AllOnly {
		return 1
	}
	return len(t.w.Layout.Groups)
}

// count adds the people of a span as they stand after this period.
func (t *tally) count(s *Span) {
	w, mine := t.w, &t.workers[s.Worker]
	needs := t.needs(w.Period)
	if needs.Nothing {
		return
	}
	groups := t.groups(needs)
	mine.grow(w, groups)
	for i, standing := range w.Standings {
		if standing.Scored {
			scores := standing.Score
			if t.ahead {
				scores, _ = standing.Current(w.Period)
			}
			if groups == 1 {
				mine.scores[i].addAll(standing.Floor, scores[s.Lo:s.Hi])
			} else {
				mine.scores[i].add(standing.Floor, scores[s.Lo:s.Hi], w.Group[s.Lo:s.Hi], groups)
			}
		}
	}
	mine.countJoint(w, s)
	for _, r := range s.Records {
		mine.records[int(w.Group[s.Lo+r.At()])*MaxRecords+r.Kind()]++
	}
}

// survey takes the surveys of this period.
func (t *tally) survey() {
	if needs := t.needs(t.w.Period); needs.Surveys != nil {
		needs.Surveys.take(t.w, !needs.Nothing)
	}
}

// grow allocates the counts when they are first needed.
func (t *workerTally) grow(w *World, groups int) {
	if t.joint == nil {
		all := len(w.Layout.Groups)
		t.joint, t.records = make([]int64, all*len(w.Gates.shut)), make([]int64, all*MaxRecords)
	}
	for i, standing := range w.Standings {
		n := (int(standing.Cap-standing.Floor) + 1) * groups
		if st := &t.scores[i]; standing.Scored && len(st.counts) < n {
			st.counts, st.touched = make([]uint32, n), make([]uint64, n/64+1)
		}
	}
}

// countJoint counts people by group and joint number of bands. Where there are few of these it
// counts in four columns at once: nearly everybody is in the same one, and a count that was just
// written takes time to be read again.
func (t *workerTally) countJoint(w *World, s *Span) {
	const few = 64
	joints := len(w.Gates.shut)
	joint := w.Joint[s.Lo:s.Hi]
	group := w.Group[s.Lo:s.Hi][:len(joint)]
	if len(t.joint) > few {
		for i, n := range joint {
			t.joint[int(group[i])*joints+int(n)]++
		}
		return
	}
	var counts [4][few]uint32
	for i, n := range joint {
		counts[i&3][(int(group[i])*joints+int(n))&(few-1)]++
	}
	for n := range t.joint {
		t.joint[n] += int64(counts[0][n]) + int64(counts[1][n]) + int64(counts[2][n]) + int64(counts[3][n])
	}
}

// add counts people by score and group.
func (t *scoreTally) add(floor int32, scores []int32, group []uint8, groups int) {
	for i, score := range scores {
		if score != NoStanding {
			t.count(int(score-floor)*groups + int(group[i]))
		}
	}
}

// addAll counts people by score alone.
func (t *scoreTally) addAll(floor int32, scores []int32) {
	for _, score := range scores {
		if score != NoStanding {
			t.count(int(score - floor))
		}
	}
}

// count counts a person by the place of score and group.
func (t *scoreTally) count(n int) {
	t.touched[uint(n)>>6] |= 1 << (n & 63)
	t.counts[n]++
}

// take moves the counts of another worker here.
func (t *scoreTally) take(other *scoreTally) {
	for word, touched := range other.touched {
		if touched == 0 {
			continue
		}
		t.touched[word] |= touched
		other.touched[word] = 0
		for ; touched != 0; touched &= touched - 1 {
			n := word<<6 + bits.TrailingZeros64(touched)
			t.counts[n] += other.counts[n]
			other.counts[n] = 0
		}
	}
}
