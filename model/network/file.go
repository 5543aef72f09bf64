package network

import (
	"errors"
	"fmt"

	"socialcredit/model"
)

const fileDoc = "Ties are read from a file with one tie in each line: two names, with a comma, a tab or a space between them. " +
	"The people of the file replace people.count; with a file of groups (a name and a group in each line), its groups replace people.groups. " +
	"Ties of somebody to himself and repeated ties, in either direction, are dropped and counted. Everybody is a household of one."

// File is a network that somebody measured. People are numbered in the order of the file of groups,
// without one in the order in which the ties name them first. A group that the scenario configures
// too keeps its opportunity, exposure, education, trait and means; any other gets a population's
// averages.
type File struct {
	// File with two names in each line; further columns are skipped.
	Ties string `yaml:"ties" file:"true"`
	// File with the name and the group of everybody, people without ties among them; none if empty.
	GroupsFile string `yaml:"groups" file:"true"`
	// Whether the first line is a header; auto: it is where it holds no number but the next line does,
	// or, without numbers, where its names never recur.
	Header    string `yaml:"header" enum:"auto,yes,no"`
	Shuffling `yaml:",inline"`

	read  *roster   // once read
	files [3]string // what was read
}

// Enrol reads the files and replaces the people of the spec.
func (f *File) Enrol(s *model.Spec) error {
	if files := [3]string{f.Ties, f.GroupsFile, f.Header}; f.read == nil || f.files != files {
		read, err := f.open()
		if err != nil {
			return err
		}
		f.read, f.files = read, files
	}
	s.People.Count = len(f.read.names)
	if f.read.groups == nil {
		return nil
	}
	counts := map[string]int{}
	for _, label := range f.read.groups {
		counts[label]++
	}
	groups := make(map[string]model.Group, len(counts))
	for label, people := range counts {
		group, configured := s.People.Groups[label]
		if !configured {
			group = model.NewGroup()
		}
		group.Share = float64(people) / float64(s.People.Count)
		groups[label] = group
	}
	s.People.Groups = groups
	return nil
}

// open reads the files.
func (f *File) open() (*roster, error) {
	switch f.Header {
	case "auto", "yes", "no":
	default:
		return nil, fmt.Errorf("header: %q; write auto, yes or no", f.Header)
	}
	if f.Ties == "" {
		return nil, errors.New("ties: name the file that holds them")
	}
	r := &roster{}
	if f.GroupsFile != "" {
		err := withColumns(f.GroupsFile, func(c *columns) error { return r.readGroups(c, f.Header) })
		if err != nil {
			return nil, err
		}
	}
	err := withColumns(f.Ties, func(c *columns) error { return r.readTies(c, f.Header, f.GroupsFile) })
	if err != nil {
		return nil, err
	}
	if len(r.names) < 2 {
		return nil, fmt.Errorf("%s: only one person; at least two are needed", f.Ties)
	}
	return r, nil
}

func withColumns(path string, read func(*columns) error) error {
	l, err := openLines(path)
	if err != nil {
		return err
	}
	defer l.close()
	return read(&columns{lines: l})
}

// Names are the people's names in the files.
func (f *File) Names() []string { return f.read.names }

// Groups are the people's groups, nil without a file of them.
func (f *File) Groups() []string { return f.read.groups }

// Household is 1: no tie is ever added to those of the file.
func (f *File) Household() int { return 1 }

// Build ties the people of the file.
func (f *File) Build(w *model.World) (*model.Graph, error) {
	ends := f.read.ends
	ties := len(ends) / 2
	return f.build(w, func(lo, hi int, tie func(a, b uint32)) {
		// Any share of the ties will do, so long as each belongs to one row.
		for i := lo * ties / w.N; i < hi*ties/w.N; i++ {
			tie(uint32(w.Position(int(ends[2*i]))), uint32(w.Position(int(ends[2*i+1]))))
		}
	})
}

// MeanDegree is how many friends people will have, but for the ties that are dropped. The files have
// been read.
func (f *File) MeanDegree(people int) float64 { return float64(len(f.read.ends)) / float64(people) }
