package configs

import (
	"fmt"
	"math"
	"path/filepath"
	"reflect"
	"strings"

	"socialcredit/configs/internal/shape"
	"socialcredit/experiments/design"
)

// number and flag are what the keys of a range hold.
var (
	numberLeaf = &shape.Shape{Form: shape.Leaf, Type: reflect.TypeFor[float64]()}
	flagLeaf   = &shape.Shape{Form: shape.Leaf, Type: reflect.TypeFor[bool]()}
)

// rangeKeys are the keys that tell a range from keys of the scenario.
var rangeKeys = []string{"from", "to", "by", "levels", "log", "whole", "base", "group"}

// readFactors reads what varies at and below some keys: a list means each of these, `{from, to}` a
// range, `{by: 0.1}` a tenth less and more than in the scenario.
func (r *studyReader) readFactors(w *written, keys []string) {
	for _, e := range w.entries {
		at := append(append([]string{}, keys...), e.name)
		s := r.shapeOf(at, e)
		switch {
		case s == nil && r.study.base != nil:
		case e.value.form == listForm, r.isRange(e.value, s):
			r.readFactor(at, e, s)
		case e.value.form == mappingForm && (s == nil || s.Form != shape.Leaf) && len(e.value.entries) > 0:
			r.readFactors(e.value, at)
		default:
			r.report.fail(e.value.at, factorPath(at), "is "+e.value.String()+"; write a list of levels, such as [0, 0.5, 1], or a range {from: 0, to: 1}")
		}
	}
}

// factorPath is the path of a factor in the study file.
func factorPath(keys []string) string { return "factors." + strings.Join(keys, ".") }

// isRange tells whether a mapping is a range rather than keys of the scenario.
func (r *studyReader) isRange(w *written, s *shape.Shape) bool {
	if w.form != mappingForm || s != nil && s.Form != shape.Leaf && !s.Short {
		return false
	}
	for _, key := range rangeKeys {
		if w.entry(key) != nil {
			return true
		}
	}
	return false
}

// shapeOf is what the scenario may hold at a path; nil for a plain name, or after reporting that
// nothing has the path. A key that the scenario's kinds lack may be that of another kind; a label may
// not.
func (r *studyReader) shapeOf(keys []string, e entry) *shape.Shape {
	if r.study.base == nil {
		return nil
	}
	n, s := r.study.base.tree, r.study.base.tree.shape
	for i, key := range keys {
		known := s.Keys()
		if n != nil {
			known = n.order
		}
		next := below(s, key)
		if s.Form == shape.Labels {
			next = nil
			if n != nil && n.under[key] != nil {
				next = s.Entry
			}
		}
		if next == nil {
			r.report.flaw(e.at, factorPath(keys), flaw{"the scenario has no " + strings.Join(keys[:i+1], "."), key, known})
			return nil
		}
		if s = next; n != nil {
			n = n.under[key]
		}
		if n != nil {
			s = n.shape
		}
	}
	return s
}

// readFactor reads one factor.
func (r *studyReader) readFactor(keys []string, e entry, s *shape.Shape) {
	f := Factor{Factor: design.Factor{Name: strings.Join(keys, ".")}, keys: keys, shape: s, at: e.at}
	path := factorPath(keys)
	r.study.places[path] = e.at
	switch {
	case f.Name == "seed" && s != nil:
		r.report.fail(e.at, path, "is not varied: each replicate has its own; say `replicates: N`")
		return
	case s != nil && s.Form != shape.Leaf && !s.Short:
		r.report.fail(e.at, path, "is no single value; vary one of its keys")
		return
	}
	if s == kindLeaf {
		f.role = r.roleAt(keys[:len(keys)-1])
	}
	if s != nil {
		f.Base, f.Meaning = r.baseOf(keys), r.meaning(keys)
		f.Whole = s.Form == shape.Leaf && (s.Type.Kind() == reflect.Int || s.Type.Kind() == reflect.Uint64)
	}
	found := len(r.report.found)
	if e.value.form == listForm {
		r.readLevels(&f, e.value, path)
	} else {
		r.readRange(&f, e.value, path)
	}
	if len(r.report.found) == found {
		r.study.Factors = append(r.study.Factors, f)
	}
}

