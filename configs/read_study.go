package configs

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"socialcredit/configs/internal/shape"
	"socialcredit/model/measure"
)

// A studyReader reads a study file.
type studyReader struct {
	report *report
	layer  *layer
	study  *Study

	set, factors, null, outcomes, measures *entry
}

// apart lists the keys of a study that are read by hand: they hold paths of the scenario, or lists.
var apart = []string{"set", "factors", "null", "outcomes"}

func (r *studyReader) read() {
	r.takeApart()
	r.readHead()
	if len(r.report.found) > 0 {
		return
	}
	if r.study.Scenario != "" {
		r.readBase()
	} else {
		r.refuse(r.set, "there is no scenario to set it in")
		r.refuse(r.null, "there is no scenario to change")
		r.refuse(r.measures, "there is no scenario to measure")
	}
	if len(r.report.found) > 0 {
		return
	}
	if r.factors != nil {
		r.readFactors(r.factors.value, nil)
	}
	r.readNull()
	r.study.Outcomes = r.words(r.outcomes, "outcomes")
	if len(r.study.Factors) == 0 && r.study.Method != "table" && len(r.report.found) == 0 {
		r.report.fail(r.study.place("factors"), "factors", "is missing; say what varies, such as {people: {count: [1000, 10000]}}")
	}
}

// takeApart takes the keys out of the file that are read by hand.
func (r *studyReader) takeApart() {
	top := r.layer.top
	take := func(w *written, name string) *entry {
		i := slices.IndexFunc(w.entries, func(e entry) bool { return e.name == name })
		if i < 0 {
			return nil
		}
		e := w.entries[i]
		w.entries = slices.Delete(w.entries, i, i+1)
		r.study.places[name] = e.at
		return &e
	}
	r.set, r.factors, r.null, r.outcomes = take(top, "set"), take(top, "factors"), take(top, "null"), take(top, "outcomes")
	if keep := top.entry("keep"); keep != nil && keep.value.form == mappingForm {
		r.measures = take(keep.value, "measures")
	}
	if n := top.entry("replicates"); n != nil && n.value.form == scalarForm {
		n.value = &written{at: n.value.at, form: mappingForm, entries: []entry{{"count", n.value.at, n.value}}}
	}
	known := append(headShape().Keys(), apart...)
	top.entries = slices.DeleteFunc(top.entries, func(e entry) bool {
		if slices.Contains(known, e.name) {
			return false
		}
		r.report.flaw(e.at, e.name, flaw{"unknown key of a study", e.name, known})
		return true
	})
	for _, e := range []*entry{r.set, r.factors, r.null} {
		if e == nil {
			continue
		}
		if e.value.form != mappingForm {
			r.report.fail(e.value.at, e.name, "is "+e.value.String()+"; write a mapping of paths, such as {people: {count: ...}}")
			continue
		}
		e.value = r.undot(e.value, e.name)
	}
}

func (r *studyReader) refuse(e *entry, why string) {
	if e != nil {
		r.report.fail(e.at, e.name, why+"; name one with `scenario:`, or leave it out")
	}
}

// undot turns keys with dots into nested keys.
func (r *studyReader) undot(w *written, path string) *written {
	if w.form != mappingForm {
		return w
	}
	out := &written{at: w.at, form: mappingForm}
	for _, e := range w.entries {
		keys := strings.Split(e.name, ".")
		value := r.undot(e.value, join(path, e.name))
		for i := len(keys) - 1; i > 0; i-- {
			value = &written{at: e.at, form: mappingForm, entries: []entry{{keys[i], e.at, value}}}
		}
		whole := &written{at: e.at, form: mappingForm, entries: []entry{{keys[0], e.at, value}}}
		if at, twice := out.clash(whole); twice {
			r.report.fail(e.at, join(path, e.name), fmt.Sprintf("is here twice, first in line %d; keep one", at.line))
			continue
		}
		out.merge(whole, path, r.report)
	}
	return out
}

// clash finds a key that two mappings both give a value.
func (w *written) clash(other *written) (place, bool) {
	for _, e := range other.entries {
		have := w.entry(e.name)
		switch {
		case have == nil:
		case have.value.form == mappingForm && e.value.form == mappingForm:
			if at, twice := have.value.clash(e.value); twice {
				return at, true
			}
		default:
			return have.at, true
		}
	}
	return place{}, false
}

