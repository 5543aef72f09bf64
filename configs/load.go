package configs

import (
	"path/filepath"
	"strings"

	"socialcredit/configs/internal/shape"
)

// Options are what is laid upon a scenario file.
type Options struct {
	// Env is the environment as os.Environ gives it. Of it, only variables that begin with
	// SOCIALCREDIT_ count; the rest of the name is a path, upper-cased, with __ or _ for each dot.
	Env []string
	// Set lists what --set says, each `path=value` with a value in YAML.
	Set []string
	// Short lists flags that are short for a path, said after Set.
	Short []Short
	// Own lists what is said after Set by a flag of another name, OwnFlag, in the same form.
	Own     []string
	OwnFlag string
	// NoFiles keeps to what the program carries: only a preset's name is a scenario, and a setting that names a file
	// is a mistake. It is for settings that come from strangers, and where there is no disk.
	NoFiles bool
	// NoFilesSaid lets the scenario be a file and name others, but nothing that is laid upon it may.
	NoFilesSaid bool
}

// A Short is a flag that sets one path.
type Short struct{ Flag, Path, Value string }

// Load reads the scenario of a preset's name or a file's path: the defaults of the catalogues, what
// the scenario extends, the file, the environment and --set, each laid upon what came before.
// Everything that can be checked without people is checked. The error is an *Errors that lists all
// mistakes.
func Load(ref string, o Options) (*Scenario, error) {
	r := &report{}
	if o.NoFiles && !onlyPresets(ref, r) {
		return nil, r.err()
	}
	layers := chain(ref, r)
	if layers == nil {
		return nil, r.err()
	}
	tree, m := lay(layers, r)
	sets := &layer{rank: len(layers) + 1, sets: true}
	sets.readVariables(o.Env, tree, r)
	m.add(tree, sets)
	sets = &layer{rank: len(layers) + 2, sets: true}
	sets.readFlags("--set ", o.Set, tree, r)
	for _, s := range o.Short {
		sets.readFlag(s.Flag+" "+s.Value, s.Path, s.Value, tree, r)
	}
	sets.readFlags(o.OwnFlag+" ", o.Own, tree, r)
	m.add(tree, sets)
	if o.NoFiles || o.NoFilesSaid {
		m.forbidFiles(tree, "", !o.NoFiles)
	}
	m.finish(tree, "", tree.at)
	return m.resolve(tree, &Scenario{Name: scenarioName(ref), tree: tree, noFiles: o.NoFiles || o.NoFilesSaid})
}

// lay lays the layers upon the defaults, one after another.
func lay(layers []*layer, r *report) (*node, *merger) {
	tree := newTree(shape.Spec())
	tree.at = place{layer: layers[len(layers)-1], line: 1, column: 1}
	m := &merger{report: r}
	for _, l := range layers {
		m.add(tree, l)
	}
	return tree, m
}

// resolve makes a scenario of the tree, or returns all mistakes.
func (m *merger) resolve(tree *node, s *Scenario) (*Scenario, error) {
	if len(m.report.found) > 0 {
		tree.prune()
	}
	s.settings = settle(tree)
	s.bind(m.report)
	if err := m.report.err(); err != nil {
		return nil, err
	}
	return s, nil
}

// add lays a layer upon the tree.
func (m *merger) add(tree *node, l *layer) {
	m.layer = l
	if l.top != nil {
		m.lay(tree, l.top, "")
	}
}

// scenarioName is a preset's name, or a file's without its folder and ending.
func scenarioName(ref string) string {
	name := filepath.Base(ref)
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// each visits what is said of the leaves below a node, lower ranks first.
func (n *node) each(path []string, visit func(path []string, s saying)) {
	for _, s := range n.said {
		visit(path, s)
	}
	for _, key := range n.order {
		n.under[key].each(append(path, key), visit)
	}
}

// put puts a value at a path of nested maps.
func put(at map[string]any, path []string, value any) {
	for _, key := range path[:len(path)-1] {
		next, ok := at[key].(map[string]any)
		if !ok {
			next = make(map[string]any)
			at[key] = next
		}
		at = next
	}
	at[path[len(path)-1]] = value
}

// prune takes out what mistakes left without a value, so that the rest can still be checked.
func (n *node) prune() {
	for _, key := range append([]string{}, n.order...) {
		c := n.under[key]
		if n.shape.Form == shape.Labels && (c.shape.Form == shape.Leaf && len(c.said) == 0 || c.shape.Form == shape.Choice && c.kind == nil) {
			n.remove(key)
			continue
		}
		c.prune()
	}
}
