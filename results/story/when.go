package story

import (
	"strconv"

	"socialcredit/results"
)

// when is a period, or a stretch of them, as the scenario counts: year and month, week or day.
func (t *teller) when(from, to int) string {
	if to == 0 {
		return t.text["when.start"]
	}
	from = max(from, 1)
	per := int(t.life.PeriodsPerYear)
	year, n, year2, m := (from-1)/per+1, (from-1)%per+1, (to-1)/per+1, (to-1)%per+1
	key := "when.across"
	switch {
	case from == to:
		key = "when.one"
	case year == year2:
		key = "when.within"
	}
	return t.say(key, "year", strconv.Itoa(year), "year2", strconv.Itoa(year2), "n", strconv.Itoa(n), "m", strconv.Itoa(m),
		"unit", t.text["unit."+t.life.Period])
}

// who is a person by name, or by number where nobody has names.
func (t *teller) who(id int) string {
	if name := t.life.Names[id]; name != "" {
		return name
	}
	return t.say("who", "id", strconv.Itoa(id))
}

// periods is a length of time.
func (t *teller) periods(n int) string {
	if n == 0 {
		return t.say("periods."+t.life.Period+".many", "n", "0")
	}
	return t.many("periods."+t.life.Period, n)
}

// A teller tells one life.
type teller struct {
	*Words
	life  *results.Life
	of    map[string]*results.LifeInstitution
	bands map[string]string // by institution: the band that was told last
}

func (w *Words) teller(l *results.Life) *teller {
	t := &teller{Words: w, life: l, of: map[string]*results.LifeInstitution{}, bands: map[string]string{}}
	for i := range l.Institutions {
		t.of[l.Institutions[i].Label] = &l.Institutions[i]
		t.bands[l.Institutions[i].Label] = l.Institutions[i].Band[0]
	}
	return t
}
