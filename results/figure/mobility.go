package figure

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"

	"socialcredit/results"
)

// mobility shows where the people of each band, and of each fifth of the scores, had come to by the end: of all who
// began there, in percent. Before the numbers stands how long that took.
func mobility(r *Run) ([]*Figure, error) {
	t, err := r.table("tables/mobility.csv")
	if _, none := errors.AsType[Absent](err); none {
		return nil, unasked("there is no tables/mobility.csv")
	}
	if err != nil {
		return nil, err
	}
	if t.Rows() == 0 {
		return nil, unasked("no measure of mobility was computed at the end, or not long enough after the start")
	}
	return r.perInstitution(func(i *results.Institution) (*Figure, error) {
		rows := t.Where("institution", i.Label).Where("group", everyone)
		family := "mobility"
		if rows.Where("family", family).Rows() == 0 {
			family = "mobility_since"
		}
		return r.mobilityFigure(i, family, rows.Where("family", family))
	})
}

// A passage is the share of those who began in a class that came to each, in percent, and how many began there.
type passage struct {
	labels []string
	field
	people int64
}

func (r *Run) mobilityFigure(i *results.Institution, family string, rows *results.Table) (*Figure, error) {
	begin, okB := rows.Int("begin")
	end, okE := rows.Int("end")
	if !okB || !okE {
		return nil, fmt.Errorf("tables/mobility.csv needs columns begin and end of whole numbers")
	}
	if len(begin) == 0 {
		return nil, absent("tables/mobility.csv holds nothing of %s", i.Label)
	}
	bands, err := passageOf(rows.Where("classes", "bands"))
	if err != nil {
		return nil, err
	}
	fifths, err := passageOf(rows.Where("classes", "quintiles"))
	if err != nil {
		return nil, err
	}
	if bands.people == 0 {
		return nil, unasked("nobody was in %s at the first date", words(i.Label))
	}
	f := r.figure("mobility", "Where people came to, by where they began", doubleColumn)
	f.note += fmt.Sprintf(" · from %s to %s", r.dateText(begin[0]), r.dateText(end[0]))
	f.rowHigh = 7 * vg.Centimeter
	f.bar = &colourBar{scale: within(0, 100, 5), label: "Of those who began there (%)"}
	row := []*panel{r.passagePanel(bands, "Bands", i.Label+"_"+columnsOf(family)+"band", f.bar.scale)}
	if fifths.people > 0 {
		for k, name := range map[int]string{0: "lowest", len(fifths.labels) - 1: "highest"} {
			fifths.labels[k] = name
		}
		row = append(row, r.passagePanel(fifths, "Fifths of the scores", i.Label+"_"+columnsOf(family)+"quintile", f.bar.scale))
	} else {
		f.width = singleColumn
	}
	f.panels = [][]*panel{row}
	f.Numbers = rows
	return f, nil
}

// columnsOf is what stands between the institution and the index in a column of a family.
func columnsOf(family string) string {
	if family == "mobility_since" {
		return "since_"
	}
	return ""
}

// dateText writes a date: year 9, day 12.
func (r *Run) dateText(period int64) string {
	c := r.clock()
	return strings.TrimSuffix(c.Unit, "s") + " " + points(c.At(float64(period)))
}

// passageOf reads a matrix, its classes in the order of the table.
func passageOf(rows *results.Table) (passage, error) {
	var p passage
	from, okF := rows.Text("from")
	to, okT := rows.Text("to")
	people, okP := rows.Int("people")
	if !okF || !okT || !okP {
		return p, fmt.Errorf("tables/mobility.csv needs columns from, to and people")
	}
	at := map[string]int{}
	for _, label := range from {
		if _, seen := at[label]; !seen {
			at[label] = len(p.labels)
			p.labels, p.x = append(p.labels, label), append(p.x, float64(len(p.labels)))
		}
	}
	p.y = p.x
	begun := make([]int64, len(p.labels))
	for k, n := range people {
		begun[at[from[k]]] += n
		p.people += n
	}
	for range p.labels {
		p.values = append(p.values, blank(len(p.labels)))
	}
	for k, n := range people {
		column, ok := at[to[k]]
		if !ok {
			return p, fmt.Errorf("tables/mobility.csv has people come to %s and none begin there", to[k])
		}
		if i := at[from[k]]; begun[i] > 0 {
			p.values[column][i] = 100 * float64(n) / float64(begun[i])
		}
	}
	return p, nil
}

// passagePanel draws a matrix: where people began from left to right, where they came to upwards.
func (r *Run) passagePanel(m passage, head, column string, colours scale) *panel {
	names, below := make([]string, len(m.labels)), make([]string, len(m.labels))
	longest, small := vg.Length(0), writing(smallSize, black)
	for k, label := range m.labels {
		names[k], below[k] = fitted(words(label), small, 1.6*uprightName), fitted(words(label), small, uprightName)
		longest = max(longest, small.Width(below[k]))
	}
	p := newPanel("Began in", "Came to", listing(below), listing(names))
	p.X.Tick.Length, p.Y.Tick.Length = 0, 0
	p.head = head
	p.remark = indexText(r.last(everyone, column+"_shorrocks"), r.last(everyone, column+"_bartholomew_b2"))
	if vg.Length(len(below))*(longest+4) > 5.5*vg.Centimeter {
		p.turn(below)
	}
	p.Add(nobody{m.field}, heat{m.field, colours})
	if m.empty() {
		p.keys = []key{{text: "nobody began there", fills: fills(pale)}}
	}
	p.writeCells(m.field, colours)
	return p
}

// indexText tells two indices, of those that are defined.
func indexText(shorrocks, moved float64) string {
	text := ""
	if finite(shorrocks) {
		text = "Shorrocks " + strconv.FormatFloat(shorrocks, 'f', 2, 64)
	}
	if finite(moved) {
		if text != "" {
			text += ", "
		}
		text += "Bartholomew " + strconv.FormatFloat(moved, 'f', 2, 64)
	}
	return text
}
