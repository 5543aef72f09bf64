package measure

import (
	"slices"

	"socialcredit/model"
)

// A society is a made-up population from which tests count snapshots one person at a time.
type society struct {
	spec   *model.Spec
	layout *model.Layout
	people []person
	spells []spell
	period int
}

// person holds standings, with one institution with a score (osmanthus) and one without (list).
type person struct {
	group        int
	score        int32 // hundredths; NoStanding where not enrolled
	listed       uint8
	trait, means int
	records      []bool
}

// spell is shut from period from up to, not including, period to; later than now = still running.
type spell struct{ group, person, from, to int }

// newSociety has two institutions, three groups, three rights, a perk and 120 months.
func newSociety() *society {
	s := &society{spec: &model.Spec{Period: "month", Periods: 120}}
	s.spec.Services = map[string]model.Service{
		"deposit_free": {Needs: map[string]string{"osmanthus": "b"}},
		"loan":         {Right: true, Needs: map[string]string{"osmanthus": "c", "list": "free"}},
		"school":       {Right: true, Needs: map[string]string{"list": "free"}},
		"travel":       {Right: true, Needs: map[string]string{"osmanthus": "d"}},
	}
	s.layout = &model.Layout{
		Groups: []string{"migrant", "rural", "urban"}, Acts: []string{"donate", "jaywalk"}, Sent: []string{"amnesty"},
		Institutions: []string{"list", "osmanthus"}, Services: []string{"deposit_free", "loan", "school", "travel"},
		Forms: []model.Form{
			{Bands: []model.Band{{Label: "listed"}, {Label: "free"}}, Gate: true, Initial: 1},
			{Scored: true, Base: 10000, Cap: 20000, Gate: true, Bands: []model.Band{
				{Label: "e"},
				{Label: "d", From: 8000},
				{Label: "c", From: 9000},
				{Label: "b", From: 10500},
				{Label: "a", From: 12000},
				{Label: "aa", From: 15000},
			}},
		},
		Rights: 0b1110, PerYear: 12,
	}
	return s
}

// someone returns a pseudo-random person; the numbers come from a small linear congruence so that
// they are the same everywhere.
func someone(seed uint64) person {
	next := func(n int) int {
		seed = seed*6364136223846793005 + 1442695040888963407
		return int(seed >> 33 % uint64(n))
	}
	for range 3 {
		next(2)
	}
	p := person{group: next(3), trait: next(65) - 32, means: next(65) - 32, listed: 1}
	p.score = int32(10000 + 15*(next(140)+next(140)+p.trait-140))
	if next(20) == 0 {
		p.listed = 0
	}
	for range 3 {
		p.records = append(p.records, next(4) == 0)
	}
	return p
}

// grown is a society of n such people; another luck gives others.
func grown(n int, luck uint64) *society {
	s := newSociety()
	s.period = 48
	for i := range n {
		p := someone(luck<<32 | uint64(i))
		s.people = append(s.people, p)
		if i%7 == 0 {
			from := 1 + i%48
			s.spells = append(s.spells, spell{p.group, i, from, from + 1 + i*5%60})
		}
	}
	return s
}

// within tells whether a group (0 = everybody) holds the people of a social group.
func within(group, of int) bool { return group == 0 || group == of+1 }

// snapshot counts the people.
func (s *society) snapshot() *model.Snapshot {
	groups := len(s.layout.Groups) + 1
	snap := &model.Snapshot{
		Layout: s.layout, Spec: s.spec, Period: s.period, People: make([]float64, groups),
		Perks: make([]float64, groups), Scores: make([][]model.Distribution, 2), InBand: make([][][]float64, 2),
		Spells: make([]model.SpellTable, groups),
	}
	for g := range groups {
		members := slices.DeleteFunc(slices.Clone(s.people), func(p person) bool { return !within(g, p.group) })
		snap.People[g] = float64(len(members))
		snap.Shut, snap.Open = append(snap.Shut, make([]float64, 4)), append(snap.Open, make([]float64, 4))
		snap.Records = append(snap.Records, make([]float64, 3))
		listed, bands := make([]float64, 2), make([]float64, 6)
		for _, p := range members {
			s.countPerson(snap, g, p)
			listed[p.listed]++
			if p.score != model.NoStanding {
				bands[s.layout.Forms[1].BandOf(p.score)]++
			}
		}
		snap.InBand[0], snap.InBand[1] = append(snap.InBand[0], listed), append(snap.InBand[1], bands)
		snap.Scores[1] = append(snap.Scores[1], distribution(members))
		snap.Spells[g] = s.spellTable(g)
	}
	snap.Ties = noTies(groups, s.layout.Forms)
	return snap
}

