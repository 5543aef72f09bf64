package experiments

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"

	"socialcredit/configs"
	"socialcredit/results"
)

// StudyName is the file of a study's directory that says what is computed there; the scenario that
// it varies lies beside it.
const StudyName = "study.yaml"

//go:embed *.yaml
var shipped embed.FS

// Studies lists the studies that the program carries, with their questions.
func Studies() []configs.Entry {
	var list []configs.Entry
	files, _ := fs.Glob(shipped, "*.yaml")
	for _, file := range files {
		text, _ := shipped.ReadFile(file)
		list = append(list, configs.Entry{Name: strings.TrimSuffix(file, ".yaml"), Doc: configs.TitleOf(string(text))})
	}
	return list
}

// LoadStudy reads the study of a name that the program carries, of a file, or of a directory that a
// study was computed in. The error is a *configs.Errors that lists all mistakes.
func LoadStudy(ref string) (*configs.Study, error) {
	if !strings.ContainsAny(ref, `./\`) {
		if text, err := shipped.ReadFile(ref + ".yaml"); err == nil {
			return configs.ReadStudy(path.Join("experiments", ref+".yaml"), ".", text)
		}
	}
	file := ref
	if info, err := os.Stat(ref); err == nil && info.IsDir() {
		file = filepath.Join(ref, StudyName)
	}
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		var names []string
		for _, s := range Studies() {
			names = append(names, s.Name)
		}
		return nil, configs.NoSuchStudy(ref, names)
	}
	if err != nil {
		return nil, fmt.Errorf("read the study: %w", err)
	}
	return configs.ReadStudy(file, filepath.Dir(file), text)
}

var studyKey = regexp.MustCompile(`(?m)^(design|factors):`)

// Shipped tells whether the program carries a study of a name.
func Shipped(name string) bool {
	return slices.ContainsFunc(Studies(), func(s configs.Entry) bool { return s.Name == name })
}

// NamesStudy tells whether a name or file is that of a study rather than of a scenario.
func NamesStudy(ref string) bool {
	if Shipped(ref) {
		return true
	}
	text, err := os.ReadFile(ref)
	return err == nil && studyKey.Match(text)
}

// StudyDir is the directory of a study, or of a shard of it, unless told otherwise.
func StudyDir(name string, shard Shard) string {
	if shard.Of > 0 {
		name += fmt.Sprintf("-%d-of-%d", shard.Index, shard.Of)
	}
	return filepath.Join(filepath.FromSlash(Root), name)
}

// claimStudy checks that a directory is free for a study, or holds runs of the same study.
func claimStudy(dir string, study *configs.Study) error {
	if err := checkDirectory(dir); err != nil {
		return err
	}
	if m, err := results.ReadStudyManifest(dir); err != nil || m.Study == "" {
		if holds, _, err := holder(dir, ""); err == nil && holds != "" {
			return &Occupied{dir, holds}
		}
	}
	old, err := LoadStudy(filepath.Join(dir, StudyName))
	if err == nil {
		return sameStudy(dir, old, study)
	}
	if _, err := os.Stat(filepath.Join(dir, StudyName)); err == nil {
		return &Occupied{dir, "a " + StudyName + " that cannot be read"}
	}
	entries, err := os.ReadDir(dir)
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return leftOver(e) || e.Name() == ScenarioName })
	if err == nil && len(entries) > 0 {
		return &Occupied{dir, fmt.Sprintf("files of something else (such as %s)", entries[0].Name())}
	}
	return nil
}

// sameStudy reports what makes the rows of two studies unlike.
func sameStudy(dir string, old, study *configs.Study) error {
	switch {
	case old.Name != study.Name:
		return &Occupied{dir, fmt.Sprintf("another study (%s)", old.Name)}
	case old.Keep != study.Keep:
		return &Occupied{dir, fmt.Sprintf("the runs of this study with keep: {every: %d, groups: %v}, where it now says keep: {every: %d, groups: %v}",
			old.Keep.Every, old.Keep.Groups, study.Keep.Every, study.Keep.Groups)}
	}
	return nil
}

// writeStudy writes the study and its scenario into a directory.
func writeStudy(dir string, study *configs.Study, replicates int) error {
	if err := writeText(filepath.Join(dir, ScenarioName), study.Base().YAML()); err != nil {
		return diskError(err)
	}
	return diskError(writeText(filepath.Join(dir, StudyName), study.YAML(ScenarioName, replicates)))
}

// A Foreign error says that a directory holds runs that the study does not ask for.
type Foreign struct {
	Dir   string
	Runs  int
	Fixed string // why the design cannot be extended; "" where it can
}

// Error tells what to do about them.
func (f *Foreign) Error() string {
	text := fmt.Sprintf("%s holds %d run(s) that the study does not ask for", f.Dir, f.Runs)
	if f.Fixed != "" {
		text += ", because its design cannot be extended: " + f.Fixed
	} else {
		text += ": its points, replicates, scenario or the model's version have changed"
	}
	return text + "; write to another directory with --out, or drop them with --prune"
}

// checkForeign refuses to lose runs that nobody asked to drop.
func (s *Sweep) checkForeign() error {
	if s.Prune {
		return nil
	}
	if n := s.demand.foreign(s.store); n > 0 {
		return &Foreign{s.Dir, n, s.Study.Design.Fixed()}
	}
	return nil
}

// foreign counts the runs of a store that no replicate of any point is.
func (d *demand) foreign(s *store) int {
	asked := make(map[string]bool, len(s.runs))
	for n, path := range d.paths {
		most := d.want[n]
		if d.stein != nil && len(d.pilot[n]) < d.stein.Min {
			most = d.stein.Max // not known yet
		}
		for _, point := range path {
			for r := 1; r <= most; r++ {
				asked[d.plan.Key(point, r)] = true
			}
		}
	}
	foreign := 0
	for key := range s.runs {
		if !asked[key] {
			foreign++
		}
	}
	return foreign
}

// A DiskFull error says that there is no room left.
type DiskFull struct{ Err error }

// Error tells what to do about it.
func (d *DiskFull) Error() string {
	return d.Err.Error() + "; everything finished so far is kept: free some space, and the same command carries on"
}

func (d *DiskFull) Unwrap() error { return d.Err }

// diskError tells a full disk from other errors.
func diskError(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return &DiskFull{err}
	}
	return err
}

// sizeOf is the size of a file, 0 if it is not there.
func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
