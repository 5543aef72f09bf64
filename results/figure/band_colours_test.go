package figure

import (
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"

	"socialcredit/results"
)

// Full loss of one sort of cone, on linear RGB (Machado, Oliveira and Fernandes 2009, table of severity 1).
var blindness = map[string][3][3]float64{
	"none": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia": {
		{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998},
	},
	"deuteranopia": {
		{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881},
	},
	"tritanopia": {
		{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900},
	},
}

// lab is a colour as people with some sight see it, in CIE L*a*b* under D65.
func lab(c color.NRGBA, sight [3][3]float64) [3]float64 {
	var linear, seen [3]float64
	for i, v := range []uint8{c.R, c.G, c.B} {
		if x := float64(v) / 255; x <= 0.04045 {
			linear[i] = x / 12.92
		} else {
			linear[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	for i, row := range sight {
		for j, a := range row {
			seen[i] += a * linear[j]
		}
		seen[i] = min(max(seen[i], 0), 1)
	}
	xyz := [3]float64{
		(0.4124564*seen[0] + 0.3575761*seen[1] + 0.1804375*seen[2]) / 0.95047,
		0.2126729*seen[0] + 0.7151522*seen[1] + 0.0721750*seen[2],
		(0.0193339*seen[0] + 0.1191920*seen[1] + 0.9503041*seen[2]) / 1.08883,
	}
	for i, v := range xyz {
		if v > 216.0/24389 {
			xyz[i] = math.Cbrt(v)
		} else {
			xyz[i] = (24389.0/27*v + 16) / 116
		}
	}
	return [3]float64{116*xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])}
}

// Red, yellow and green are told apart by people of any colour vision (a difference of 20 in CIE 1976 is plain), and in
// grey print by how dark they are.
func TestColoursOfACodeAreToldApart(t *testing.T) {
	code := bandColours([]results.Band{{Label: "red"}, {Label: "yellow"}, {Label: "green"}})
	for name, sight := range blindness {
		for i, a := range code {
			for _, b := range code[:i] {
				p, q := lab(a, sight), lab(b, sight)
				if d := math.Hypot(math.Hypot(p[0]-q[0], p[1]-q[1]), p[2]-q[2]); d < 25 {
					t.Errorf("%s: %v and %v differ by %.1f", name, a, b, d)
				}
				if math.Abs(p[0]-q[0]) < 15 && name == "none" {
					t.Errorf("%v and %v are as dark as each other in grey", a, b)
				}
			}
		}
	}
	if red, green := code[0], code[2]; red.R < 2*red.G || green.G < 2*green.R {
		t.Errorf("red is %v, green is %v", red, green)
	}
}

// Only bands that are all called after colours have those colours.
func TestOtherBandsAreOrdered(t *testing.T) {
	for _, labels := range [][]string{{"listed", "clear"}, {"red", "fair", "green"}} {
		var order []results.Band
		for _, l := range labels {
			order = append(order, results.Band{Label: l})
		}
		for k, c := range bandColours(order) {
			if _, named := colourWords[labels[k]]; named && c == colourWords[labels[k]] {
				t.Errorf("%v: band %d is %v", labels, k, c)
			}
			if k > 0 && lab(c, blindness["none"])[0] < lab(bandColours(order)[k-1], blindness["none"])[0]+15 {
				t.Errorf("%v: band %d is not plainly lighter than the one below", labels, k)
			}
		}
	}
}

// Where nearly everybody is in the best band, the axis ends soon above the others and says so; else it is whole.
func TestRareBandsAreSeen(t *testing.T) {
	figures, err := bands(opened(t, "a_list_beside_a_score"))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(figures, func(f *Figure) bool { return f.Name == "bands_code" })
	f := figures[i]
	highest := 0.0
	listed, _ := f.Numbers.Float("code_share_listed")
	for _, v := range listed {
		highest = max(highest, 100*v)
	}
	whole := highest >= rare
	if p := f.panels[0][0]; whole != (p.Y.Max == 100) || p.Y.Max < highest || whole == strings.Contains(f.note, "the axis ends at") {
		t.Errorf("up to %v %% are listed, the axis ends at %v, the note is %q", highest, p.Y.Max, f.note)
	}
	for _, c := range []struct{ below, max float64 }{{0, 100}, {2.4, 3}, {19.9, 25}, {20, 100}, {75, 100}} {
		got := stackScale([]stack{{edges: [][]float64{{0}, {c.below}, {100}}}}).max
		if got != c.max {
			t.Errorf("%v %% below the best band: the axis ends at %v, want %v", c.below, got, c.max)
		}
	}
}
