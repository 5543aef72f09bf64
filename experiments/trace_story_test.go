package experiments_test

import (
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"socialcredit/experiments"
	"socialcredit/results"
	"socialcredit/results/story"
)

// stories are the scenarios of which many lives are told.
var stories = []string{
	"suzhou", "ombudsman", "zhima", "deadbeat_map", "strategic_friends", "laolai", "rongcheng", "mobike", "depositors", "citizen_code",
}

// Of 100 people drawn by lot in each of ten scenarios (5 with -short) no chapter begins before the one before has ended,
// and every score that a chapter leaves is the one that was published by its end.
func TestStoriesRunForwardsAndLeaveWhatWasPublished(t *testing.T) {
	people := 100
	if testing.Short() {
		people = 5
	}
	words, err := story.In("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range stories {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, draw := mustLoad(t, name, "people.count=500"), rand.New(rand.NewPCG(5, 6))
			for range people {
				l, err := (&experiments.Trace{Scenario: s, Workers: 1, Person: draw.IntN(500)}).Do(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				words.Tell(l)
				storyHolds(t, l)
			}
		})
	}
}

func storyHolds(t *testing.T, l *results.Life) {
	t.Helper()
	end := -1
	for _, c := range l.Story[:len(l.Story)-1] { // the last one is how things stand at the end
		if c.From <= end || c.To < c.From || c.Text == "" {
			t.Errorf("%s, person %d: %s follows on period %d: %q", l.Scenario, l.Person.ID, c.When, end, c.Text)
		}
		end = c.To
		for label, score := range leaves(l, c.Text) {
			published := math.NaN()
			for i := range l.Institutions {
				if held := &l.Institutions[i]; strings.ReplaceAll(held.Label, "_", " ") == label {
					published = float64(held.Score[c.To])
				}
			}
			if !(math.Abs(score-published) < 0.005001) {
				t.Errorf("%s, person %d, %s: %s has %v: %q", l.Scenario, l.Person.ID, c.When, label, published, c.Text)
			}
		}
	}
	if end > l.Periods {
		t.Errorf("%s, person %d: the story ends in period %d of %d", l.Scenario, l.Person.ID, end, l.Periods)
	}
}

var (
	left = regexp.MustCompile(`That left (.+? points?)\.(?: |$)`)
	each = regexp.MustCompile(`^(?:(.+) at )?(\S+) points?$`)
)

// leaves lists the scores that a chapter says it leaves, by what the institution is called.
func leaves(l *results.Life, text string) map[string]float64 {
	scores := map[string]float64{}
	for _, said := range left.FindAllStringSubmatch(text, -1) {
		for _, one := range strings.Split(strings.ReplaceAll(said[1], " and ", ", "), ", ") {
			parts, label := each.FindStringSubmatch(one), strings.ReplaceAll(l.Institutions[0].Label, "_", " ")
			if parts == nil {
				scores[one] = math.NaN()
				continue
			}
			if parts[1] != "" {
				label = parts[1]
			}
			score, err := strconv.ParseFloat(strings.Replace(parts[2], "−", "-", 1), 64)
			if err != nil {
				score = math.NaN()
			}
			scores[label] = score
		}
	}
	return scores
}