// roleAt is the role whose kinds can stand at a path.
func (r *studyReader) roleAt(keys []string) *shape.Role {
	s := r.study.base.tree.shape
	n := r.study.base.tree
	for _, key := range keys {
		s = below(s, key)
		if n != nil {
			n = n.under[key]
		}
		if n != nil {
			s = n.shape
		}
	}
	return s.Role
}

// readLevels reads a list of levels, each as the scenario would read it.
func (r *studyReader) readLevels(f *Factor, w *written, path string) {
	if len(w.items) == 0 {
		r.report.fail(w.at, path, "is an empty list; write at least one level")
	}
	for _, item := range w.items {
		if item.form != scalarForm {
			r.report.fail(item.at, path, "holds "+item.String()+"; a level is one value")
			continue
		}
		level, flaw := f.level(item)
		if flaw != nil {
			r.report.flaw(item.at, path, *flaw)
			continue
		}
		for _, other := range f.Levels {
			if other == level {
				r.report.fail(item.at, path, "names "+level+" twice")
			}
		}
		f.Levels = append(f.Levels, level)
	}
}

// level is a level as the design writes it, or what is wrong with it.
func (f *Factor) level(w *written) (string, *flaw) {
	switch {
	case f.shape == nil:
		return w.scalar, nil
	case f.shape == kindLeaf && f.role.Kind(w.scalar) == nil:
		return "", &flaw{fmt.Sprintf("unknown kind %q of %s; %s", w.scalar, f.role.One, oneOf(f.role)), w.scalar, f.role.Names()}
	case f.shape == kindLeaf:
		return w.scalar, nil
	case f.shape.Form != shape.Leaf:
		if _, err := f.shape.Spread(w.scalar); err != nil {
			return "", &flaw{text: err.Error()}
		}
		return w.scalar, nil
	}
	value, flaw := read(f.shape, w)
	if flaw != nil {
		return "", flaw
	}
	if file, ok := value.(string); ok && f.shape.Limits.File && file != "" && !filepath.IsAbs(file) {
		if abs, err := filepath.Abs(filepath.Join(f.at.layer.dir, file)); err == nil {
			return abs, nil
		}
	}
	return shape.Text(value), nil
}

// readRange reads {from, to} or {by} and what goes with it.
func (r *studyReader) readRange(f *Factor, w *written, path string) {
	if levels := w.entry("levels"); levels != nil && levels.value.form == listForm {
		r.readLevels(f, levels.value, path)
	}
	given := map[string]float64{}
	for _, e := range w.entries {
		at := join(path, e.name)
		switch e.name {
		case "from", "to":
			given[e.name] = r.end(f, e, at)
		case "by":
			given[e.name] = r.number(e, at)
		case "base":
			f.Base, f.base = e.value.scalar, e.value.scalar
		case "group":
			f.Group = e.value.scalar
		case "log":
			f.Log = r.flag(e, at)
		case "whole":
			f.Whole = r.flag(e, at) || f.Whole
		case "levels":
			if e.value.form != listForm {
				r.report.fail(e.value.at, at, "is "+e.value.String()+"; a list")
			}
		default:
			r.report.flaw(e.at, at, flaw{"unknown key of a range", e.name, rangeKeys})
		}
	}
	_, from := given["from"]
	_, to := given["to"]
	by, relative := given["by"]
	switch {
	case f.Levels != nil && (from || to || relative):
		r.report.fail(w.at, path, "says both levels and a range; keep one")
	case f.Levels != nil:
	case relative && (from || to):
		r.report.fail(w.at, path, "says both {from, to} and {by}; keep one")
	case relative:
		r.readBy(f, w.entry("by"), by, path)
	case !from || !to:
		r.report.fail(w.at, path, "a range needs both from and to")
	default:
		f.From, f.To = given["from"], given["to"]
	}
	if f.Levels == nil && f.shape != nil && (f.shape == kindLeaf || f.shape.Form == shape.Leaf && !f.numeric()) {
		r.report.fail(w.at, path, "is "+f.shape.Sort()+", which has no range; write a list of levels")
	}
}

