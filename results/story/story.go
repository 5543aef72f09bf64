package story

import (
	"strconv"

	"socialcredit/results"
)

// mostTold is how many of a person's own acts are told one by one; smaller ones are summed up.
const mostTold = 12

// important is the part of a score's range from which on an act is told by itself.
const important = 0.02

// Tell writes who the person is, a sentence for every event, and the story.
func (w *Words) Tell(l *results.Life) {
	t := w.teller(l)
	l.Person.Words = t.intro()
	for i := range l.Events {
		l.Events[i].Sentence = t.sentence(&l.Events[i])
	}
	l.Story = t.chapters()
}

// intro says who it is.
func (t *teller) intro() string {
	p := &t.life.Person
	key := "intro"
	if p.Household > 1 {
		key += ".household"
	}
	id := p.Name
	if id == "" {
		id = capital(t.say("who", "id", strconv.Itoa(p.ID)))
	}
	group := ""
	if p.Groups != 1 { // of one group everybody is
		group = t.say("intro.group", "group", t.label("group", p.Group))
	}
	return t.say(key, "id", id, "group", group, "district", strconv.Itoa(p.District),
		"household", strconv.Itoa(p.Household), "friends", t.many("friends", p.Degree),
		"trait", t.text["trait."+grade(p.Trait)], "t", plain(p.Trait), "means", t.text["means."+grade(p.Means)], "m", plain(p.Means))
}

// grade is one of five from far less to far more than the mean, in halves of a standard deviation.
func grade(sd float64) string {
	switch {
	case sd < -1.5:
		return "-2"
	case sd < -0.5:
		return "-1"
	case sd <= 0.5:
		return "0"
	case sd <= 1.5:
		return "1"
	}
	return "2"
}

// chapters tells the life: what matters by itself, and what lies between summed up, a year at most at a
// time. Each begins after the end of the one before; the last one says how things stand.
func (t *teller) chapters() []results.LifeChapter {
	l, large := t.life, t.largeActs()
	longest := max(1, min(int(l.PeriodsPerYear), l.Periods/8))
	b := &book{teller: t, heap: newHeap(1)}
	for from := 0; from < len(l.Events); {
		to, period := from, l.Events[from].Period
		for to < len(l.Events) && l.Events[to].Period == period {
			to++
		}
		if n := (period - b.heap.from) / longest; n > 0 {
			b.close(max(b.heap.from+n*longest-1, b.heap.last), b.heap.worth(t))
		}
		if told, rest := t.told(l.Events[from:to], large); told == "" {
			b.heap.take(rest)
		} else {
			b.tell(told, l.Events[from:to], rest)
		}
		from = to
	}
	b.close(l.Periods, b.heap.stirs(t)) // what is left may be little
	return append(b.story, results.LifeChapter{From: l.Periods, To: l.Periods, When: t.text["when.end"], Text: t.end()})
}
