package figure

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A witness is a canvas that draws nothing and remembers where text went.
type witness struct {
	stack []transform
	texts []written
}

// A transform takes a point of a canvas to the page: (a*x + c*y + e, b*x + d*y + f).
type transform struct{ a, b, c, d, e, f float64 }

type written struct {
	text string
	box  vg.Rectangle
	size vg.Length
}

func (w *witness) top() *transform {
	if len(w.stack) == 0 {
		w.stack = []transform{{a: 1, d: 1}}
	}
	return &w.stack[len(w.stack)-1]
}

func (w *witness) apply(n transform) {
	m := *w.top()
	*w.top() = transform{
		m.a*n.a + m.c*n.b, m.b*n.a + m.d*n.b, m.a*n.c + m.c*n.d, m.b*n.c + m.d*n.d,
		m.a*n.e + m.c*n.f + m.e, m.b*n.e + m.d*n.f + m.f,
	}
}

func (w *witness) Push()                               { w.stack = append(w.stack, *w.top()) }
func (w *witness) Pop()                                { w.stack = w.stack[:len(w.stack)-1] }
func (w *witness) Translate(p vg.Point)                { w.apply(transform{1, 0, 0, 1, float64(p.X), float64(p.Y)}) }
func (w *witness) Scale(x, y float64)                  { w.apply(transform{a: x, d: y}) }
func (w *witness) SetLineWidth(vg.Length)              {}
func (w *witness) SetLineDash([]vg.Length, vg.Length)  {}
func (w *witness) SetColor(color.Color)                {}
func (w *witness) Stroke(vg.Path)                      {}
func (w *witness) Fill(vg.Path)                        {}
func (w *witness) DrawImage(vg.Rectangle, image.Image) {}
func (w *witness) Rotate(angle float64) {
	sin, cos := math.Sincos(angle)
	w.apply(transform{a: cos, b: sin, c: -sin, d: cos})
}

func (w *witness) FillString(face font.Face, at vg.Point, text string) {
	if text == "" || text == " " {
		return
	}
	size := face.Font.Size
	far := vg.Length(math.Inf(1))
	box := vg.Rectangle{Min: vg.Point{X: far, Y: far}, Max: vg.Point{X: -far, Y: -far}}
	for _, corner := range []vg.Point{
		{X: at.X, Y: at.Y - 0.2*size}, {X: at.X + face.Width(text), Y: at.Y - 0.2*size}, // from the foot of g
		{X: at.X, Y: at.Y + 0.73*size}, {X: at.X + face.Width(text), Y: at.Y + 0.73*size}, // to the top of T
	} {
		m, x, y := w.top(), float64(corner.X), float64(corner.Y)
		p := vg.Point{X: vg.Length(m.a*x + m.c*y + m.e), Y: vg.Length(m.b*x + m.d*y + m.f)}
		box.Min = vg.Point{X: min(box.Min.X, p.X), Y: min(box.Min.Y, p.Y)}
		box.Max = vg.Point{X: max(box.Max.X, p.X), Y: max(box.Max.Y, p.Y)}
	}
	w.texts = append(w.texts, written{text, box, size})
}

func overlap(a, b vg.Rectangle) bool {
	const touch = 0.3
	return a.Min.X < b.Max.X-touch && b.Min.X < a.Max.X-touch && a.Min.Y < b.Max.Y-touch && b.Min.Y < a.Max.Y-touch
}

// everyFigure makes all figures of a society.
func everyFigure(t *testing.T, s invented) []*Figure {
	t.Helper()
	run, err := OpenRun(s.write(t))
	if err != nil {
		t.Fatal(err)
	}
	return everyKind(t, run, Kinds)
}

// everyStudyFigure makes all figures of a study.
func everyStudyFigure(t *testing.T, s planned) []*Figure {
	t.Helper()
	study, err := OpenStudy(s.write(t))
	if err != nil {
		t.Fatal(err)
	}
	return everyKind(t, study, StudyKinds)
}

// someStudyFigures makes one figure of each kind of a study.
func someStudyFigures(t *testing.T) []*Figure {
	t.Helper()
	var figures []*Figure
	for _, name := range []string{"surveillance", "one_at_a_time", "hysteresis", "tipping", "morris", "saltelli", "latin_hypercube", "listed"} {
		for _, f := range everyStudyFigure(t, studies()[name]) {
			if !slices.ContainsFunc(figures, func(other *Figure) bool { return kindOf(other) == kindOf(f) }) {
				figures = append(figures, f)
			}
		}
	}
	if len(figures) != len(StudyKinds) {
		t.Fatalf("%d figures of %d kinds", len(figures), len(StudyKinds))
	}
	return figures
}

