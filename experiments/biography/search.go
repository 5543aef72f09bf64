package biography

import (
	"context"
	"fmt"
	"strings"

	"socialcredit/configs"
	"socialcredit/model"
)

// A Search picks the person of a run to whom something happened most; of several the one with the lowest
// number.
type Search struct {
	Scenario    *configs.Scenario
	Workers     int
	By          string // a name of Searches
	Institution string // whose scores count; "" = the first that keeps one and opens something
	Periods     int    // the end is after so many; 0 = all of the scenario, below 0 = none, as seeded

	// Seed makes a society of a scenario that nobody else uses; nil = model.New.
	Seed func(*configs.Scenario) (*model.Simulation, error)

	// Progress is called with what is being computed and the period that was reached; may be nil.
	Progress func(what string, period int)
}

// Found is whom a search picks.
type Found struct {
	Person int
	Value  float64 // what was found: points or periods
	Equal  bool    // all who have a score have that score, in a search for the worst or the best
}

// A Searched is a way of picking a person.
type Searched struct{ Name, Doc string }

// Searches are the ways of picking a person.
var Searches = []Searched{
	{"worst", "lowest score at the end"},
	{"best", "highest score at the end"},
	{"fastest_fall", "largest fall from a high within one year of the run"},
	{"longest_excluded", "most periods without some right"},
	{"wrongly_excluded", "without some right at the end, and not so in the same society without false records; the longest so"},
}

// SearchNames lists the ways of picking a person.
func SearchNames() string {
	var names []string
	for _, s := range Searches {
		names = append(names, s.Name)
	}
	return strings.Join(names, ", ")
}

// Do runs the society once, or twice for wrongly_excluded, and returns who it is and what was found.
func (s *Search) Do(ctx context.Context) (Found, error) {
	institution, err := s.institution()
	if err != nil {
		return Found{}, err
	}
	p, err := s.pass(ctx, s.Scenario, institution)
	if err != nil {
		return Found{}, err
	}
	if s.By == "wrongly_excluded" {
		innocent, off, err := Without(s.Scenario, FalseRecords)
		if err != nil {
			return Found{}, err
		}
		if len(off) == 0 {
			return Found{}, fmt.Errorf("nobody is wrongly excluded: no record is false in %s", s.Scenario.Name)
		}
		twin, err := s.pass(ctx, innocent, institution)
		if err != nil {
			return Found{}, err
		}
		for id := range p.excluded {
			if !p.now[id] || twin.now[id] {
				p.excluded[id] = 0
			}
		}
	}
	return s.pick(p, institution)
}

// institution is the number of the one whose scores count.
func (s *Search) institution() (int, error) {
	l := s.Scenario.Layout
	first, scored := -1, []string{}
	for i, label := range l.Institutions {
		if !l.Forms[i].Scored {
			continue
		}
		if scored = append(scored, label); label == s.Institution {
			return i, nil
		}
		if first < 0 || l.Forms[i].Gate && !l.Forms[first].Gate {
			first = i
		}
	}
	if s.Institution != "" {
		return 0, fmt.Errorf("no institution %q keeps a score; those that do: %s", s.Institution, strings.Join(scored, ", "))
	}
	if first < 0 && !strings.HasSuffix(s.By, "_excluded") {
		return 0, fmt.Errorf("nothing in %s keeps a score; longest_excluded and wrongly_excluded need none", s.Scenario.Name)
	}
	return first, nil
}

// pick chooses among what was kept.
func (s *Search) pick(p *kept, institution int) (Found, error) {
	best, most, least := -1, int64(0), int64(0)
	count := 0
	for id := range p.excluded {
		v, counts := p.of(s.By, id)
		if !counts {
			continue
		}
		if count++; best < 0 || v > most {
			best, most = id, v
		}
		if count == 1 || v < least {
			least = v
		}
	}
	if best < 0 {
		return Found{}, s.nobody(institution)
	}
	found := Found{Person: best, Value: float64(most)}
	switch s.By {
	case "worst":
		found.Value, found.Equal = model.Points(int32(-most)), count > 1 && least == most
	case "best":
		found.Value, found.Equal = model.Points(int32(most)), count > 1 && least == most
	case "fastest_fall":
		found.Value = model.Points(int32(most))
	}
	return found, nil
}

// Nobody is an error that says why a search finds nobody.
type Nobody struct {
	By, Why string
	Others  []string // institutions whose scores it could go by instead
}

// Error says it as the flags of a command line have it.
func (n *Nobody) Error() string {
	text := "--find " + n.By + ": " + n.Why
	if len(n.Others) > 0 {
		text += "; --institution LABEL goes by another score: " + strings.Join(n.Others, ", ")
	}
	return text
}

// nobody says why a search finds nobody, and which other scores there are.
func (s *Search) nobody(institution int) error {
	if institution < 0 || strings.HasSuffix(s.By, "_excluded") {
		return &Nobody{By: s.By, Why: "there is nobody of whom that is true"}
	}
	l, why, others := s.Scenario.Layout, "nobody is enrolled in %s at the end", []string{}
	if s.By == "fastest_fall" {
		why = "nobody's score of %s ever falls within a year"
	}
	for i, label := range l.Institutions {
		if l.Forms[i].Scored && i != institution {
			others = append(others, label)
		}
	}
	return &Nobody{By: s.By, Why: fmt.Sprintf(why, l.Institutions[institution]), Others: others}
}
