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
	return t.say(key, "id", id, "group", t.label("group", p.Group), "district", strconv.Itoa(p.District),
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
// time.
func (t *teller) chapters() (story []results.LifeChapter) {
	l, large := t.life, t.largeActs()
	longest := max(1, min(int(l.PeriodsPerYear), l.Periods/8))
	h := newHeap(1)
	flush := func(to int) {
		if h.last == 0 {
			h.from = to + 1
		}
		if !h.worth(t) {
			return
		}
		story = t.append(story, results.LifeChapter{From: h.from, To: to, Text: t.summary(h)})
		h = newHeap(to + 1)
	}
	for from := 0; from < len(l.Events); {
		to := from
		for to < len(l.Events) && l.Events[to].Period == l.Events[from].Period {
			to++
		}
		period := l.Events[from].Period
		if n := (period - h.from) / longest; n > 0 {
			flush(max(h.from+n*longest-1, h.last))
		}
		told, rest := t.told(l.Events[from:to], large)
		if told != "" {
			flush(period - 1)
			t.remember(l.Events[from:to])
			h.take(rest)
			story = t.append(story, results.LifeChapter{From: period, To: period, Text: told})
		}
		if told == "" {
			h.take(rest)
		}
		from = to
	}
	if h.last > 0 && h.stirs(t) { // what is left may be little
		story = t.append(story, results.LifeChapter{From: h.from, To: l.Periods, Text: t.summary(h)})
	}
	return append(story, results.LifeChapter{From: l.Periods, To: l.Periods, When: t.text["when.end"], Text: t.end()})
}

// append adds a chapter; what belongs to the period that was told last goes on there.
func (t *teller) append(story []results.LifeChapter, c results.LifeChapter) []results.LifeChapter {
	if n := len(story); n > 0 && c.From == c.To && story[n-1].From == c.From && story[n-1].To == c.To {
		story[n-1].Text += t.text["lang.join"] + c.Text
		return story
	}
	c.When = t.when(c.From, c.To)
	return append(story, c)
}
