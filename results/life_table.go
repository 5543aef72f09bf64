package results

import (
	"math"
	"strconv"
	"strings"
)

// Table is the events of a life, one a row, for life.csv. Friends are written person:points, the largest part first; a
// part of nobody is rest:points.
func (l *Life) Table() (*Table, error) {
	period, year := Ints("period"), Floats("year")
	points, score := Floats("points"), Floats("score")
	texts := []Column{
		Texts("what"), Texts("institution"), Texts("cause"), Texts("record"), Texts("false"), Texts("band"), Texts("friends"),
		Texts("service"), Texts("from"), Texts("to"), Texts("friend"), Texts("by"), Texts("note"), Texts("value"), Texts("sentence"),
	}
	for i := range l.Events {
		e := &l.Events[i]
		period.Ints, year.Floats = append(period.Ints, int64(e.Period)), append(year.Floats, e.Year)
		points.Floats, score.Floats = append(points.Floats, float64(e.Points)), append(score.Floats, float64(e.Score))
		for at, text := range []string{
			e.What, e.Institution, e.Cause, e.Record, yesOr(e.False), e.Band, partsText(e.Parts), e.Service, e.From, e.To,
			personText(e.Friend), e.By, e.Note, e.Value, e.Sentence,
		} {
			texts[at].Texts = append(texts[at].Texts, text)
		}
	}
	columns := append([]Column{period, year}, texts[:4]...)
	columns = append(columns, texts[4], points, score)
	return NewTable(append(columns, texts[5:]...)...)
}

func yesOr(yes bool) string {
	if yes {
		return "yes"
	}
	return ""
}

func personText(person *int) string {
	if person == nil {
		return ""
	}
	return strconv.Itoa(*person)
}

func partsText(parts []LifePart) string {
	words := make([]string, len(parts))
	for i, p := range parts {
		who := personText(p.Friend)
		if p.Friend == nil {
			who = "rest"
		}
		words[i] = who + ":" + strconv.FormatFloat(p.Points, 'f', -1, 64)
	}
	return strings.Join(words, " ")
}

// Periods is for how many periods something held.
func Periods(held []bool) (n int) {
	for _, h := range held {
		if h {
			n++
		}
	}
	return n
}

// Last is the last score of an institution, NaN without one.
func (i *LifeInstitution) Last() float64 {
	if len(i.Score) == 0 {
		return math.NaN()
	}
	return float64(i.Score[len(i.Score)-1])
}

// LastBand is the last band of an institution, "" where the person is not enrolled.
func (i *LifeInstitution) LastBand() string { return i.Band[len(i.Band)-1] }
