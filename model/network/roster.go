package network

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// A roster is what the files of a network say.
type roster struct {
	register
	groups []string // labels by person id; nil without a file of groups
	ends   []uint32 // of the ties, two and two, by person id

	// Whether the first person or two come from a line that may be a header, and whether anything
	// has spoken against it.
	doubtful  int
	confirmed bool
}

const (
	mostPeople = 100_000_000
	mostGroups = 64
)

// readGroups reads the people and their groups. Its first line may turn out to be a header only
// when the ties are known.
func (r *roster) readGroups(c *columns, header string) error {
	if err := c.begin(header); err != nil {
		return err
	}
	labels := map[string]string{} // by label as written
	counts := map[string]int{}    // by label
	for {
		name, written, err := c.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if _, twice := r.find(name); twice {
			return c.wrong("%q is listed a second time", name)
		}
		label, known := labels[string(written)]
		if !known {
			if label, err = newLabel(string(written), counts); err != nil {
				return c.wrong("%w", err)
			}
			labels[string(written)] = label
		}
		if r.add(name) == mostPeople {
			return c.wrong("more than %d people", mostPeople)
		}
		r.groups = append(r.groups, label)
		counts[label]++
	}
	if c.mayHead {
		r.doubtful, r.confirmed = 1, counts[r.groups[0]] > 1
	}
	return nil
}

// newLabel turns a label as written into one as tables have it: lower-case letters and digits with
// underscores between them.
func newLabel(written string, groups map[string]int) (string, error) {
	label := strings.Join(strings.FieldsFunc(strings.ToLower(written), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c)
	}), "_")
	switch _, known := groups[label]; {
	case label == "":
		return "", fmt.Errorf("the group %q has no letter and no digit", written)
	case label == "all":
		return "", errors.New("no group may be called all: tables use that word for everybody")
	case !known && len(groups) == mostGroups:
		return "", fmt.Errorf("more than %d groups", mostGroups)
	}
	return label, nil
}

// readTies reads the ties, and the people too unless groups named them.
func (r *roster) readTies(c *columns, header, groups string) error {
	if err := c.begin(header); err != nil {
		return err
	}
	for first := true; ; first = false {
		a, b, err := c.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if first && c.mayHead && r.isHeader(a, b) {
			continue
		}
		for _, name := range [2][]byte{a, b} {
			id, err := r.end(name, groups)
			if err != nil {
				return c.wrong("%w", err)
			}
			r.ends = append(r.ends, id)
		}
		if first && c.mayHead && r.groups == nil {
			r.doubtful = len(r.names)
		}
	}
	r.settle()
	return nil
}

// end returns who is at an end of a tie.
func (r *roster) end(name []byte, groups string) (uint32, error) {
	id, known := r.find(name)
	switch {
	case known && int(id) < r.doubtful:
		r.confirmed = true
	case known:
	case r.groups != nil:
		return 0, fmt.Errorf("%q is not in %s, which must list everybody", name, groups)
	case len(r.names) == mostPeople:
		return 0, fmt.Errorf("more than %d people", mostPeople)
	default:
		id = r.add(name)
	}
	return id, nil
}

// isHeader tells whether the first line of the ties, which may be a header, is one: with a file of
// groups, people are known.
func (r *roster) isHeader(a, b []byte) bool {
	if r.groups == nil {
		return false // not until the end
	}
	unknown := 0
	for _, name := range [2][]byte{a, b} {
		id, known := r.find(name)
		if known && int(id) >= r.doubtful {
			return false
		}
		if !known {
			unknown++
		}
	}
	return unknown > 0
}

// settle takes a doubtful line for a header unless something speaks against it.
func (r *roster) settle() {
	if drop := r.doubtful; drop > 0 && !r.confirmed {
		r.names = r.names[drop:]
		if r.groups != nil {
			r.groups = r.groups[drop:]
		} else {
			r.ends = r.ends[2:]
		}
		for i := range r.ends {
			r.ends[i] -= uint32(drop)
		}
	}
	r.register = register{names: r.names}
}
