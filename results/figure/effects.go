package figure

import (
	"fmt"
	"slices"

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
	var panels []*panel
	for i, outcome := range outcomes {
		p := effectPanel(t, outcome, switches, g, i)
		if n := x.definedIn(t, outcome); n < x.Manifest.Explanation.Replicates {
			p.remark += fmt.Sprintf(" (defined in %d of %d)", n, x.Manifest.Explanation.Replicates)
		}
		panels = append(panels, p)
	}
	f.panels, f.rowHigh = g.rows(panels), max(vg.Length(len(switches))*13, 34)+18
	f.keys = []key{
		{text: "effect (Shapley value)", fills: fills(okabeIto[5])},
		{text: "alone", line: draw.LineStyle{Color: black, Width: hairline}, dot: ring},
		{text: "as the last of all", line: draw.LineStyle{Color: black, Width: hairline}, dot: disc},
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

// effectPanel is the panel of one outcome, with the names of switches beside the first column.
func effectPanel(t *results.Table, outcome string, switches []string, g grid, i int) *panel {
	low, high := 0.0, 0.0
	for _, s := range switches {
		for _, what := range []string{"effect", "alone", "last"} {
			low, high = reach(low, high, effectOf(t, outcome, s, what))
		}
	}
	axis := rollOf(switches)
	if _, column := g.at(i); column > 0 {
		axis.scale = axis.muted()
	}
	room := (high - low) / 20
	p := rollPanel("", readable(low-room, high+room), axis)
	p.head = words(outcome)
	from, to := effectOf(t, outcome, "all_off", "effect"), effectOf(t, outcome, "all_on", "effect")
	p.remark = fmt.Sprintf("all off %s, all on %s", short(from.value), short(to.value))
	for k, s := range switches {
		p.drawEffect(t, outcome, s, axis.at(k))
	}
	p.Add(upright{0, draw.LineStyle{Color: dark, Width: hairline}})
	return p
}

// readable is a scale of three ticks at least, where five or six have room.
func readable(low, high float64) scale {
	x := within(low, high, 4)
	for n := 5; n <= 8 && len(x.Ticks(x.min, x.max)) < 3; n++ {
		x = within(low, high, n)
	}
	return x
}

// drawEffect draws a bar with its interval, and above it the two marks of interaction.
func (p *panel) drawEffect(t *results.Table, outcome, name string, at float64) {
	share := effectOf(t, outcome, name, "effect")
	p.Add(bar{from: 0, to: share.value, below: at - 0.34, high: at + 0.34, fill: okabeIto[5]})
	style := draw.LineStyle{Color: black, Width: fine}
	p.Add(whisker{at: at, value: share.value, low: share.low, high: share.high, flat: true, style: style})
	p.Add(whisker{at: at + 0.2, value: effectOf(t, outcome, name, "alone").value, low: undefined, high: undefined, flat: true, dot: ring, style: style})
	p.Add(whisker{at: at - 0.2, value: effectOf(t, outcome, name, "last").value, low: undefined, high: undefined, flat: true, dot: disc, style: style})
}

// short writes a number with four digits that count.
func short(v float64) string { return minus(fmt.Sprintf("%.4g", v)) }
