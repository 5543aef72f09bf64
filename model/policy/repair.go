package policy

import (
	"fmt"

	"socialcredit/model"
)

const repairDoc = "Lets people repair their standing by good deeds, as volunteering and giving blood do in Yiwu (China Business Times 15 Aug 2017) and Xiamen. " +
	"After so many records of the deeds named, done since the last repair, a person gets a record of the policy's own label. " +
	"What it does is up to the institution: a rule of points with clears: true lifts an account below zero to zero, and one with points adds them. " +
	"How many deeds a city asks for was not found. Outcome: LABEL_repaired."

// Repair counts good deeds and sends a record for enough of them.
type Repair struct {
	// Kinds of record that count; none named = all rewarded acts.
	Deeds map[string]bool `yaml:"deeds" ref:"record"`
	// How many of them make a repair.
	Needs int `yaml:"needs" min:"1" max:"1000"`
	// Repairs that a person may have in a year; 0 = any number. Deeds done when none is left do not count.
	Yearly int `yaml:"yearly" min:"0" max:"255"`
	// Institution whose standing there must be something to repair of; empty = everybody's deeds count.
	Institution string `yaml:"institution" ref:"institution"`
	// Highest band in which deeds count; needs an institution.
	Band string `yaml:"band" ref:"band"`

	deeds uint64 // kinds of record as bits
	kind  int
	self  int // the institution's number; -1 = none
	band  uint8
	done  []uint16 // by position: deeds since the last repair
	used  []uint8  // by position: repairs of the year
	told  *model.Counts
}

func newRepair() *Repair { return &Repair{Needs: 5, Yearly: 1} }

// Sends is the record of a repair.
func (r *Repair) Sends() []model.Sent { return []model.Sent{{Cause: model.PolicyCause}} }

// Bind finds the deeds and the band.
func (r *Repair) Bind(b *model.Binding) {
	r.deeds, r.self = 0, -1
	for _, label := range model.Labels(r.Deeds) {
		if k := b.Record("deeds."+label, label); k >= 0 && r.Deeds[label] {
			r.deeds |= 1 << k
		}
	}
	if len(r.Deeds) == 0 {
		for k, label := range b.Layout.Acts {
			if act := b.Spec.Acts[label]; act.Rewarded() {
				r.deeds |= 1 << k
			}
		}
	}
	switch {
	case r.Institution == "" && r.Band != "":
		b.Fail("band", "%q is a band of no institution; name the institution too", r.Band)
	case r.Institution != "" && r.Band == "":
		b.Fail("band", "is missing: the highest band of %s in which deeds count", r.Institution)
	case r.Institution != "":
		if r.self = b.Institution("institution", r.Institution); r.self >= 0 {
			r.band = uint8(max(0, b.Band("band", r.Band, r.self)))
		}
	}
}

// Prepare allocates the counts.
func (r *Repair) Prepare(w *model.World, self int) {
	r.kind = w.Layout.SentKind(model.Labels(w.Spec.Policies)[self])
	r.done, r.used = make([]uint16, w.N), make([]uint8, w.N)
	r.told = model.NewCounts(w, 1)
}

// Hear counts the deeds of a span.
func (r *Repair) Hear(w *model.World, s *model.Span) {
	if (w.Period-1)%w.Layout.PerYear == 0 {
		clear(r.used[s.Lo:s.Hi])
	}
	for _, record := range s.Records {
		pos := s.Lo + record.At()
		if r.deeds>>record.Kind()&1 == 0 || r.Yearly > 0 && int(r.used[pos]) >= r.Yearly || !r.open(w, pos) {
			continue
		}
		if r.done[pos]++; int(r.done[pos]) < r.Needs {
			continue
		}
		r.done[pos] = 0
		if r.Yearly > 0 {
			r.used[pos]++
		}
		w.Mail.Send(pos, r.kind)
		r.told.Add(s.Worker, 0, w.Group[pos], 1)
	}
}

// open tells whether there is something to repair.
func (r *Repair) open(w *model.World, pos int) bool {
	if r.self < 0 {
		return true
	}
	standing := w.Standings[r.self]
	return standing.Enrolled(pos) && standing.Band[pos] <= r.band
}

// Settle does nothing: a repair is sent as soon as the last deed is heard of.
func (*Repair) Settle(*model.World) {}

// Outcomes tell how many repairs there are.
func (r *Repair) Outcomes() []model.Outcome {
	return []model.Outcome{{Name: "repaired", Unit: "per person", Doc: "Repairs so far."}}
}

// Witness writes them.
func (r *Repair) Witness(w *model.World, into []model.Ratio) {
	for _, group := range w.Group {
		into[group].Whole++
	}
	for g := range into {
		into[g].Part = r.told.Of(0, g)
	}
}

// Inherit takes over the counts.
func (r *Repair) Inherit(_ *model.World, from any) error {
	old, ok := from.(*Repair)
	if !ok {
		return fmt.Errorf("it takes over repairs; a %T makes none", from)
	}
	copy(r.done, old.done)
	copy(r.used, old.used)
	r.told.Inherit(old.told)
	return nil
}