func (s *society) countPerson(snap *model.Snapshot, g int, p person) {
	score := p.score
	if score == model.NoStanding {
		score = 10000
	}
	shut := [4]bool{score < 10500, score < 9000 || p.listed == 0, p.listed == 0, score < 8000}
	open := 0
	for i, is := range shut {
		switch {
		case is:
			snap.Shut[g][i]++
		case i == 0:
			snap.Perks[g]++
		default:
			open++
		}
	}
	snap.Open[g][open]++
	for kind, is := range p.records {
		if is {
			snap.Records[g][kind]++
		}
	}
}

// distribution counts the enrolled among people by score, with their ranks.
func distribution(people []person) model.Distribution {
	people = slices.DeleteFunc(slices.Clone(people), func(p person) bool { return p.score == model.NoStanding })
	slices.SortStableFunc(people, func(a, b person) int { return int(a.score - b.score) })
	var scores []int32
	var counts []int64
	for _, p := range people {
		if n := len(scores); n == 0 || scores[n-1] != p.score {
			scores, counts = append(scores, p.score), append(counts, 0)
		}
		counts[len(counts)-1]++
	}
	d := model.NewDistribution(scores, counts)
	rank := func(of func(person) int, into []float64) float64 {
		squares, at, left := 0.0, 0, counts
		used := int64(0)
		for _, p := range people {
			if used == left[at] {
				at, used = at+1, 0
			}
			used++
			doubled := 1.0
			for _, q := range people {
				if of(q) < of(p) {
					doubled += 2
				} else if of(q) == of(p) {
					doubled++
				}
			}
			into[at] += doubled
			squares += (doubled - d.N - 1) * (doubled - d.N - 1)
		}
		return squares
	}
	d.TraitRanks, d.MeansRanks = make([]float64, len(scores)), make([]float64, len(scores))
	d.TraitSquares = rank(func(p person) int { return p.trait }, d.TraitRanks)
	d.MeansSquares = rank(func(p person) int { return p.means }, d.MeansRanks)
	return *d
}

func (s *society) spellTable(group int) model.SpellTable {
	n := s.spec.Periods + 2
	t := model.SpellTable{Ongoing: make([]int64, n), Ended: make([]int64, n), Exits: make([]int64, n), Starts: make([]int64, n), First: make([]int64, n)}
	ever := map[int]bool{}
	for _, sp := range s.spells {
		if !within(group, sp.group) || sp.from > s.period {
			continue
		}
		if !ever[sp.person] { // a person's spells are listed in order
			t.First[sp.from]++
		}
		ever[sp.person] = true
		t.Starts[sp.from]++
		if sp.to <= s.period {
			t.Ended[sp.to-sp.from]++
			t.Exits[sp.to]++
		} else {
			t.Ongoing[sp.from]++
		}
	}
	t.Ever = int64(len(ever))
	return t
}

// noTies are the counts of a society without ties.
func noTies(groups int, forms []model.Form) *model.TieCounts {
	t := &model.TieCounts{Trait: make([]model.Ends, groups), Group: make([]model.Split, groups)}
	for i := range t.Friends {
		t.Friends[i] = make([]model.FriendCount, groups)
	}
	for _, f := range forms {
		s := model.StandingTies{Score: make([]model.Ends, groups), Band: make([]model.Classes, groups), Split: make([]model.Split, groups)}
		for g := range s.Band {
			s.Band[g].Ends = make([]int64, len(f.Bands))
		}
		for i := range s.Means {
			s.Means[i] = make([]model.FriendMeans, groups)
		}
		t.Standings = append(t.Standings, s)
	}
	return t
}
