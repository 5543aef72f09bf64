package figure

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"socialcredit/results"
)

// A Source is an opened directory that figures are drawn from: a *Run or a *Study.
type Source interface {
	// figures makes the named kinds, all that apply where none is named, and says why others have none.
	figures(kinds []string) ([]*Figure, []Skip, error)
}

// Open opens the directory of a run or of a study, whichever its manifest.json tells of.
func Open(dir string) (Source, error) {
	path := filepath.Join(dir, results.ManifestName)
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("nothing to draw: %w", err)
	}
	var told struct {
		Study string `json:"study"`
	}
	if err := json.Unmarshal(text, &told); err == nil && told.Study != "" {
		return OpenStudy(dir)
	}
	return OpenRun(dir) // which says what is wrong with the file, if anything is
}

func (r *Run) figures(kinds []string) ([]*Figure, []Skip, error) {
	chosen, err := choose("kind of figure", kinds, Kinds, Kind[*Run].name)
	if err != nil {
		return nil, nil, elsewhere(err, "run", "study", StudyKinds)
	}
	figures, skipped, err := madeOf(r, chosen)
	if len(kinds) == 0 {
		skipped = slices.DeleteFunc(skipped, func(s Skip) bool { return s.unasked })
	}
	return figures, skipped, err
}

// figures leaves out without a word the kinds that a study was not planned for, unless they are asked for by name or
// nothing is left.
func (s *Study) figures(kinds []string) ([]*Figure, []Skip, error) {
	chosen, err := choose("kind of figure", kinds, StudyKinds, Kind[*Study].name)
	if err != nil {
		return nil, nil, elsewhere(err, "study", "run", Kinds)
	}
	figures, skipped, err := madeOf(s, chosen)
	if len(kinds) == 0 && len(figures) > 0 {
		skipped = nil
	}
	return figures, skipped, err
}

// madeOf makes figures of some kinds.
func madeOf[S Source](source S, kinds []Kind[S]) (figures []*Figure, skipped []Skip, err error) {
	for _, kind := range kinds {
		made, err := kind.New(source)
		if why, ok := errors.AsType[Absent](err); ok {
			skipped = append(skipped, Skip{kind.Name, why.Reason, why.Unasked})
			continue
		}
		if err != nil {
			return nil, nil, fmt.Errorf("figure %s: %w", kind.Name, err)
		}
		figures = append(figures, made...)
	}
	return figures, skipped, nil
}

// elsewhere adds to what is said of an unknown kind what the other sort of directory has.
func elsewhere[S Source](err error, here, there string, others []Kind[S]) error {
	unknown, ok := errors.AsType[*Unknown](err)
	if !ok {
		return err
	}
	unknown.Here, unknown.There = here, there
	for _, k := range others {
		unknown.KnownThere = append(unknown.KnownThere, k.Name)
	}
	return unknown
}