// readBase loads the scenario that is varied.
func (r *studyReader) readBase() {
	s := r.study
	s.layers = chainFrom(s.Scenario, r.layer.dir, named{"scenario", s.place("scenario")}, r.report)
	if s.layers == nil {
		return
	}
	if r.set != nil {
		s.sets = changes(r.set.value)
		s.layers = append(s.layers, r.below(r.set.value))
	}
	tree, m := lay(s.layers, r.report)
	m.finish(tree, "", tree.at)
	base, err := m.resolve(tree, &Scenario{Name: scenarioName(s.Scenario), tree: tree})
	if err != nil {
		return
	}
	if flags := r.keeping(base.Layout.PerYear); len(flags) > 0 {
		keep := r.below(nil)
		keep.readFlags("keep ", flags, tree, r.report)
		s.layers = append(s.layers, keep)
	}
	tree, m = lay(s.layers, r.report)
	m.finish(tree, "", tree.at)
	s.base, _ = m.resolve(tree, &Scenario{Name: scenarioName(s.Scenario), tree: tree})
}

// below is a layer of what the study file says of the scenario.
func (r *studyReader) below(top *written) *layer {
	l := *r.layer
	l.top, l.rank = top, len(r.study.layers)+1
	if r.study.layers == nil {
		l.rank = 1
	}
	return &l
}

// keeping lists what keep says of families of measures, each `path=value`. Families that are not
// named are off, if any is named; families that are dear stay about once a year.
func (r *studyReader) keeping(perYear int) []string {
	r.study.families = r.families()
	named := r.study.families
	var flags []string
	for _, f := range measure.Kinds {
		every, kept := named[f.Name]
		switch {
		case len(named) > 0 && !kept:
			every = 0
		case every == 0 && (f.Asked && !kept || !f.Asked && r.study.Keep.Every == 1):
			continue // as the scenario says
		case every == 0:
			every = r.study.Keep.Every
			if f.Dear() {
				every *= (perYear + every - 1) / every
			}
		}
		flags = append(flags, fmt.Sprintf("measures.%s={every: %d}", f.Name, every))
	}
	return flags
}

// families reads which families of measures are kept and how often, 0 = as usual; none = all.
func (r *studyReader) families() map[string]int {
	named := map[string]int{}
	if r.measures == nil {
		return named
	}
	if r.measures.value.form == mappingForm {
		for _, e := range r.measures.value.entries {
			named[e.name] = r.periods(e)
		}
	} else {
		for _, name := range r.words(r.measures, "keep.measures") {
			named[name] = 0
		}
	}
	for _, name := range slices.Sorted(maps.Keys(named)) {
		if known := shape.Families(); !slices.Contains(known, name) {
			r.report.flaw(r.measures.at, "keep.measures", flaw{fmt.Sprintf("unknown family of measures %q", name), name, known})
		}
	}
	return named
}

// periods reads how often a family of measures is kept; 0 = as usual.
func (r *studyReader) periods(e entry) int {
	path := "keep.measures." + e.name
	at := e.value.entry("every")
	switch {
	case e.value.form == nullForm, e.value.form == mappingForm && len(e.value.entries) == 0:
		return 0
	case at == nil || len(e.value.entries) > 1:
		r.report.fail(e.value.at, path, "write "+e.name+": {every: N}, or nothing")
		return 0
	}
	n, err := strconv.Atoi(at.value.scalar)
	if err != nil || n < 1 || n > 32000 {
		r.report.fail(at.value.at, path+".every", "is "+at.value.String()+"; a whole number from 1 to 32000")
	}
	return n
}

// words reads a list of words.
func (r *studyReader) words(e *entry, path string) []string {
	if e == nil {
		return nil
	}
	items := e.value.items
	switch e.value.form {
	case scalarForm:
		items = []*written{e.value}
	case mappingForm, nullForm:
		if len(e.value.entries) > 0 || e.value.form == nullForm {
			r.report.fail(e.value.at, path, "is "+e.value.String()+"; write a list, such as [any_excluded]")
		}
	}
	var words []string
	for _, item := range items {
		switch {
		case item.form != scalarForm:
			r.report.fail(item.at, path, "holds "+item.String()+"; write words, such as [any_excluded]")
		case slices.Contains(words, item.scalar):
			r.report.fail(item.at, path, "names "+item.scalar+" twice")
		default:
			words = append(words, item.scalar)
		}
	}
	return words
}
