package figure

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"sync"

	"gonum.org/v1/plot/vg"

	"socialcredit/results"
)

// A Comparison is the directory of two scenarios that were compared, its tables read when a figure first asks for them. It
// may be used by several goroutines at once.
type Comparison struct {
	Dir      string
	Manifest *results.ComparisonManifest

	mutex  sync.Mutex
	tables map[string]loaded
}

// OpenComparison opens the directory of a comparison by its manifest.json.
func OpenComparison(dir string) (*Comparison, error) {
	m, err := results.ReadComparisonManifest(dir)
	if err != nil {
		return nil, fmt.Errorf("no comparison to draw: %w", err)
	}
	if m.Comparison == "" {
		return nil, fmt.Errorf("%s is not a comparison's: its key comparison is empty", filepath.Join(dir, results.ManifestName))
	}
	return &Comparison{Dir: dir, Manifest: m, tables: map[string]loaded{}}, nil
}

// table reads a CSV table of the comparison, once; one that is not there is Absent.
func (c *Comparison) table(name string) (*results.Table, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if have, ok := c.tables[name]; ok {
		return have.table, have.err
	}
	t, err := results.ReadCSV(filepath.Join(c.Dir, name), "group", "by", "level", "outcome", "scenario")
	if errors.Is(err, fs.ErrNotExist) {
		err = absent("there is no %s", name)
	}
	c.tables[name] = loaded{t, err}
	return t, err
}

func (c *Comparison) figures(kinds []string) ([]*Figure, []Skip, error) {
	chosen, err := choose("kind of figure", kinds, ComparisonKinds, Kind[*Comparison].name)
	if err != nil {
		return nil, nil, elsewhere(err, "comparison")
	}
	return madeOf(c, chosen)
}

// figure begins a figure of a comparison: its note says what is compared.
func (c *Comparison) figure(name, title string, width vg.Length) *Figure {
	m := c.Manifest
	seeds := fmt.Sprintf("seed %d", m.Seed)
	if m.Replicates > 1 {
		seeds = fmt.Sprintf("%d replicates", m.Replicates)
	}
	return &Figure{
		Name: name, Title: title, width: width,
		note: fmt.Sprintf("%s · %s people · %s", c.sides(), count(int64(m.People)), seeds),
		source: fmt.Sprintf("socialcredit model version %s, scenarios %s (%s) and %s (%s), %d seeds from %d, comparison %s",
			m.ModelVersion, m.A.Scenario, m.A.ScenarioSHA256, m.B.Scenario, m.B.ScenarioSHA256, m.Replicates, m.Seed, m.Key),
	}
}

// mostChanges is how many settings that differ a note tells.
const mostChanges = 2

// sides says what A and B are: by their names, or by what differs where these are the same.
func (c *Comparison) sides() string {
	m := c.Manifest
	if m.A.Scenario != m.B.Scenario {
		return fmt.Sprintf("A: %s, B: %s", words(m.A.Scenario), words(m.B.Scenario))
	}
	text := words(m.A.Scenario)
	for i, change := range m.Changes {
		if i == mostChanges {
			return text + fmt.Sprintf(", %d more", len(m.Changes)-i)
		}
		text += fmt.Sprintf(" · %s: A %s, B %s", tail(change.Path, 2), orNone(change.A), orNone(change.B))
	}
	return text
}

func orNone(setting string) string {
	if setting == "" {
		return "none"
	}
	return words(setting)
}

// groupLabels gives the groups in their order, none where there is but one.
func (c *Comparison) groupLabels() []string {
	if len(c.Manifest.Society.Groups) < 2 {
		return nil
	}
	var labels []string
	for _, g := range c.Manifest.Society.Groups {
		labels = append(labels, g.Label)
	}
	return labels
}

// rank is the place of a group, by which it has its colour; everybody is -1.
func (c *Comparison) rank(group string) int {
	return slices.IndexFunc(c.Manifest.Society.Groups, func(g results.Group) bool { return g.Label == group && group != everyone })
}

func (c *Comparison) clock() results.Clock {
	return results.ClockOf(c.Manifest.Period, c.Manifest.Periods, c.Manifest.PeriodsPerYear)
}

// perInstitution makes a figure of every shared institution that has one; where there are several, names and titles tell
// them apart.
func (c *Comparison) perInstitution(build func(*results.Institution) (*Figure, error)) ([]*Figure, error) {
	return ofEach(c.Manifest.Society.Institutions, build)
}

// keys are those of the lines of groups.
func (c *Comparison) keys(groups []string) []key {
	var keys []key
	for _, g := range groups {
		keys = append(keys, key{text: groupName(g), line: groupStyle(c.rank(g))})
	}
	return keys
}

// sharesSomething is Absent where A and B have no institution and no service in common: then nobody's standing or
// rights can be compared.
func (c *Comparison) sharesSomething() error {
	if both := &c.Manifest.Society; len(both.Institutions) == 0 && len(both.Services) == 0 {
		return absent("A and B have no institution and no service in common")
	}
	return nil
}
