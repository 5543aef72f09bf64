package figure

import (
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"golang.org/x/sync/errgroup"

	"socialcredit/results"
)

// A Skip is a kind that does not apply to a run or a study, and why.
type Skip struct {
	Kind, Reason string

	unasked bool // see Absent
}

// Draw draws figures of a run or a study into a directory: every kind where none is named, in every format where none is
// named. A figure is one file per format and one .csv with the numbers in it, called after its kind, and after its
// institution or outcome too where the kind has several figures. It returns the files it wrote, in the order of the
// catalogues, and the kinds that do not apply; of a study, these are told only where they were named or nothing could be
// drawn, and of a run, those that it was never meant to have only where they were named. A name that it does not know is an *Unknown, and nothing is drawn.
func Draw(source Source, kinds, formats []string, outDir string) (files []string, skipped []Skip, err error) {
	written, err := choose("format", formats, Formats, func(f Format) string { return f.Name })
	if err != nil {
		return nil, nil, err
	}
	figures, skipped, err := source.figures(kinds)
	if err != nil {
		return nil, nil, err
	}
	files, err = save(figures, written, outDir)
	return files, skipped, err
}

// save writes figures in parallel; each figure is drawn by one goroutine, its formats one after the other.
func save(figures []*Figure, formats []Format, dir string) ([]string, error) {
	files := make([][]string, len(figures))
	var group errgroup.Group
	group.SetLimit(min(runtime.GOMAXPROCS(0), 8)) // a picture of a page takes 20 MB while it is drawn
	for i, f := range figures {
		group.Go(func() error {
			for _, format := range formats {
				path := filepath.Join(dir, f.Name+"."+format.Name)
				if err := results.WriteFile(path, func(w io.Writer) error { return format.write(w, f) }); err != nil {
					return err
				}
				files[i] = append(files[i], path)
			}
			path := filepath.Join(dir, f.Name+".csv")
			files[i] = append(files[i], path)
			return results.WriteCSV(path, f.Numbers)
		})
	}
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("draw figures: %w", err)
	}
	return slices.Concat(files...), nil
}

// choose picks the named entries of a catalogue, each once and in the catalogue's order, or all where none is named.
func choose[T any](what string, names []string, catalogue []T, name func(T) string) ([]T, error) {
	if len(names) == 0 {
		return catalogue, nil
	}
	var known []string
	for _, entry := range catalogue {
		known = append(known, name(entry))
	}
	for _, n := range names {
		if !slices.Contains(known, n) {
			return nil, &Unknown{What: what, Name: n, Nearest: nearest(n, known), Known: known}
		}
	}
	var chosen []T
	for _, entry := range catalogue {
		if slices.Contains(names, name(entry)) {
			chosen = append(chosen, entry)
		}
	}
	return chosen, nil
}

// An Unknown is a kind or a format that was asked for and does not exist, with the one that may be meant. Of a kind it
// tells too of what it is asked, and what there is of others.
type Unknown struct {
	What, Name, Nearest string
	Known               []string
	Here                string
	Elsewhere           []Family
}

// A Family is the kinds of figure of one sort of directory.
type Family struct {
	Of    string
	Known []string
}

func (u *Unknown) Error() string {
	known := strings.Join(u.Known, ", ")
	if u.Here == "" {
		return fmt.Sprintf("there is no %s %q, did you mean %q? There are: %s", u.What, u.Name, u.Nearest, known)
	}
	text := fmt.Sprintf("there is no %s %q, did you mean %q? A%s has: %s", u.What, u.Name, u.Nearest, withArticle(u.Here)[1:], known)
	for _, other := range u.Elsewhere {
		if slices.Contains(other.Known, u.Name) {
			return fmt.Sprintf("%s is a %s of %s, and this is %s, which has: %s", u.Name, u.What, withArticle(other.Of), withArticle(u.Here), known)
		}
		text += fmt.Sprintf("; %s has: %s", withArticle(other.Of), strings.Join(other.Known, ", "))
	}
	return text
}

// withArticle puts a or an before a noun.
func withArticle(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// nearest is the known name that takes the fewest changes of a letter to write.
func nearest(name string, known []string) string {
	return slices.MinFunc(known, func(a, b string) int {
		return levenshtein.ComputeDistance(name, a) - levenshtein.ComputeDistance(name, b)
	})
}
