package figure

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// mostEffects is how many outcomes a figure of effects holds.
const mostEffects = 9

// effects shows what each switch does to each outcome: its Shapley value, and what it does alone and as the last of all.
func effects(x *Explanation) ([]*Figure, error) {
	t, err := x.rows("effects.csv")
	if err != nil {
		return nil, err
	}
	var switches []string
	for _, s := range x.Manifest.Explanation.Switches {
		switches = append(switches, s.Name)
	}
	if len(switches) == 0 {
		return nil, absent("no switch applies to the scenario")
	}
	outcomes := slices.DeleteFunc(slices.Clone(x.Manifest.Explanation.Outcomes), func(o string) bool {
		return !finite(effectOf(t, o, switches[0], "effect").value)
	})
	if len(outcomes) == 0 {
		return nil, absent("every outcome is undefined in some society of every replicate")
	}
	f := x.figure("effects", "EFFECTS: what the society does to outcomes at the end, by what is switched on")
	f.remark("counterfactual: Shapley values over runs of the same people and luck with and without each")
	if left := len(outcomes) - mostEffects; left > 0 {
		f.remark("%d more outcomes in effects.csv", left)
		outcomes = outcomes[:mostEffects]
	}
	g := grid{len(outcomes), min(3, len(outcomes))}
	e := effectGrid{t, switches, g, f.width / vg.Length(g.columns+1)}
	var panels []*panel
	for i, text := range outcomes {
		p := e.panel(x.outcomeOf(text), i)
		if n := x.definedIn(t, text); n < x.Manifest.Explanation.Replicates {
			p.remark += fmt.Sprintf(" (%d of %d replicates)", n, x.Manifest.Explanation.Replicates)
		}
		panels = append(panels, p)
	}
	f.panels, f.rowHigh = g.rows(panels), max(vg.Length(len(switches))*13, 34)+18
	f.keys = []key{
		{text: "effect (Shapley value)", fills: fills(okabeIto[5])},
		{text: "alone", line: draw.LineStyle{Color: black}, dot: ring}, // a mark without a line
		{text: "as the last of all", line: draw.LineStyle{Color: black}, dot: disc},
	}
	if x.Manifest.Explanation.Replicates > 1 {
		f.keys = append(f.keys, key{text: "95 % interval of the effect", line: draw.LineStyle{Color: black, Width: fine}})
	}
	f.Numbers = t
	return []*Figure{f.finish()}, nil
}

// definedIn is in how many replicates an outcome is defined.
func (x *Explanation) definedIn(t *results.Table, outcome string) int {
	if n, ok := t.Where("outcome", outcome).Int("replicates"); ok && len(n) > 0 {
		return int(n[0])
	}
	return x.Manifest.Explanation.Replicates
}

func effectOf(t *results.Table, outcome, name, what string) estimate {
	found := t.Where("outcome", outcome).Where("switch", name)
	if what == "effect" {
		return estimateOf(found, "effect", "low", "high")
	}
	return estimateOf(found, what, what+"_low", what+"_high")
}

// outcomeOf is an outcome by its column, without the institution where there is but one.
func (x *Explanation) outcomeOf(text string) outcome {
	o := outcomeOf(text)
	for _, told := range x.Manifest.Society.Outcomes {
		if told.Column == o.measure {
			o.name, o.unit, o.share = words(told.Of)+": "+words(told.Name), told.Unit, told.Unit == "share"
		}
	}
	if o.share {
		o.unit = "%"
	}
	if all := x.Manifest.Society.Institutions; len(all) == 1 {
		o.name = strings.TrimSuffix(o.name, ", "+words(all[0].Label))
	}
	return o
}

// An effectGrid is what all panels of effects share: the table, the switches, the grid, and the width of an axis.
type effectGrid struct {
	table    *results.Table
	switches []string
	grid
	wide vg.Length
}

// of is an effect in the unit in which its outcome is drawn.
func (e effectGrid) of(o outcome, name, what string) estimate {
	return effectOf(e.table, o.text, name, what).times(o.scaled(1))
}

// panel is the panel of one outcome, with the names of switches beside the first column.
func (e effectGrid) panel(o outcome, i int) *panel {
	low, high := 0.0, 0.0
	for _, s := range e.switches {
		for _, what := range []string{"effect", "alone", "last"} {
			low, high = reach(low, high, e.of(o, s, what))
		}
	}
	axis := rollOf(e.switches)
	if _, column := e.at(i); column > 0 {
		axis.scale = axis.muted()
	}
	room := (high - low) / 20
	p := rollPanel("", readable(low-room, high+room, e.wide), axis)
	p.head = o.axis()
	from, to := e.of(o, "all_off", "effect"), e.of(o, "all_on", "effect")
	p.remark = fmt.Sprintf("all off %s, all on %s", short(from.value), short(to.value))
	for k, s := range e.switches {
		e.draw(p, o, s, axis.at(k))
	}
	p.Add(upright{0, draw.LineStyle{Color: dark, Width: hairline}})
	return p
}

// readable is a scale of four ticks or a few more, or of as many as have room on an axis of a width.
func readable(low, high float64, wide vg.Length) scale {
	best := within(low, high, 1)
	for n := 2; n <= 8 && len(best.Ticks(best.min, best.max)) < 4; n++ {
		if x := within(low, high, n); !x.crowded(wide) {
			best = x
		}
	}
	return best
}

// crowded tells whether numbers along an axis of a width would touch.
func (s scale) crowded(wide vg.Length) bool {
	small := writing(smallSize, black)
	ticks := s.Ticks(s.min, s.max)
	for i := 1; i < len(ticks); i++ {
		apart := wide * vg.Length(s.norm(ticks[i].Value)-s.norm(ticks[i-1].Value))
		if apart < (small.Width(ticks[i].Label)+small.Width(ticks[i-1].Label))/2+5 {
			return true
		}
	}
	return false
}

// draw draws a bar with its interval, and above it the two marks of interaction.
func (e effectGrid) draw(p *panel, o outcome, name string, at float64) {
	share := e.of(o, name, "effect")
	p.Add(bar{from: 0, to: share.value, below: at - 0.34, high: at + 0.34, fill: okabeIto[5]})
	style := draw.LineStyle{Color: black, Width: fine}
	p.Add(whisker{at: at, value: share.value, low: share.low, high: share.high, flat: true, style: style})
	for _, mark := range []struct {
		what string
		up   float64
		dot  dot
	}{{"alone", 0.2, ring}, {"last", -0.2, disc}} {
		v := e.of(o, name, mark.what).value
		p.Add(whisker{at: at + mark.up, value: v, low: undefined, high: undefined, flat: true, dot: mark.dot, style: style})
	}
}

// short writes a number with four digits that count.
func short(v float64) string { return minus(fmt.Sprintf("%.4g", v)) }