// kindOf is the kind of a figure of a study.
func kindOf(f *Figure) string {
	for _, k := range StudyKinds {
		if strings.HasPrefix(f.Name, k.Name) {
			return k.Name
		}
	}
	return f.Name
}

func everyKind[S Source](t *testing.T, source S, kinds []Kind[S]) []*Figure {
	t.Helper()
	var figures []*Figure
	for _, kind := range kinds {
		made, err := kind.New(source)
		if _, ok := errors.AsType[Absent](err); err != nil && !ok {
			t.Fatalf("%s: %v", kind.Name, err)
		}
		figures = append(figures, made...)
	}
	return figures
}

// No text reaches beyond the page, lies on other text or on data, or is too small to read, whatever the society.
func TestTextHasItsPlace(t *testing.T) {
	figures := map[string][]*Figure{}
	for name, society := range societies() {
		figures[name] = everyFigure(t, society)
	}
	for name, study := range studies() {
		if testing.Short() && len(study.points) > 30 {
			continue
		}
		figures["study/"+name] = everyStudyFigure(t, study)
	}
	for name, some := range figures {
		for _, f := range some {
			t.Run(name+"/"+f.Name, func(t *testing.T) {
				w := &witness{}
				f.draw(w)
				for _, problem := range f.misplaced(w.texts) {
					t.Error(problem)
				}
				f.checkRoom(t)
				if f.width != singleColumn && f.width != doubleColumn {
					t.Errorf("%v wide, which is no column of print", f.width)
				}
			})
		}
	}
}

func (f *Figure) misplaced(texts []written) []string {
	var problems []string
	page := vg.Rectangle{Max: vg.Point{X: f.width, Y: f.height}}
	layout := f.layOut(draw.Canvas{Rectangle: page})
	for i, a := range texts {
		if a.box.Min.X < 1 || a.box.Min.Y < 1 || a.box.Max.X > page.Max.X-1 || a.box.Max.Y > page.Max.Y-1 {
			problems = append(problems, fmt.Sprintf("%q at %v reaches beyond the page of %v", a.text, a.box, page.Max))
		}
		if a.size < smallSize || a.size > titleSize {
			problems = append(problems, fmt.Sprintf("%q is of %v points", a.text, a.size))
		}
		for _, b := range texts[:i] {
			if overlap(a.box, b.box) {
				problems = append(problems, fmt.Sprintf("%q at %v lies on %q at %v", a.text, a.box, b.text, b.box))
			}
		}
		for r, row := range f.panels {
			for c, p := range row {
				if p != nil && overlap(a.box, layout.areas[r][c].Rectangle) && !p.allows(a, layout.areas[r][c]) {
					problems = append(problems, fmt.Sprintf("%q lies on data", a.text))
				}
			}
		}
	}
	return problems
}

// allows says whether a text is meant to stand between the axes, and lies there on no mark.
func (p *panel) allows(w written, area draw.Canvas) bool {
	if p.inscribed == nil || w.box.Min.X < area.Min.X || w.box.Max.X > area.Max.X {
		return false
	}
	texts, marks := p.inscribed(area.Size())
	meant := slices.ContainsFunc(texts, func(t inscription) bool { return t.text == w.text })
	return meant && !slices.ContainsFunc(marks, func(m vg.Rectangle) bool {
		return overlap(w.box, vg.Rectangle{Min: area.Min.Add(m.Min), Max: area.Min.Add(m.Max)})
	})
}

// checkRoom finds panels of less than 2 by 1.1 cm between their axes, where nothing can be seen.
func (f *Figure) checkRoom(t *testing.T) {
	l := f.layOut(draw.Canvas{Rectangle: vg.Rectangle{Max: vg.Point{X: f.width, Y: f.height}}})
	for r, row := range f.panels {
		for c, p := range row {
			if size := l.areas[r][c].Size(); p != nil && (size.X < 2*vg.Centimeter || size.Y < 1.1*vg.Centimeter) {
				t.Errorf("a panel of %v", size)
			}
		}
	}
}

func TestGrid(t *testing.T) {
	for n := 1; n <= 13; n++ {
		g := gridOf(n)
		panels := make([]*panel, n)
		for i := range panels {
			panels[i] = &panel{}
		}
		seen := 0
		rows := g.rows(panels)
		for _, row := range rows {
			for _, p := range row {
				if p != nil {
					seen++
				}
			}
		}
		last := rows[len(rows)-1]
		if seen != n || last[len(last)-1] == nil {
			t.Errorf("%d panels: %d are set, the last row ends in %v", n, seen, last[len(last)-1])
		}
	}
}
