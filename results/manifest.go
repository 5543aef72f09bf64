package results

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// ManifestName is the file of a run's directory that tells where the others come from.
const ManifestName = "manifest.json"

// A Manifest tells what made a run: program, scenario, seed and time, what the society was, and the hashes of the files
// that came of it. It alone holds what differs when the same run is made again.
type Manifest struct {
	ModelVersion   string            `json:"model_version"`
	Commit         string            `json:"commit"`
	GoVersion      string            `json:"go_version"`
	Command        []string          `json:"command"`
	Scenario       string            `json:"scenario"` // its name
	Title          string            `json:"title"`
	Seed           uint64            `json:"seed"`
	Key            string            `json:"key"`             // hex
	ScenarioSHA256 string            `json:"scenario_sha256"` // of the resolved scenario in canonical form
	Workers        int               `json:"workers"`
	People         int               `json:"people"`
	Ties           int64             `json:"ties"`
	Period         string            `json:"period"` // day, week or month
	Periods        int               `json:"periods"`
	PeriodsPerYear float64           `json:"periods_per_year"`
	Started        string            `json:"started"` // RFC 3339
	WallSeconds    float64           `json:"wall_seconds"`
	Society        Society           `json:"society"`
	Network        map[string]any    `json:"network"`               // kind, and measures such as mean_degree and clustering
	Explanation    *Explanation      `json:"explanation,omitempty"` // nil where the directory holds a run
	Life           *LifeOf           `json:"life,omitempty"`        // nil where it holds no traced life
	Files          map[string]string `json:"files"`                 // SHA-256 in hex, by name with slashes
}

// A LifeOf tells whose life a directory holds, of which run, and in which language it is told.
type LifeOf struct {
	Run    string `json:"run"` // its key, hex
	Person int    `json:"person"`
	Name   string `json:"name,omitempty"`
	Lang   string `json:"lang"`
}

// An Explanation tells of many runs of one scenario, with and without what it does.
type Explanation struct {
	Replicates int      `json:"replicates"`
	Runs       int      `json:"runs"`
	Outcomes   []string `json:"outcomes"` // of which effects are told
	Switches   []Switch `json:"switches"`
}

// A Switch is something that the scenario does, and the settings, each path=value, that turn it off.
type Switch struct {
	Name string   `json:"name"`
	Doc  string   `json:"doc"`
	Off  []string `json:"off"`
}

// Society is what a reader of the tables must know of the scenario: the labels in their order and what they stand for.
type Society struct {
	Groups       []Group       `json:"groups"`
	Institutions []Institution `json:"institutions"`
	Services     []Service     `json:"services"`
	Outcomes     []Outcome     `json:"outcomes,omitempty"`
}

// A Group is a social group and its share of the people, 0 to 1.
type Group struct {
	Label string  `json:"label"`
	Share float64 `json:"share"`
}

// An Institution is a body that turns records into standings. Base, floor, cap and the bands' edges are points; they
// mean something only where Scored.
type Institution struct {
	Label  string  `json:"label"`
	Kind   string  `json:"kind"`
	Scored bool    `json:"scored"`
	Base   float64 `json:"base"`
	Floor  float64 `json:"floor"`
	Cap    float64 `json:"cap"`
	Gate   bool    `json:"gate"` // it opens and closes services, rather than only showing a score
	Bands  []Band  `json:"bands"`
}

// A Band is a named range of a score, from this many points up to the next band's; or a colour, or listed.
type Band struct {
	Label string  `json:"label"`
	From  float64 `json:"from"`
}

// A Service is what bands open or close: a right is open at the base standing, a perk only above it.
type Service struct {
	Label string `json:"label"`
	Right bool   `json:"right"`
}

// An Outcome is a number that a part of the scenario tells of itself: a column of the series, the label of that part, and
// what the column holds. A share has the unit share and is a part of 1.
type Outcome struct {
	Column string `json:"column"`
	Of     string `json:"of"`
	Name   string `json:"name"` // the column without the label
	Unit   string `json:"unit"`
	Doc    string `json:"doc"`
}

// WriteManifest writes manifest.json of a run's directory, whole or not at all.
func WriteManifest(dir string, m *Manifest) error { return writeManifest(dir, m) }

// writeManifest writes the manifest of a run or a study.
func writeManifest(dir string, m any) error {
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.Join(dir, ManifestName), err)
	}
	return WriteFile(filepath.Join(dir, ManifestName), func(w io.Writer) error {
		_, err := w.Write(append(text, '\n'))
		return err
	})
}

// ReadManifest reads manifest.json of a run's directory. Keys that it does not know, of a later version, are passed over.
func ReadManifest(dir string) (*Manifest, error) {
	m := &Manifest{}
	return m, readManifest(dir, m)
}

// readManifest reads the manifest of a run or a study.
func readManifest(dir string, into any) error {
	path := filepath.Join(dir, ManifestName)
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("%s:%d: %w", path, lineOf(text, err), err)
	}
	return nil
}

// Rehash brings the hashes in the manifest of a run, a study or a comparison up to date after files were added.
func Rehash(dir string) error {
	files, err := HashFiles(dir)
	if err != nil {
		return err
	}
	if study, err := ReadStudyManifest(dir); err == nil && study.Study != "" {
		study.Files = files
		return WriteStudyManifest(dir, study)
	}
	if comparison, err := ReadComparisonManifest(dir); err == nil && comparison.Comparison != "" {
		comparison.Files = files
		return WriteComparisonManifest(dir, comparison)
	}
	m, err := ReadManifest(dir)
	if err != nil {
		return err
	}
	m.Files = files
	return WriteManifest(dir, m)
}

// lineOf finds the line that JSON stumbled over, 1 where it does not say.
func lineOf(text []byte, err error) int {
	var at int64
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = e.Offset
	}
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		at = e.Offset
	}
	return 1 + bytes.Count(text[:min(at, int64(len(text)))], []byte{'\n'})
}
