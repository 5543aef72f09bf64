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

// A Source is an opened directory that figures are drawn from: a *Run, a *Study, a *Comparison, an *Explanation or a *Life.
type Source interface {
	// figures makes the named kinds, all that apply where none is named, and says why others have none.
	figures(kinds []string) ([]*Figure, []Skip, error)
}

// Open opens the directory of a run, a study, a comparison, an explanation or a life, whichever its manifest.json tells of.
func Open(dir string) (Source, error) {
	path := filepath.Join(dir, results.ManifestName)
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("nothing to draw: %w", err)
	}
	var told struct {
		Study       string           `json:"study"`
		Comparison  string           `json:"comparison"`
		Explanation *json.RawMessage `json:"explanation"`
		Life        *json.RawMessage `json:"life"`
	}
	switch err := json.Unmarshal(text, &told); {
	case err != nil: // told below
	case told.Study != "":
		return OpenStudy(dir)
	case told.Comparison != "":
		return OpenComparison(dir)
	case told.Explanation != nil:
		return OpenExplanation(dir)
	case told.Life != nil:
		return OpenLife(dir)
	}
	return OpenRun(dir) // which says what is wrong with the file, if anything is
}

func (r *Run) figures(kinds []string) ([]*Figure, []Skip, error) {
	chosen, err := choose("kind of figure", kinds, Kinds, Kind[*Run].name)
	if err != nil {
		return nil, nil, elsewhere(err, "run")
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
		return nil, nil, elsewhere(err, "study")
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

// elsewhere adds to what is said of an unknown kind what other sorts of directories have.
func elsewhere(err error, here string) error {
	unknown, ok := errors.AsType[*Unknown](err)
	if !ok {
		return err
	}
	unknown.Here = here
	for _, other := range []Family{
		{"run", namesOf(Kinds)},
		{"study", namesOf(StudyKinds)},
		{"comparison", namesOf(ComparisonKinds)},
		{"explanation", namesOf(ExplanationKinds)},
		{"life", namesOf(LifeKinds)},
	} {
		if other.Of != here {
			unknown.Elsewhere = append(unknown.Elsewhere, other)
		}
	}
	return unknown
}

func namesOf[S Source](kinds []Kind[S]) (names []string) {
	for _, k := range kinds {
		names = append(names, k.Name)
	}
	return names
}
