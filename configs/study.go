package configs

import (
	"path/filepath"
	"reflect"
	"strings"

	"socialcredit/configs/internal/shape"
	"socialcredit/experiments/design"
)

// A Study is a plan of many runs: what is asked, of which scenario, and what varies in it.
type Study struct {
	StudyHead
	File     string   // as messages call it
	Method   string   // the kind of the design
	Factors  []Factor // in the order of the file
	Outcomes []string // columns of measures, `column@group` for a group's; may be empty
	Null     []string // what the null arm changes, each `path=value`; empty where there is none

	base     *Scenario // nil where the study plans points for another program
	layers   []*layer  // that make the base
	sets     []string  // what the study sets in the scenario, each `path=value`
	nulls    *layer    // nil without a null arm
	design   *node
	families map[string]int // the families of measures that keep names, and how often; 0 = as usual
	places   map[string]place
	shells   shells
}

// A StudyHead is what a study file says besides its factors, `set`, `null` and `outcomes`.
type StudyHead struct {
	// What its directory and figures are called; the name of the file unless it says otherwise.
	Name string `yaml:"name"`
	// The question, in one line.
	Title string `yaml:"title"`
	// The scenario that is varied, a preset's name or a file's path; none where another program is
	// to compute the points.
	Scenario string `yaml:"scenario"`
	// How the points are chosen.
	Design design.Method `yaml:"design"`
	// How many runs each point gets.
	Replicates Replicates `yaml:"replicates"`
	// Whether replicate r has the same luck in every point (common random numbers, which makes
	// differences between points sharper), or every run luck of its own.
	Luck string `yaml:"luck" enum:"common,independent"`
	// What of each run is kept.
	Keep Kept `yaml:"keep"`
}

// Replicates are runs of one point that differ in luck alone.
type Replicates struct {
	// Runs per point.
	Count int `yaml:"count" min:"1" max:"1000000"`
	// Instead of a fixed number: as many as an interval of a given width takes.
	Until Until `yaml:"until"`
}

// Until is Stein's rule in two stages (Stein 1945, Ann. Math. Stat. 16, 243): after a pilot with
// standard deviation s, a point gets N = max(min, ceil((t s/half_width)^2)) runs, at most max. Looking
// again after each run would make the interval too narrow.
type Until struct {
	// Final measure whose mean is wanted, `measure@group` for a group's.
	Measure string `yaml:"measure"`
	// Half of the interval's width, in the measure's unit.
	HalfWidth float64 `yaml:"half_width" min:"0"`
	// Runs of the pilot.
	Min int `yaml:"min" min:"2" max:"1000000"`
	// Runs at most.
	Max int `yaml:"max" min:"2" max:"1000000"`
	// Share of intervals that hold the true mean.
	Confidence float64 `yaml:"confidence" above:"0" below:"1"`
}

// Kept says what of each run is kept.
type Kept struct {
	// Every how many periods, the first and the last always.
	Every int `yaml:"every" min:"1" max:"32000"`
	// Whether rows of social groups are kept beside those of everybody.
	Groups bool `yaml:"groups"`
}

// A Factor is something that a study varies.
type Factor struct {
	design.Factor
	Meaning string // one sentence; empty for a plain name

	keys  []string
	shape *shape.Shape // nil for a plain name
	role  *shape.Role  // of a factor that chooses a kind
	base  string       // what the file says of it; "" if nothing
	at    place
}

// ReadStudy reads a study from the text of a file; paths in it are relative to dir. Everything that
// can be checked without choosing the points is checked. The error is an *Errors that lists all
// mistakes.
func ReadStudy(file, dir string, text []byte) (*Study, error) {
	r := &studyReader{report: &report{}, study: &Study{File: file, places: map[string]place{}}}
	l := newFile(file, dir, text)
	l.rank = 1
	l.top = l.parse(text, "", r.report)
	if l.top == nil {
		return nil, r.report.err()
	}
	if l.top.form != mappingForm {
		r.report.fail(l.top.at, "", "is "+l.top.String()+"; a study is a mapping of keys, such as `scenario: suzhou`")
		return nil, r.report.err()
	}
	if at, ok := l.isScenario(); ok {
		r.report.fail(at, "", "this is a scenario, not a study: socialcredit run "+file)
		return nil, r.report.err()
	}
	r.layer = l
	r.read()
	if err := r.report.err(); err != nil {
		return nil, err
	}
	return r.study, nil
}