// numeric tells whether a factor is a number.
func (f *Factor) numeric() bool {
	switch f.shape.Type.Kind() {
	case reflect.Float64, reflect.Int, reflect.Uint64:
		return true
	}
	return f.shape.Scalarer()
}

// end reads an end of a range, which the scenario must be able to hold.
func (r *studyReader) end(f *Factor, e entry, path string) float64 {
	if f.shape != nil && f.shape.Form == shape.Leaf && f.numeric() {
		if _, flaw := read(f.shape, e.value); flaw != nil {
			r.report.flaw(e.value.at, path, *flaw)
			return 0
		}
	}
	return r.number(e, path)
}

// readBy reads a range around the scenario's value.
func (r *studyReader) readBy(f *Factor, e *entry, by float64, path string) {
	var base float64
	if _, err := fmt.Sscan(f.Base, &base); err != nil || base == 0 {
		r.report.fail(e.at, path, fmt.Sprintf("the scenario says %q, of which there is no share; write {from, to}", f.Base))
		return
	}
	f.From, f.To = tidyNumber(base*(1-by)), tidyNumber(base*(1+by))
	if base < 0 {
		f.From, f.To = f.To, f.From
	}
	for _, end := range []float64{f.From, f.To} {
		if f.shape != nil && f.shape.Form == shape.Leaf && !f.shape.Limits.Allow(end) {
			r.report.fail(e.at, path, fmt.Sprintf("%v is out of range; %s; write {from, to}", end, f.shape.Wanted()))
		}
	}
}

// tidyNumber drops what only rounding put behind the fifteenth digit.
func tidyNumber(v float64) float64 {
	var tidy float64
	_, _ = fmt.Sscan(fmt.Sprintf("%.15g", v), &tidy) // what was just written can be read
	return tidy
}

func (r *studyReader) number(e entry, path string) float64 {
	v, flaw := read(numberLeaf, e.value)
	if flaw != nil {
		r.report.flaw(e.value.at, path, *flaw)
		return 0
	}
	if v := v.(float64); !math.IsInf(v, 0) {
		return v
	}
	return 0
}

func (r *studyReader) flag(e entry, path string) bool {
	v, flaw := read(flagLeaf, e.value)
	if flaw != nil {
		r.report.flaw(e.value.at, path, *flaw)
		return false
	}
	return v.(bool)
}

// baseOf is what the scenario says at a path; "" where its kinds lack it.
func (r *studyReader) baseOf(keys []string) string {
	n, setting := r.study.base.at(keys)
	switch {
	case n == nil:
		return ""
	case n.shape.Form == shape.Leaf:
		return shape.Text(setting)
	}
	v := n.shape.New()
	if err := fill(v, n.shape, setting, ""); err == nil && n.shape.Short {
		if one, ok := v.Interface().(shape.Scalar).Scalar(); ok {
			return shape.Text(one)
		}
	}
	return ""
}

// at is the node and the setting at a path; nil where there is none.
func (s *Scenario) at(keys []string) (*node, any) {
	n, setting := s.tree, any(s.settings)
	for _, key := range keys {
		settings, _ := setting.(map[string]any)
		if n = n.under[key]; n == nil {
			return nil, nil
		}
		setting = settings[key]
	}
	return n, setting
}

// meaning is one sentence on what a path holds.
func (r *studyReader) meaning(keys []string) string {
	parent, _ := r.study.base.at(keys[:len(keys)-1])
	if parent != nil && parent.shape.Form == shape.Choice && keys[len(keys)-1] == "kind" {
		return parent.shape.Role.Doc
	}
	if parent == nil {
		return ""
	}
	return parent.doc(keys[len(keys)-1]).meaning
}
