package record

import (
	"slices"

	"socialcredit/model"
)

// falseRecords draws records of what nobody did.
type falseRecords struct {
	lottery *model.Lottery
	sources []falseSource
	kinds   []int          // penalised acts
	upTo    []model.Chance // cumulative shares of those kinds
	review  model.Chance
	border  float64
}

// A falseSource is one rate of false records: of persons, of households or of border households.
type falseSource struct {
	entity  model.Entity
	chance  model.Chance
	kind    model.Luck // which kind, by entity
	checked model.Luck // whether a human check removes it, by person
	border  bool
}

// prepare readies the sources. Where rates have changed while the society goes on, the lottery that is
// held already is dealt anew.
func (f *falseRecords) prepare(w *model.World, n *Noticed) {
	*f = falseRecords{lottery: f.lottery, review: n.review, border: n.Error.BorderShare}
	if f.lottery != nil {
		f.lottery.Empty()
	}
	f.weighKinds(w)
	if len(f.kinds) == 0 {
		return
	}
	f.enter(w, "person", model.Person, n.now.person)
	f.enter(w, "household", model.Household, n.now.household)
	if w.Spec.People.Districts > 1 {
		f.enter(w, "border", model.Household, n.now.border)
	}
}

func (f *falseRecords) enter(w *model.World, name string, entity model.Entity, yearly float64) {
	if yearly == 0 {
		return
	}
	if f.lottery == nil {
		f.lottery = &model.Lottery{}
		w.Hold(f.lottery)
	}
	p := 1 - model.Exp(-yearly/float64(w.Layout.PerYear))
	luck := w.Luck("record.error." + name)
	f.lottery.Enter(luck, model.NewChance(p).First(), entity == model.Household)
	f.sources = append(f.sources, falseSource{
		entity: entity, chance: model.NewChance(p), border: name == "border",
		kind: w.Luck("record.error." + name + ".kind"), checked: w.Luck("record.error." + name + ".review"),
	})
}

// weighKinds shares false records among the penalised acts in proportion to true ones.
func (f *falseRecords) weighKinds(w *model.World) {
	total := 0.0
	var weights []float64
	for k, label := range w.Layout.Acts {
		if a := w.Spec.Acts[label]; !a.Rewarded() && a.Rate*a.Noticed > 0 {
			f.kinds = append(f.kinds, k)
			weights = append(weights, float64(a.Rate*a.Noticed))
			total += weights[len(weights)-1]
		}
	}
	sum := 0.0
	for _, weight := range weights {
		sum += weight
		f.upTo = append(f.upTo, model.NewChance(sum/total))
	}
}

func (f *falseRecords) run(w *model.World, s *model.Span) {
	if len(f.sources) == 0 {
		return
	}
	first := len(s.Records)
	for _, tickets := range f.lottery.Tickets(w, s) {
		for _, t := range tickets {
			f.strike(w, s, t, first)
		}
	}
	slices.Sort(s.Records[first:]) // tickets come in the order in which workers dealt them
}

// strike makes the false record behind a ticket, if its number wins and no check removes it. A
// person has at most one false record of a kind; those of the span stand from first on.
func (f *falseRecords) strike(w *model.World, s *model.Span, t model.Ticket, first int) {
	source := &f.sources[t.Slot()]
	pos := s.Lo + t.At()
	owner := pos
	if source.entity == model.Household {
		owner = w.Head(pos)
	}
	if !f.lottery.Wins(t, w.ID(owner), w.Period, source.chance) || source.border && !f.atBorder(w, owner) {
		return
	}
	if checked, _ := source.checked.Draw(model.Person, uint64(w.ID(pos)), w.Period); model.Chance(checked) < f.review {
		return
	}
	u, _ := source.kind.Draw(source.entity, uint64(w.ID(owner)), w.Period)
	i := 0
	for i < len(f.kinds)-1 && model.Chance(u) >= f.upTo[i] {
		i++
	}
	if made := model.NewFalse(t.At(), f.kinds[i]); !slices.Contains(s.Records[first:], made) {
		s.Records = append(s.Records, made)
	}
}

// atBorder tells whether a household lives near an end of its district.
func (f *falseRecords) atBorder(w *model.World, head int) bool {
	n := uint64(w.N)
	within := float64(uint64(head)*uint64(w.Spec.People.Districts)%n) / float64(n)
	return within < f.border/2 || within >= 1-f.border/2
}
