package figure

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// bandsOf draws the bands of a standing without a score as a line of steps, the lowest at the foot.
func (v *lifeView) bandsOf(i int) (*panel, error) {
	held := &v.Institutions[i]
	var names []string
	for _, b := range held.Bands {
		names = append(names, words(b.Label))
	}
	p := newPanel("", "", v.x.muted(), listing(names))
	p.head = words(held.Label)
	for _, twin := range v.WhatIf {
		if twin.Skipped != "" {
			continue
		}
		x, path := stairs(v.times, numbered(held.Bands, twin.Institutions[i].Band))
		if err := p.trace(x, path, twinStyles[twin.Name].line); err != nil {
			return nil, err
		}
	}
	x, path := stairs(v.times, numbered(held.Bands, held.Band))
	return p, p.trace(x, path, lifeLine())
}

// numbered is the place of each label among the bands, undefined where the person is not enrolled.
func numbered(bands []results.Band, labels []string) []float64 {
	places := make([]float64, len(labels))
	for t, label := range labels {
		at := slices.IndexFunc(bands, func(b results.Band) bool { return b.Label == label })
		if places[t] = float64(at); at < 0 {
			places[t] = math.NaN()
		}
	}
	return places
}

// services draws a bar for each service, dark where a right is shut; rights first, from the top.
func (v *lifeView) services() *panel {
	order := slices.Clone(v.Services)
	slices.SortStableFunc(order, func(a, b results.LifeService) int { return rank(a) - rank(b) })
	slices.Reverse(order) // the last is at the top
	var names []string
	for _, s := range order {
		name := words(s.Label)
		if !s.Right {
			name += " (perk)"
		}
		names = append(names, name)
	}
	p := newPanel("", "", v.x.muted(), listing(names))
	p.head = "Services"
	end := v.times[len(v.times)-1]
	for row, s := range order {
		for from := 0; from < len(s.Shut); {
			to := from
			for to < len(s.Shut) && s.Shut[to] == s.Shut[from] {
				to++
			}
			until := end
			if to < len(s.Shut) {
				until = v.times[to]
			}
			p.Add(bar{from: v.times[from], to: until, below: float64(row) - 0.32, high: float64(row) + 0.32, fill: serviceColour(s.Right, s.Shut[from])})
			from = to
		}
	}
	return p
}

// serviceKeys name the colours of the bars.
func (v *lifeView) serviceKeys() (keys []key) {
	for _, right := range []bool{true, false} {
		name := "right"
		if !right {
			name = "perk"
		}
		if !slices.ContainsFunc(v.Services, func(s results.LifeService) bool { return s.Right == right }) {
			continue
		}
		keys = append(keys, key{text: name + " open", fills: fills(serviceColour(right, false))}, key{text: name + " shut", fills: fills(serviceColour(right, true))})
	}
	return keys
}

// serviceColour tells the loss of a right, and the gain of a perk, from how everybody starts.
func serviceColour(right, shut bool) color.Color {
	switch {
	case right && shut:
		return okabeIto[1]
	case right:
		return color.NRGBA{R: 0xcf, G: 0xe6, B: 0xdd, A: 255}
	case shut:
		return pale
	}
	return okabeIto[5]
}

func rank(s results.LifeService) int {
	if s.Right {
		return 0
	}
	return 1
}

// friends draws how many friends there were.
func (v *lifeView) friends() (*panel, error) {
	y := make([]float64, len(v.Friends))
	for t, n := range v.Friends {
		y[t] = float64(n)
	}
	s := upTo(slices.Max(y), 4)
	s.step = max(1, s.step)
	p := newPanel("", "Friends", v.x.muted(), s)
	p.head = "Friends"
	x, path := stairs(v.times, y)
	return p, p.trace(x, path, draw.LineStyle{Color: okabeIto[0], Width: vg.Length(1.1)})
}
