package figure

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"socialcredit/results"
)

// An invented society makes run directories to draw: people whose scores walk at random, lower where a group is watched
// more closely. It stands in for the model, which this package never imports.
type invented struct {
	people, periods int
	groups          []string
	bands           []results.Band
	institutions    []string
	rights          []string
	title           string
	equal           bool                   // all scores stay at the base
	gentle          bool                   // nobody is ever shut out
	drop            func(name string) bool // columns of series that are not kept
	period          string                 // month unless told otherwise
	perYear         float64                // periods
	code            []string               // bands of an institution without a score, worst first; none without
	told            []results.Outcome      // numbers of parts of the scenario
	districts       int                    // that are exported; none without
}

func ordinary() invented {
	return invented{
		people: 3000, periods: 120, title: "Suzhou points, as an article tells it",
		groups: []string{"urban", "migrant", "rural"},
		bands: []results.Band{
			{Label: "e", From: 0},
			{Label: "d", From: 80},
			{Label: "c", From: 90},
			{Label: "b", From: 105},
			{Label: "a", From: 120},
			{Label: "aa", From: 150},
		},
		institutions: []string{"osmanthus"},
		rights:       []string{"loan", "travel", "public_service", "career"},
		period:       "month", perYear: 12,
	}
}

type inventedPerson struct {
	group     int
	trait     float64
	score     float64
	shutSince int // the period before which all rights were open, -1 while they are
}

// write makes a run directory.
func (s invented) write(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	rng := rand.New(rand.NewPCG(1, 2))
	series, districts, spells, people := s.live(rng)
	if s.districts > 0 {
		if err := results.WriteCSV(dir+"/districts.csv", districts); err != nil {
			t.Fatal(err)
		}
	}
	for name, table := range map[string]*results.Table{
		"series.csv":              series,
		"tables/spells.csv":       spells,
		"tables/distribution.csv": s.distribution(people),
		"tables/access.csv":       s.access(people),
		"tables/friends.csv":      s.friends(people, rng),
		"tables/mobility.csv":     s.mobility(),
	} {
		if err := results.WriteCSV(dir+"/"+name, table); err != nil {
			t.Fatal(err)
		}
	}
	if err := results.WriteManifest(dir, s.manifest()); err != nil {
		t.Fatal(err)
	}
	return dir
}

func (s invented) manifest() *results.Manifest {
	m := &results.Manifest{
		ModelVersion: "1.0", Scenario: "suzhou", Title: s.title, Seed: 42, Key: "0123456789abcdef", People: s.people,
		Period: s.period, Periods: s.periods, PeriodsPerYear: s.perYear, ScenarioSHA256: strings.Repeat("0a", 32),
	}
	for _, g := range s.groups {
		m.Society.Groups = append(m.Society.Groups, results.Group{Label: g, Share: 1 / float64(len(s.groups))})
	}
	for _, i := range s.institutions {
		m.Society.Institutions = append(m.Society.Institutions, results.Institution{
			Label: i, Kind: "points", Scored: true, Base: 100, Floor: 0, Cap: 200, Gate: true, Bands: s.bands,
		})
	}
	if len(s.code) > 0 {
		m.Society.Institutions = append(m.Society.Institutions, s.codeInstitution())
	}
	m.Society.Outcomes = s.told
	for _, r := range s.rights {
		m.Society.Services = append(m.Society.Services, results.Service{Label: r, Right: true})
	}
	m.Society.Services = append(m.Society.Services, results.Service{Label: "library_perk", Right: false})
	return m
}

// open counts the rights that a score opens: each asks for 3 points less than the one before it.
func (s invented) open(score float64) int {
	if s.gentle {
		return len(s.rights)
	}
	n := 0
	for k := range s.rights {
		if score >= 90-3*float64(k) {
			n++
		}
	}
	return n
}

func (s invented) live(rng *rand.Rand) (series, districts, spells *results.Table, people []inventedPerson) {
	people = make([]inventedPerson, s.people)
	for i := range people {
		people[i] = inventedPerson{group: i % len(s.groups), trait: rng.NormFloat64(), score: 100, shutSince: -1}
	}
	b := newSeriesBuilder(s)
	ends := map[[2]int][2]int64{} // by group and duration: spells seen no longer, and those of them that ended
	for period := 0; period <= s.periods; period++ {
		for i := range people {
			p := &people[i]
			if period > 0 && !s.equal {
				step := 0.1*p.trait - 0.09*float64(p.group) + 0.05 + 1.1*rng.NormFloat64()
				p.score = math.Round(100*math.Min(200, math.Max(0, p.score+step-0.004*(p.score-100)))) / 100
			}
			switch shut := s.open(p.score) < len(s.rights); {
			case shut && p.shutSince < 0:
				p.shutSince = period
			case !shut && p.shutSince >= 0:
				at := [2]int{p.group, period - p.shutSince}
				ends[at] = [2]int64{ends[at][0] + 1, ends[at][1] + 1}
				p.shutSince = -1
			}
		}
		b.observe(period, people)
	}
	for i := range people {
		if p := &people[i]; p.shutSince >= 0 && p.shutSince < s.periods {
			at := [2]int{p.group, s.periods - p.shutSince}
			ends[at] = [2]int64{ends[at][0] + 1, ends[at][1]}
		}
	}
	return b.table(), b.byDistrict, s.spells(ends), people
}

func must(t *results.Table, err error) *results.Table {
	if err != nil {
		panic(err)
	}
	return t
}
