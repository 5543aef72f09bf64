package configs

import (
	"fmt"
	"maps"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"socialcredit/configs/internal/shape"
)

// A shells keeps, for each combination of kinds that points choose, the scenario with these kinds:
// the points that share it differ from it in numbers and words alone, which makes them cheap.
type shells struct {
	mutex sync.Mutex
	by    map[string]*shell
}

type shell struct {
	once     sync.Once
	scenario *Scenario
	err      error
}

// Point returns the scenario of a point of the study, resolved and checked, with a level for each
// factor; null lays the changes of the null arm upon it. It also returns the levels that the point
// has in fact: "" for a factor that its kinds lack. It may be called by several goroutines at once.
func (s *Study) Point(levels []string, null bool) (*Scenario, []string, error) {
	sh := s.shell(levels, null)
	if sh.err != nil {
		return nil, nil, s.atPoint(levels, sh.err)
	}
	point := &Scenario{Name: s.base.Name, tree: sh.scenario.tree, settings: sh.scenario.settings}
	actual := append([]string{}, levels...)
	r := &report{}
	for i := range s.Factors {
		f := &s.Factors[i]
		n, setting := point.at(f.keys)
		switch {
		case n == nil:
			actual[i] = ""
		case f.structural():
			actual[i] = shape.Text(setting)
		case null && s.nullSays(f.keys):
			actual[i] = s.textOf(n, setting)
		default:
			s.put(point, f, n, levels[i], r)
		}
	}
	if len(r.found) == 0 {
		point.bind(r)
	}
	if err := r.err(); err != nil {
		return nil, nil, s.atPoint(levels, err)
	}
	return point, actual, nil
}

// structural tells whether a factor chooses a kind.
func (f *Factor) structural() bool { return f.shape == kindLeaf }

// shell returns the scenario with the kinds of a point.
func (s *Study) shell(levels []string, null bool) *shell {
	key := strconv.FormatBool(null)
	for i := range s.Factors {
		if s.Factors[i].structural() {
			key += "\x00" + levels[i]
		}
	}
	s.shells.mutex.Lock()
	if s.shells.by == nil {
		s.shells.by = map[string]*shell{}
	}
	sh := s.shells.by[key]
	if sh == nil {
		sh = &shell{}
		s.shells.by[key] = sh
	}
	s.shells.mutex.Unlock()
	sh.once.Do(func() { sh.scenario, sh.err = s.build(levels, null) })
	return sh
}

// build lays the kinds of a point upon the base.
func (s *Study) build(levels []string, null bool) (*Scenario, error) {
	r := &report{}
	tree, m := lay(s.layers, r)
	kinds := &layer{rank: len(s.layers) + 1, loose: true}
	for i := range s.Factors {
		if f := &s.Factors[i]; f.structural() {
			at := place{layer: kinds, origin: f.Name + "=" + levels[i]}
			kinds.put(f.keys, &written{at: at, scalar: levels[i], tag: "!!str", quoted: true}, at, r)
		}
	}
	m.add(tree, kinds)
	if null && s.nulls != nil {
		m.add(tree, s.nulls)
	}
	m.finish(tree, "", tree.at)
	return m.resolve(tree, &Scenario{Name: s.base.Name, tree: tree})
}

// put gives a point the level of a factor.
func (s *Study) put(point *Scenario, f *Factor, n *node, level string, r *report) {
	w := &written{at: place{origin: f.Name + "=" + level}, scalar: level, tag: tagOf(level), quoted: tagOf(level) == "!!str"}
	if n.shape.Form != shape.Leaf {
		values, err := n.shape.Spread(level)
		if err != nil {
			r.fail(w.at, f.Name, err.Error())
			return
		}
		for key, value := range values {
			point.settings = with(point.settings, append(append([]string{}, f.keys...), key), value)
		}
		return
	}
	value, flaw := read(n.shape, w)
	if flaw != nil {
		r.flaw(w.at, "", *flaw)
		return
	}
	if file, ok := value.(string); ok && n.shape.Limits.File && file != "" && !filepath.IsAbs(file) {
		if abs, err := filepath.Abs(filepath.Join(f.at.layer.dir, file)); err == nil {
			value = abs
		}
	}
	point.settings = with(point.settings, f.keys, value)
}

// tagOf is what YAML takes a level for.
func tagOf(level string) string {
	if _, err := strconv.ParseInt(level, 10, 64); err == nil {
		return "!!int"
	}
	if _, err := strconv.ParseFloat(level, 64); err == nil {
		return "!!float"
	}
	if level == "true" || level == "false" {
		return "!!bool"
	}
	return "!!str"
}

// with returns nested settings with one changed; what it is given stays as it is.
func with(settings map[string]any, path []string, value any) map[string]any {
	out := maps.Clone(settings)
	if len(path) == 1 {
		out[path[0]] = value
		return out
	}
	below, _ := settings[path[0]].(map[string]any)
	out[path[0]] = with(below, path[1:], value)
	return out
}

// textOf writes the setting of a node as a level.
func (s *Study) textOf(n *node, setting any) string {
	if n.shape.Form == shape.Leaf {
		return shape.Text(setting)
	}
	return ""
}

// nullSays tells whether the null arm changes a path.
func (s *Study) nullSays(keys []string) bool {
	if s.nulls == nil {
		return false
	}
	w := s.nulls.top
	for _, key := range keys {
		e := w.entry(key)
		if e == nil {
			return false
		}
		if w = e.value; w.form != mappingForm {
			return true
		}
	}
	return true
}

// changes lists what a mapping of paths says, each `path=value`.
func changes(w *written) (list []string) {
	for _, path := range leaves(w, "") {
		value := w
		for key := range strings.SplitSeq(path, ".") {
			value = value.entry(key).value
		}
		text := value.scalar
		if value.form == nullForm {
			text = "~"
		}
		list = append(list, path+"="+text)
	}
	return list
}

// readNull reads what the null arm changes.
func (r *studyReader) readNull() {
	if r.null == nil || r.study.base == nil || len(r.report.found) > 0 {
		return
	}
	s := r.study
	s.nulls = r.below(r.null.value)
	s.nulls.rank, s.nulls.loose = len(s.layers)+2, true
	s.Null = changes(r.null.value)
	tree, m := lay(s.layers, r.report)
	m.add(tree, s.nulls)
	m.finish(tree, "", tree.at)
	_, _ = m.resolve(tree, &Scenario{Name: s.base.Name, tree: tree}) // what is wrong is in the report
}

// atPoint says which point of the study an error is about.
func (s *Study) atPoint(levels []string, err error) error {
	names := make([]string, len(levels))
	for i, level := range levels {
		names[i] = s.Factors[i].Name + "=" + level
	}
	m := s.place("factors").mistake("factors", fmt.Sprintf("the point %s is no scenario: %v", strings.Join(names, ", "), err))
	return &Errors{Mistakes: []Mistake{m}}
}
