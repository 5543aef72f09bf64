package configs

import (
	"cmp"
	"slices"

	"socialcredit/configs/internal/shape"
)

// noFile says what is wrong with a setting that names a file where Options.NoFiles holds.
const noFile = "no file may be read here; leave it out"

// onlyPresets reports a scenario that the program does not carry.
func onlyPresets(ref string, r *report) bool {
	if _, ok := presetText(ref); ok {
		return true
	}
	at := place{origin: cmp.Or(ref, `""`)}
	r.fail(at, "", "there is no preset of that name, and no file may be read here"+suggestion(scenarioName(ref), presetNames()))
	return false
}

// forbidFiles reports every setting below a node that names a file, or only what the environment and --set say, and takes
// it back, so that nothing that checks the rest opens the file. It looks at the tree when all layers are laid: a later
// layer may make a file's name of what an earlier one took for a word.
func (m *merger) forbidFiles(n *node, path string, onlySets bool) {
	for _, key := range n.order {
		m.forbidFiles(n.under[key], join(path, key), onlySets)
	}
	if n.shape.Form != shape.Leaf || !n.shape.Limits.File {
		return
	}
	n.said = slices.DeleteFunc(n.said, func(s saying) bool {
		if s.from == nil || s.value == "" || onlySets && !s.from.at.layer.sets {
			return false
		}
		m.report.fail(s.from.at, path, noFile)
		return true
	})
}
