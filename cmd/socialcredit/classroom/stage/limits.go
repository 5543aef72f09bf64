package stage

import (
	"fmt"
	"math"

	"socialcredit/configs"
	"socialcredit/model"
	"socialcredit/model/measure"
)

// mostSeed is the largest whole number up to which pages hold all exactly: their numbers have 53 bits.
const mostSeed = 1<<53 - 1

// check tells whether a society is small enough.
func (l Limits) check(s *configs.Scenario) error {
	people := s.Spec.People.Count
	mistake := func(path, text string) error {
		return &configs.Errors{Mistakes: []configs.Mistake{{Path: path, Text: text}}}
	}
	switch ties, numbers := s.Spec.Network.MeanDegree(people)*float64(people)/2, Numbers(s); {
	case people > l.People:
		return mistake("people.count", fmt.Sprintf("is %d, too many for a page; at most %d here (socialcredit run takes more)", people, l.People))
	case s.Spec.Periods > l.Periods:
		return mistake("periods", fmt.Sprintf("is %d, too many for a page; at most %d here (socialcredit run takes more)", s.Spec.Periods, l.Periods))
	case !(ties <= float64(l.Ties)):
		return mistake("network", fmt.Sprintf("makes about %.0f ties, too many for a page; at most %d here (socialcredit run takes more)", ties, l.Ties))
	case s.Spec.Seed > mostSeed:
		return mistake("seed", fmt.Sprintf("is %d, too large for a page; at most %d here (socialcredit run takes more)", s.Spec.Seed, uint64(mostSeed)))
	case numbers > mostNumbers:
		return mistake("periods", fmt.Sprintf("with all groups and measures make %d numbers, too many for a page; at most %d here (socialcredit run takes more)",
			numbers, mostNumbers))
	}
	return checkPoints(s)
}

// mostPoints is the largest score of either sign that a frame can tell, in tenths of 16 bits.
const mostPoints = math.MaxInt16 / 10

// checkPoints tells whether the scores that people are coloured by fit into a frame.
func checkPoints(s *configs.Scenario) error {
	main := mainOf(s.Layout)
	if main < 0 {
		return nil
	}
	form := &s.Layout.Forms[main]
	if floor, to := model.Points(form.Floor), model.Points(form.Cap); form.Scored && (floor < -mostPoints || to > mostPoints) {
		return &configs.Errors{Mistakes: []configs.Mistake{{
			Path: "institutions." + s.Layout.Institutions[main],
			Text: fmt.Sprintf("has scores from %v to %v; a page shows those from %d to %d (socialcredit run takes more)", floor, to, -mostPoints, mostPoints),
		}}}
	}
	return nil
}

// Numbers is how many numbers the series of a society holds at its end.
func Numbers(s *configs.Scenario) int {
	table, problems := measure.New(s.Spec, s.Layout)
	if len(problems) > 0 {
		return 0 // seeding tells of them
	}
	return len(table.Columns()) * (len(s.Layout.Groups) + 1) * (s.Spec.Periods + 1)
}
