package record

import (
	"math/bits"
	"slices"
	"sync/atomic"

	"socialcredit/model"
)

const permutedDoc = "A null: the records of acts of each period and kind, made as by noticed, are given to a random permutation of the " +
	"people whom an institution has enrolled. Their number stays exactly the same, but they are blind to trait, group and deed. " +
	"What bodies send each other (reports, appeals, listings) reaches whom it is about."

// Permuted hands every record to somebody drawn by lot.
type Permuted struct {
	Noticed `yaml:",inline"`

	held, heldFalse   []uint64 // as noticed, by position
	given, givenFalse []uint64 // as handed out, by position
	acts              uint64   // the kinds of record that are handed out, as bits
	people            []uint32 // positions of the enrolled, in the order of their ids
	place             []uint32 // the reverse
	listed            bool     // whether people are listed once and for all
	luck              []model.Luck
}

func newPermuted() *Permuted { return &Permuted{Noticed: *newNoticed()} }

// Prepare lists who may be given records.
func (p *Permuted) Prepare(w *model.World, self int) {
	p.Noticed.Prepare(w, self)
	for _, column := range []*[]uint64{&p.held, &p.heldFalse, &p.given, &p.givenFalse} {
		*column = make([]uint64, w.N)
	}
	p.place, p.luck, p.listed, p.acts = make([]uint32, w.N), nil, false, 0
	for k, label := range w.Layout.Acts {
		p.luck = append(p.luck, w.Luck("record.permuted."+label))
		p.acts |= 1 << k
	}
}

// list finds who may be given records. Where people join and leave, that changes.
func (p *Permuted) list(w *model.World) {
	if p.listed {
		return
	}
	p.people, p.listed = p.people[:0], true
	for id := range w.N {
		pos := w.Position(id)
		known := func(s *model.Standing) bool { return s.Enrolled(pos) }
		if len(w.Standings) == 0 || slices.ContainsFunc(w.Standings, known) {
			p.people = append(p.people, uint32(pos))
		}
	}
	for i, pos := range p.people {
		p.place[pos] = uint32(i)
	}
	for _, s := range w.Standings {
		p.listed = p.listed && !s.Open
	}
}

// Run keeps the records of a span until all spans have theirs. Records of acts of people whom nobody
// has enrolled change nothing and are dropped.
func (p *Permuted) Run(w *model.World, s *model.Span) {
	p.Noticed.Run(w, s)
	for _, column := range []*[]uint64{&p.held, &p.heldFalse, &p.given, &p.givenFalse} {
		clear((*column)[s.Lo:s.Hi])
	}
	for _, r := range s.Records {
		if r.False() {
			p.heldFalse[s.Lo+r.At()] |= 1 << r.Kind()
		} else {
			p.held[s.Lo+r.At()] |= 1 << r.Kind()
		}
	}
}

// Exchange deals the records out. A bit is set at most once, whoever sets it.
func (p *Permuted) Exchange(w *model.World) {
	p.list(w)
	lots := make([]*model.Permutation, len(p.luck))
	for k, luck := range p.luck {
		lots[k] = model.NewPermutation(luck, uint64(len(p.people)), w.Period)
	}
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			p.give(lots, pos, p.held[pos], p.given)
			p.give(lots, pos, p.heldFalse[pos], p.givenFalse)
		}
	})
}

func (p *Permuted) give(lots []*model.Permutation, pos int, kinds uint64, given []uint64) {
	if sent := kinds &^ p.acts; sent != 0 {
		atomic.OrUint64(&given[pos], sent)
		kinds &= p.acts
	}
	from := p.place[pos]
	if int(from) >= len(p.people) || p.people[from] != uint32(pos) {
		return
	}
	for ; kinds != 0; kinds &= kinds - 1 {
		k := bits.TrailingZeros64(kinds)
		atomic.OrUint64(&given[p.people[lots[k].Of(uint64(from))]], 1<<k)
	}
}

// Deliver hands a span the records that fell to it.
func (p *Permuted) Deliver(_ *model.World, s *model.Span) {
	s.Records = s.Records[:0]
	for pos := s.Lo; pos < s.Hi; pos++ {
		for kinds := p.given[pos]; kinds != 0; kinds &= kinds - 1 {
			s.Records = append(s.Records, model.NewDeed(pos-s.Lo, bits.TrailingZeros64(kinds)))
		}
		for kinds := p.givenFalse[pos]; kinds != 0; kinds &= kinds - 1 {
			s.Records = append(s.Records, model.NewFalse(pos-s.Lo, bits.TrailingZeros64(kinds)))
		}
	}
}