// NewHead is what a study file says that says nothing.
func NewHead(file string) StudyHead {
	return StudyHead{
		Name: strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), Luck: "common", Keep: Kept{Every: 1},
		Replicates: Replicates{Count: 10, Until: Until{Min: 10, Max: 1000, Confidence: 0.95}},
	}
}

// headShape is the shape of what a study file says besides its factors.
func headShape() *shape.Shape { return shape.Of[StudyHead]("study") }

// readHead reads the keys that a study has once.
func (r *studyReader) readHead() {
	s := headShape()
	tree := &node{shape: s, at: place{layer: r.layer, line: 1, column: 1}}
	tree.populate(reflect.ValueOf(NewHead(r.study.File)))
	m := &merger{report: r.report}
	m.add(tree, r.layer)
	m.finish(tree, "", tree.at)
	if len(r.report.found) > 0 {
		return
	}
	if err := fill(reflect.ValueOf(&r.study.StudyHead).Elem(), s, settle(tree), ""); err != nil {
		r.report.fail(tree.at, "", err.Error())
		return
	}
	r.study.design = tree.under["design"]
	r.study.Method = r.study.design.kind.Name
	tree.remember("", r.study.places)
	r.checkHead()
}

// remember notes where the file names each path.
func (n *node) remember(path string, places map[string]place) {
	if n.at.layer != nil {
		places[path] = n.at
	}
	for key, c := range n.under {
		c.remember(join(path, key), places)
	}
}

// checkHead reports what does not fit together.
func (r *studyReader) checkHead() {
	h := &r.study.StudyHead
	if strings.ContainsAny(h.Name, `/\`) || h.Name == "" || strings.HasPrefix(h.Name, ".") {
		r.report.fail(r.study.place("name"), "name", `is "`+h.Name+`"; a name is also that of a directory: letters, digits, _ and -`)
	}
	u := h.Replicates.Until
	switch {
	case u == (Until{Min: 10, Max: 1000, Confidence: 0.95}):
		return
	case u.Measure == "":
		r.report.fail(r.study.place("replicates.until"), "replicates.until.measure", "is missing; the measure whose mean is wanted, such as any_excluded")
	case u.HalfWidth == 0:
		r.report.fail(r.study.place("replicates.until"), "replicates.until.half_width", "is missing; half of the width of the interval, above 0")
	case u.Max < u.Min:
		r.report.fail(r.study.place("replicates.until.max"), "replicates.until.max", "is below min, the runs of the pilot")
	case r.study.places["replicates.count"].layer != nil:
		r.report.fail(r.study.place("replicates.count"), "replicates", "says both count and until; keep one")
	}
}

// place is where the file names a path, or what encloses it.
func (s *Study) place(path string) place {
	for {
		if at, ok := s.places[path]; ok {
			return at
		}
		cut := strings.LastIndexByte(path, '.')
		if cut < 0 {
			return s.places[""]
		}
		path = path[:cut]
	}
}

// Mistake is an error about a key of the study, at its place, with the nearest name there is.
func (s *Study) Mistake(path, text, name string, among []string) error {
	r := &report{}
	if name != "" {
		text += suggestion(name, among)
	}
	r.fail(s.place(path), path, text)
	return r.err()
}

// Base is the scenario that is varied; nil where the study plans points for another program.
func (s *Study) Base() *Scenario { return s.base }

// Extended tells whether replicates come from a rule instead of a number.
func (r Replicates) Extended() bool { return r.Until.Measure != "" }

// Plain lists the factors as a design sees them.
func (s *Study) Plain() []design.Factor {
	factors := make([]design.Factor, len(s.Factors))
	for i, f := range s.Factors {
		factors[i] = f.Factor
	}
	return factors
}

// NoSuchStudy is the error of a study that is neither a file nor among the names there are.
func NoSuchStudy(ref string, names []string) error {
	text := "there is no such file, and no study of that name (`socialcredit list studies` lists them)"
	if _, ok := presetText(ref); ok {
		text = "this is a scenario, not a study: socialcredit run " + ref
		return &Errors{Mistakes: []Mistake{{File: ref, Text: text}}}
	}
	hint := suggestion(strings.TrimSuffix(filepath.Base(ref), filepath.Ext(ref)), names)
	if hint == "" {
		hint = suggestion(filepath.Base(ref), yamlFiles(filepath.Dir(ref)))
	}
	return &Errors{Mistakes: []Mistake{{File: ref, Text: text + hint}}}
}
