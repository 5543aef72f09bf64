package model

import (
	"fmt"
	"slices"
)

// MaxRecords is how many kinds of act and of sent record a scenario may have together.
const MaxRecords = 64

// MaxServices is how many services a scenario may have.
const MaxServices = 32

// A Layout numbers the parts of a scenario: each list is sorted by label, and a part's number is
// its place in the list.
type Layout struct {
	Groups       []string
	Acts         []string // records 0 to len(Acts)-1
	Sent         []string // records len(Acts) on: labels of what is sent
	Institutions []string
	Services     []string
	Forms        []Form  // by institution
	SentCauses   []Cause // by sent kind
	SentReverses []bool  // by sent kind: whether it takes back what others of its cause did
	Rights       uint32  // the services that are rights, as bits
	PerYear      int     // periods in a year
	Outcomes     []Told  // numbers that kinds know beside standings

	sentFalse bool // whether any kind sends records of what nobody did
}

// Told is an outcome as a column.
type Told struct {
	Outcome
	Of     string // label of the kind that tells it
	Column string
}

// RecordKinds is the number of kinds of record.
func (l *Layout) RecordKinds() int { return len(l.Acts) + len(l.Sent) }

// SentKind is the number of the sent kind of record of a label.
func (l *Layout) SentKind(label string) int { return len(l.Acts) + slices.Index(l.Sent, label) }

// A Problem is something wrong with a scenario, and where.
type Problem struct {
	Path string // dotted, such as institutions.osmanthus.floor
	Text string // what is wrong and what would be right
	// Name is not one of Among, where the problem is an unknown name.
	Name  string
	Among []string
}

// Error makes a Problem an error.
func (p Problem) Error() string { return p.Path + ": " + p.Text }

// A Binding lets a kind look up names and report what is wrong with its values.
type Binding struct {
	Spec     *Spec
	Layout   *Layout
	path     string
	problems *[]Problem
	later    *[]func()
}

// Later has something looked up once all institutions have told what their standings look like. It is
// for an institution that refers to another's bands.
func (b *Binding) Later(look func()) { *b.later = append(*b.later, look) }

// Fail reports a problem at a key below the kind ("" = the kind itself).
func (b *Binding) Fail(key, format string, args ...any) {
	path := b.path
	if key != "" {
		path += "." + key
	}
	b.problem(path, format, args...)
}

// At returns a binding for a kind that is the value of a key of this one.
func (b *Binding) At(key string) *Binding {
	return &Binding{b.Spec, b.Layout, b.path + "." + key, b.problems, b.later}
}

// Record returns the number of a kind of record, or -1 after reporting that there is none.
func (b *Binding) Record(key, label string) int {
	all := append(append([]string{}, b.Layout.Acts...), b.Layout.Sent...)
	return b.find(key, label, "kind of act or sent record", all)
}

// Institution returns the number of an institution, or -1 after reporting that there is none.
func (b *Binding) Institution(key, label string) int {
	return b.find(key, label, "institution", b.Layout.Institutions)
}

// Group returns the number of a group, or -1 after reporting that there is none.
func (b *Binding) Group(key, label string) int { return b.find(key, label, "group", b.Layout.Groups) }

// Band returns the number of a band of an institution (by number), or -1 after reporting that there is
// none. A society or policy sees all bands; an institution does so in [Binding.Later].
func (b *Binding) Band(key, label string, institution int) int {
	if institution < 0 || institution >= len(b.Layout.Forms) {
		return -1
	}
	return b.find(key, label, "band of "+b.Layout.Institutions[institution], bandLabels(&b.Layout.Forms[institution]))
}

// Service returns the number of a service, or -1 after reporting that there is none.
func (b *Binding) Service(key, label string) int {
	return b.find(key, label, "service", b.Layout.Services)
}

// Opens says that people may join or leave an institution (by number), or learn of it, while the
// society goes on.
func (b *Binding) Opens(institution int) {
	if institution >= 0 && institution < len(b.Layout.Forms) {
		b.Layout.Forms[institution].Open = true
	}
}

