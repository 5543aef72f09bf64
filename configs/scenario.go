package configs

import (
	"fmt"

	"socialcredit/configs/internal/shape"
	"socialcredit/model"
)

// A Scenario is a complete description of one society, resolved and checked.
type Scenario struct {
	Name   string // of the preset, or of the file without its ending
	Spec   *model.Spec
	Layout *model.Layout

	tree     *node
	settings map[string]any
	noFiles  bool // see Options: With takes none
}

// Fresh returns a spec of its own, not yet bound: kinds keep state, so that two simulations must
// not share one.
func (s *Scenario) Fresh() *model.Spec {
	spec, err := newSpec(s.settings)
	if err != nil {
		panic(fmt.Sprintf("a scenario that was loaded cannot be decoded again: %v", err))
	}
	return spec
}

// Inputs lists the files that the scenario reads, such as a network's, in the order of its keys.
func (s *Scenario) Inputs() []string {
	var files []string
	s.walk(func(n *node, _ []string, setting any) {
		if file, ok := setting.(string); ok && n.shape.Limits.File && file != "" {
			files = append(files, file)
		}
	})
	return files
}

// walk visits the leaves in the order of the keys, with their paths and settings.
func (s *Scenario) walk(visit func(n *node, path []string, setting any)) {
	var down func(n *node, path []string, setting any)
	down = func(n *node, path []string, setting any) {
		if n.shape.Form == shape.Leaf {
			visit(n, path, setting)
			return
		}
		settings, _ := setting.(map[string]any)
		for _, key := range n.order {
			down(n.under[key], append(path, key), settings[key])
		}
	}
	down(s.tree, nil, s.settings)
}
