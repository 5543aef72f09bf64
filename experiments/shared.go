package experiments

import (
	"slices"

	"socialcredit/model"
	"socialcredit/results"
)

// A shared is what two societies have in common, and can be compared by: institutions and services of the
// same label.
type shared struct {
	a, b         *model.Layout
	institutions []sharedInstitution
	services     []sharedService
	rights       uint32 // the shared services, by number among them, that are rights in both
	remapA       remap  // services of A as shared ones
	remapB       remap
}

type sharedInstitution struct {
	label        string
	a, b         int // its numbers
	scored       bool
	ordered      bool // both have the same bands
	codeA, codeB []uint8
}

type sharedService struct {
	label string
	a, b  int
}

// maxShared is how many institutions can be told apart in the marks of a person.
const maxShared = 62

// sharedOf finds what two layouts share, in the order of A.
func sharedOf(a, b *model.Layout) *shared {
	s := &shared{a: a, b: b}
	for i, label := range a.Institutions {
		if j := slices.Index(b.Institutions, label); j >= 0 && len(s.institutions) < maxShared {
			s.institutions = append(s.institutions, sharedInstitutionOf(label, i, j, s))
		}
	}
	for i, label := range a.Services {
		j := slices.Index(b.Services, label)
		if j < 0 {
			continue
		}
		if a.Rights>>i&1 == 1 && b.Rights>>j&1 == 1 {
			s.rights |= 1 << len(s.services)
		}
		s.services = append(s.services, sharedService{label, i, j})
	}
	s.remapA = remapOf(s.services, func(v sharedService) int { return v.a })
	s.remapB = remapOf(s.services, func(v sharedService) int { return v.b })
	return s
}

// sharedInstitutionOf numbers the bands of both by label: those of A first, then what only B has.
func sharedInstitutionOf(label string, i, j int, s *shared) sharedInstitution {
	formA, formB := &s.a.Forms[i], &s.b.Forms[j]
	out := sharedInstitution{label: label, a: i, b: j, scored: formA.Scored && formB.Scored}
	var labels []string
	for _, band := range formA.Bands {
		out.codeA = append(out.codeA, uint8(len(labels)))
		labels = append(labels, band.Label)
	}
	out.ordered = len(formA.Bands) == len(formB.Bands)
	for k, band := range formB.Bands {
		code := slices.Index(labels, band.Label)
		if code < 0 {
			code = len(labels)
			labels = append(labels, band.Label)
		}
		out.codeB = append(out.codeB, uint8(code))
		out.ordered = out.ordered && code == k
	}
	return out
}

// A remap turns services as bits of one scenario into bits of the shared services, a byte at a time.
type remap struct {
	bytes [4][256]uint32
}

func remapOf(services []sharedService, own func(sharedService) int) (r remap) {
	for to, v := range services {
		from := own(v)
		for value := range 256 {
			if value>>(from%8)&1 == 1 {
				r.bytes[from/8][value] |= 1 << to
			}
		}
	}
	return r
}

func (r *remap) of(services uint32) uint32 {
	return r.bytes[0][services&255] | r.bytes[1][services>>8&255] | r.bytes[2][services>>16&255] | r.bytes[3][services>>24]
}

// only lists what one of two lists has and the other lacks.
func only(here, there []string) []string {
	out := []string{}
	for _, label := range here {
		if !slices.Contains(there, label) {
			out = append(out, label)
		}
	}
	return out
}

// society keeps of A's society what B has too.
func (s *shared) society(of results.Society) results.Society {
	of.Institutions = slices.DeleteFunc(slices.Clone(of.Institutions), func(i results.Institution) bool {
		return !slices.ContainsFunc(s.institutions, func(other sharedInstitution) bool { return other.label == i.Label })
	})
	for k := range of.Institutions {
		of.Institutions[k].Scored = s.institutions[k].scored
	}
	var services []results.Service
	for k, v := range s.services {
		services = append(services, results.Service{Label: v.label, Right: s.rights>>k&1 == 1})
	}
	of.Services = services
	of.Outcomes = slices.DeleteFunc(slices.Clone(of.Outcomes), func(o results.Outcome) bool {
		return !slices.ContainsFunc(s.b.Outcomes, func(t model.Told) bool { return t.Column == o.Column })
	})
	return of
}
