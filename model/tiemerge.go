package model

// merge adds another worker's sums.
func (s tieSums) merge(other tieSums) {
	for g := range s {
		a, b := &s[g], &other[g]
		a.trait.merge(&b.trait)
		for i := range a.friends {
			a.friends[i].merge(b.friends[i])
		}
		for i := range a.standings {
			a.standings[i].merge(&b.standings[i])
		}
	}
}

func (e *endSums) merge(other *endSums) {
	e.all.Merge(&other.all)
	e.within.Merge(&other.within)
}

func (f *FriendCount) merge(other FriendCount) {
	f.People += other.People
	f.Friends += other.Friends
}

func (m *FriendMeans) merge(other FriendMeans) {
	m.People += other.People
	m.sum = m.sum.plus(other.sum)
}

func (e *standingEnds) merge(other *standingEnds) {
	e.score.merge(&other.score)
	for i := range e.bands {
		a, b := &e.bands[i], &other.bands[i]
		*a = bandEnds{a.all + b.all, a.within + b.within, a.same + b.same, a.both + b.both}
	}
	for i := range e.means {
		e.means[i].merge(other.means[i])
	}
}

// counts turns sums by group into counts in which group 0 is everybody.
func (s tieSums) counts(w *World) *TieCounts {
	groups := len(s) + 1
	t := &TieCounts{
		Trait: make([]Ends, groups), Group: make([]Split, groups),
		Friends:   [2][]FriendCount{make([]FriendCount, groups), make([]FriendCount, groups)},
		Standings: make([]StandingTies, len(w.Standings)),
	}
	for g := range s {
		sums := &s[g]
		t.Trait[0].Merge(&sums.trait.all)
		t.Trait[g+1] = sums.trait.within
		all, within := sums.trait.all.N, sums.trait.within.N
		t.Group[g+1] = Split{within / 2, all - within}
		t.Group[0].Same += within / 2
		t.Group[0].Other += all - within // from both ends
		for i := range t.Friends {
			t.Friends[i][0].merge(sums.friends[i])
			t.Friends[i][g+1] = sums.friends[i]
		}
	}
	t.Group[0].Other /= 2
	for i, standing := range w.Standings {
		t.Standings[i] = s.standing(i, len(standing.Bands))
	}
	return t
}

func (s tieSums) standing(institution, bands int) StandingTies {
	groups := len(s) + 1
	t := StandingTies{
		make([]Ends, groups), make([]Classes, groups), make([]Split, groups),
		[2][]FriendMeans{make([]FriendMeans, groups), make([]FriendMeans, groups)},
	}
	for g := range t.Band {
		t.Band[g].Ends = make([]int64, bands)
	}
	var all, same int64
	for g := range s {
		e := &s[g].standings[institution]
		t.Score[0].Merge(&e.score.all)
		t.Score[g+1] = e.score.within
		var sum bandEnds
		for band, ends := range e.bands {
			t.Band[0].Ends[band] += ends.all
			t.Band[g+1].Ends[band] = ends.within
			sum = bandEnds{sum.all + ends.all, sum.within + ends.within, sum.same + ends.same, sum.both + ends.both}
		}
		t.Band[g+1].Same = sum.both
		alike := sum.same - sum.both/2 // ties within the group have two ends in it
		t.Split[g+1] = Split{alike, sum.all - sum.within/2 - alike}
		all, same = all+sum.all, same+sum.same
		for i := range t.Means {
			t.Means[i][0].merge(e.means[i])
			t.Means[i][g+1] = e.means[i]
		}
	}
	t.Band[0].Same = same
	t.Split[0] = Split{same / 2, (all - same) / 2}
	return t
}
