package configs

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// maxFile is how large a scenario file may be, in bytes.
const maxFile = 4 << 20

// defaultName is the scenario that every other extends that does not say what it extends.
const defaultName = "base"

// chain returns the files of a scenario, what is extended first; nil after reporting what could not
// be read.
func chain(ref string, r *report) []*layer { return chainFrom(ref, ".", named{}, r) }

// chainFrom is chain for a scenario that is named somewhere in a file of a folder.
func chainFrom(ref, dir string, from named, r *report) []*layer {
	c := &chainer{report: r}
	c.follow(ref, dir, from)
	if c.broken {
		return nil
	}
	slices.Reverse(c.layers)
	for i, l := range c.layers {
		l.rank = i + 1
	}
	return c.layers
}

// A named says by which key, and where, a file is named.
type named struct {
	key string
	at  place
}

// A chainer reads a file and what it extends.
type chainer struct {
	report *report
	layers []*layer // what extends first
	seen   []string // what they are, however they are named
	broken bool     // whether something could not be read
}

// fail reports what makes the rest unreadable.
func (c *chainer) fail(at place, path, text string) {
	c.report.fail(at, path, text)
	c.broken = true
}

// follow reads a file and what it extends; from is where it is named.
func (c *chainer) follow(ref, dir string, from named) {
	l, identity := c.open(ref, dir, from)
	if l == nil {
		return
	}
	c.layers = append(c.layers, l)
	if i := slices.Index(c.seen, identity); i >= 0 {
		var names []string
		for _, l := range c.layers[i:] {
			names = append(names, l.name)
		}
		c.fail(from.at, from.key, "goes in a circle: "+strings.Join(names, " extends "))
		return
	}
	c.seen = append(c.seen, identity)
	l.top = l.parse(l.text, "", c.report)
	switch {
	case l.top == nil:
		c.broken = true
		return
	case l.top.form != mappingForm:
		c.fail(l.top.at, "", "is "+l.top.String()+"; a scenario is a mapping of keys, such as `title: ...`")
		return
	}
	if at, ok := l.isStudy(); ok {
		c.fail(at, "", "this is a study, not a scenario: socialcredit sweep "+l.name)
		return
	}
	if parent, at := c.extended(l); parent != "" {
		c.follow(parent, l.dir, named{"extends", at})
	}
}

// extended takes the key `extends` out of a file and returns what it says, or the scenario that
// all others extend.
func (c *chainer) extended(l *layer) (string, place) {
	for i, e := range l.top.entries {
		if e.name != "extends" {
			continue
		}
		l.top.entries = slices.Delete(l.top.entries, i, i+1)
		if e.value.form != scalarForm || e.value.scalar == "" {
			c.fail(e.value.at, "extends", "is "+e.value.String()+"; write the name of a scenario or the path of a file")
			return "", place{}
		}
		return e.value.scalar, e.value.at
	}
	if l.preset == defaultName {
		return "", place{}
	}
	return defaultName, place{layer: l, line: 1, column: 1}
}

// open returns the layer of a preset or file, and what it is the same as however it is named.
func (c *chainer) open(ref, dir string, from named) (*layer, string) {
	if text, ok := presetText(ref); ok {
		l := newFile(presetFile(ref), ".", text)
		l.preset = ref
		return l, "preset " + ref
	}
	path := ref
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	text, err := readFile(path)
	if err != nil {
		c.cannotOpen(ref, path, err, from)
		return nil, ""
	}
	identity, err := filepath.Abs(path)
	if target, bad := filepath.EvalSymlinks(path); bad == nil && err == nil {
		identity, err = filepath.Abs(target)
	}
	if err != nil {
		identity = path
	}
	return newFile(path, filepath.Dir(path), text), identity
}

func (c *chainer) cannotOpen(ref, path string, err error, from named) {
	text := err.Error()
	if errors.Is(err, fs.ErrNotExist) {
		text = "there is no such file, and no preset of that name (`socialcredit list scenarios` lists them)"
		if hint := suggestion(scenarioName(ref), presetNames()); hint != "" {
			text += hint
		} else {
			text += suggestion(filepath.Base(ref), from.others(filepath.Dir(path)))
		}
	}
	if from.at.layer == nil {
		c.fail(place{origin: cmp.Or(ref, `""`)}, "", text)
		return
	}
	c.fail(from.at, from.key, path+": "+text)
}

// others lists the YAML files of a folder but the one in which a file is named.
func (n named) others(dir string) []string {
	return slices.DeleteFunc(yamlFiles(dir), func(file string) bool {
		return n.at.layer != nil && filepath.Join(dir, file) == filepath.Clean(n.at.layer.name)
	})
}

// readFile reads a file that is not too large.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		text := "is a directory; name a file in it"
		if files := yamlFiles(path); len(files) > 0 {
			text += ", such as " + filepath.Join(path, files[0])
		}
		return nil, errors.New(text)
	}
	text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot be read: %w", err)
	case len(text) > maxFile:
		return nil, fmt.Errorf("is larger than %d MiB; is it a scenario?", maxFile>>20)
	}
	return text, nil
}

// yamlFiles lists the YAML files of a folder.
func yamlFiles(dir string) []string {
	entries, _ := os.ReadDir(dir)
	var files []string
	for _, e := range entries {
		if ext := filepath.Ext(e.Name()); ext == ".yaml" || ext == ".yml" {
			files = append(files, e.Name())
		}
	}
	return files
}