// Hundredths returns points as hundredths, after reporting what is finer than that.
func (b *Binding) Hundredths(key string, points float64) int32 {
	h, exact := ToHundredths(points)
	if !exact {
		b.Fail(key, "%v points is finer than a hundredth or beyond 10 million", points)
	}
	return h
}

func (b *Binding) find(key, label, what string, among []string) int {
	for i, l := range among {
		if l == label {
			return i
		}
	}
	*b.problems = append(*b.problems, Problem{
		Path: b.path + "." + key,
		Text: fmt.Sprintf("unknown %s %q", what, label), Name: label, Among: among,
	})
	return -1
}

// Bind numbers the parts of a spec, lets every kind look up its names, and returns all that is
// wrong. The layout is usable only if nothing is. A network that brings its own people replaces
// those of the spec first.
func (s *Spec) Bind() (*Layout, []Problem) {
	var problems []Problem
	if roster, ok := s.Network.(Roster); ok {
		if err := roster.Enrol(s); err != nil {
			return nil, []Problem{{Path: "network", Text: err.Error()}}
		}
	}
	l := &Layout{
		Groups: Labels(s.People.Groups), Acts: Labels(s.Acts),
		Institutions: Labels(s.Institutions), Services: Labels(s.Services), PerYear: s.Period.PerYear(),
	}
	b := &Binding{s, l, "", &problems, new([]func())}
	s.bindPeople(b)
	s.bindActs(b)
	s.findSenders(b)
	for _, label := range l.Institutions {
		bindKind(b, "institutions."+label, s.Institutions[label])
		l.Forms = append(l.Forms, s.Institutions[label].Form())
	}
	for _, look := range *b.later {
		look()
	}
	if jointCount(l.Forms) > maxJoint {
		b.problem("institutions", "their bands make more than %d combinations; use fewer institutions or bands", maxJoint)
	}
	s.bindServices(b)
	bindKind(b, "network", s.Network)
	bindKind(b, "conduct", s.Conduct)
	bindKind(b, "record", s.Record)
	bindKind(b, "access", s.Access)
	for _, label := range Labels(s.Society) {
		bindKind(b, "society."+label, s.Society[label])
	}
	for _, label := range Labels(s.Policies) {
		bindKind(b, "policies."+label, s.Policies[label])
	}
	s.findOutcomes(l)
	return l, problems
}

func bindKind(b *Binding, path string, kind any) {
	if binder, ok := kind.(Binder); ok {
		binder.Bind(&Binding{b.Spec, b.Layout, path, b.problems, b.later})
	}
}

func (s *Spec) bindPeople(b *Binding) {
	b = &Binding{s, b.Layout, "people", b.problems, b.later}
	if len(s.People.Groups) == 0 {
		b.Fail("groups", "no group; at least one is needed, such as everybody: {share: 1}")
		return
	}
	if len(s.People.Groups) > 64 {
		b.Fail("groups", "%d groups; at most 64", len(s.People.Groups))
	}
	sum := 0.0
	for _, label := range b.Layout.Groups {
		sum += s.People.Groups[label].Share
		if label == "all" {
			b.Fail("groups.all", "a group may not be called all: tables use that word for everybody")
		}
	}
	if sum < 1-1e-9 || sum > 1+1e-9 {
		b.Fail("groups", "shares sum to %.10g; they must sum to 1", sum)
	}
	if s.People.Districts > s.People.Count {
		b.Fail("districts", "%d districts for %d people; at most one each, such as --set people.districts=%d", s.People.Districts, s.People.Count, s.People.Count)
	}
}

func (s *Spec) bindActs(b *Binding) {
	b = &Binding{s, b.Layout, "acts", b.problems, b.later}
	if len(s.Acts) > MaxRecords {
		b.Fail("", "%d kinds of act; at most %d, records sent by policies included", len(s.Acts), MaxRecords)
	}
	for _, label := range b.Layout.Acts {
		if a := s.Acts[label]; a.Rate/float64(b.Layout.PerYear) > 1 {
			b.Fail(label+".rate", "%v a year is more than once a %s; at most %d, or use a shorter period",
				a.Rate, s.Period, b.Layout.PerYear)
		}
	}
}

