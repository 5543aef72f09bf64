package configs

import (
	"fmt"
	"slices"
	"strings"

	"socialcredit/model"
	"socialcredit/model/measure"
)

// bind makes the spec and its layout, and reports what the model finds wrong. What only follows from
// a mistake that was found before is not told.
func (s *Scenario) bind(r *report) {
	var err error
	if s.Spec, err = newSpec(s.settings); err != nil {
		if len(r.found) == 0 {
			r.fail(s.tree.at, "", err.Error())
		}
		return
	}
	if r.touches("network") {
		s.Spec.Network = nil
	}
	var problems []model.Problem
	s.Layout, problems = s.Spec.Bind()
	if len(problems) == 0 && len(r.found) == 0 {
		_, problems = measure.New(s.Spec, s.Layout)
	}
	earlier := &report{found: r.found, names: r.names}
	for _, p := range problems {
		if earlier.explains(p) || s.tree.follows(p, problems) {
			continue
		}
		text := p.Text + whatThereIs(p)
		if p.Path == "people.groups" {
			text += s.tree.otherGroups()
		}
		r.flaw(s.tree.find(p.Path), p.Path, flaw{text, p.Name, p.Among})
	}
}

// explains tells whether a problem may only follow from a mistake that was found before it: a name
// from one that cost the scenario a label, anything else from one beside it.
func (r *report) explains(p model.Problem) bool {
	if p.Name != "" {
		return r.names || r.has(p.Path)
	}
	return r.touches(p.Path)
}

// follows tells whether a problem is that of a default which does not agree with a value that is
// itself told to be wrong.
func (n *node) follows(p model.Problem, problems []model.Problem) bool {
	return !n.says(p.Path) && slices.ContainsFunc(problems, func(other model.Problem) bool {
		return related(other.Path, p.Path) && n.says(other.Path)
	})
}

// says tells whether a layer names a path.
func (n *node) says(path string) bool {
	for _, key := range strings.Split(path, ".") {
		if n = n.under[key]; n == nil {
			return false
		}
	}
	return n.at.layer != nil
}

// whatThereIs lists the names there are where none resembles the one that was written.
func whatThereIs(p model.Problem) string {
	switch {
	case p.Name == "" && p.Among == nil, nearest(p.Name, p.Among) != "":
		return ""
	case len(p.Among) == 0:
		return "; there is none"
	}
	return "; one of " + strings.Join(p.Among, ", ")
}

// find returns the place of a path: where the last layer that names it does so, or else what
// encloses it.
func (n *node) find(path string) place {
	at := n.at
	for _, key := range strings.Split(path, ".") {
		if n = n.under[key]; n == nil {
			break
		}
		if n.at.layer != nil {
			at = n.at
		}
	}
	return at
}

// otherGroups says which groups come from another layer than the last one that names groups: they
// are easily overlooked.
func (n *node) otherGroups() string {
	groups := n.under["people"].under["groups"]
	var others []string
	from := ""
	for _, label := range groups.order {
		if at := groups.under[label].at; at.layer != groups.at.layer {
			others, from = append(others, label), at.mistake("", "").File
		}
	}
	if len(others) == 0 {
		return ""
	}
	return fmt.Sprintf(" (with %s of %s; take a group out with LABEL: ~)", strings.Join(others, ", "), from)
}