// findSenders gives every sort of record that parts send a number.
func (s *Spec) findSenders(b *Binding) {
	add := func(role, label string, kind any) {
		sender, ok := kind.(Sender)
		if !ok {
			return
		}
		for _, sent := range sender.Sends() {
			s.addSent(b, role+"."+label, sentLabel(label, sent), sent)
		}
	}
	for _, label := range b.Layout.Institutions {
		add("institutions", label, s.Institutions[label])
	}
	for _, label := range Labels(s.Society) {
		add("society", label, s.Society[label])
	}
	for _, label := range Labels(s.Policies) {
		add("policies", label, s.Policies[label])
	}
	if n := b.Layout.RecordKinds(); len(s.Acts) <= MaxRecords && n > MaxRecords {
		b.problem("acts", "%d kinds of act and sent record; at most %d", n, MaxRecords)
	}
}

func (s *Spec) addSent(b *Binding, path, label string, sent Sent) {
	l := b.Layout
	if _, taken := s.Acts[label]; taken {
		b.problem(path, "sends records called %s, and so is an act; records need labels of their own", label)
	}
	if slices.Contains(l.Sent, label) {
		b.problem(path, "sends records called %s, and so does something else; records need labels of their own", label)
	}
	l.Sent, l.SentCauses, l.SentReverses = append(l.Sent, label), append(l.SentCauses, sent.Cause), append(l.SentReverses, sent.Reverses)
	l.sentFalse = l.sentFalse || sent.False
}

// sentLabel is what a sort of record is called that a kind sends.
func sentLabel(label string, sent Sent) string {
	if sent.Suffix == "" {
		return label
	}
	return label + "_" + sent.Suffix
}

// findOutcomes lists what witnesses know.
func (s *Spec) findOutcomes(l *Layout) {
	for _, p := range s.parts() {
		if witness, ok := p.kind.(Witness); ok {
			for _, o := range witness.Outcomes() {
				l.Outcomes = append(l.Outcomes, Told{o, p.label(), p.label() + "_" + o.Name})
			}
		}
	}
}

func (b *Binding) problem(path, format string, args ...any) {
	*b.problems = append(*b.problems, Problem{Path: path, Text: fmt.Sprintf(format, args...)})
}

func (s *Spec) bindServices(b *Binding) {
	b = &Binding{s, b.Layout, "services", b.problems, b.later}
	if len(s.Services) > MaxServices {
		b.Fail("", "%d services; at most %d", len(s.Services), MaxServices)
		return
	}
	for i, label := range b.Layout.Services {
		service := s.Services[label]
		if service.Right {
			b.Layout.Rights |= 1 << i
		}
		if len(service.Needs) == 0 {
			b.Fail(label+".needs", "names no band; write needs: {INSTITUTION: BAND}, the lowest band that opens it")
		}
		for _, institution := range Labels(service.Needs) {
			s.bindNeed(b, label, institution, service)
		}
	}
}

func (s *Spec) bindNeed(b *Binding, label, institution string, service Service) {
	key := label + ".needs." + institution
	n := b.Institution(key, institution)
	if n < 0 || n >= len(b.Layout.Forms) || len(b.Layout.Forms[n].Bands) == 0 {
		return
	}
	form := &b.Layout.Forms[n]
	bands := make([]string, len(form.Bands))
	for i, band := range form.Bands {
		bands[i] = band.Label
	}
	band := b.find(key, service.Needs[institution], "band of "+institution, bands)
	if band < 0 || !form.Scored {
		return
	}
	opensAtBase := form.BandOf(form.Base) >= uint8(band)
	switch {
	case service.Right && !opensAtBase:
		b.Fail(key, "a right must be open at the base standing, which lies in band %s; choose a band not above that, or right: false",
			bands[form.BandOf(form.Base)])
	case !service.Right && opensAtBase:
		b.Fail(key, "a perk opens only above the base standing, which lies in band %s; choose a higher band, or right: true",
			bands[form.BandOf(form.Base)])
	}
}
