package institution

import (
	"fmt"
	"math"
	"strings"

	"socialcredit/model"
)

const priceBandsDoc = "A score of points that sets a price, as Mobike's: whoever is in a band pays so many times the ordinary price, and whoever is at the " +
	"floor when a score is published is frozen for good. Only an appeal that takes the last penalty back, or suspends it, lifts that, and " +
	"the score goes on from there. All other rules are those of kind points. Outcomes: LABEL_price, LABEL_frozen."

// PriceBands is a score of points by which a firm sets its prices.
type PriceBands struct {
	Points `yaml:",inline"`
	// How many times the ordinary price people of a band pay, by band; 1 where a band is not named.
	Prices map[string]float64 `yaml:"prices" ref:"band" min:"0" max:"1000000"`
	// Whether people at the floor when a score is published are frozen there for good.
	Freeze bool `yaml:"freeze"`

	price   []int64 // by band, in thousandths
	frozen  []bool  // by position
	rightly []bool  // by position: frozen by the second ledger; nil unless somebody asks
}

// thousandths is in how small parts of the ordinary price prices are told.
const thousandths = 1000

func newPriceBands() *PriceBands { return &PriceBands{Points: *newPoints(), Freeze: true} }

// Bind checks that the values agree and that every price is that of a band.
func (p *PriceBands) Bind(b *model.Binding) {
	p.Points.Bind(b)
	form := p.Form()
	p.price = make([]int64, len(form.Bands))
	for i, band := range form.Bands {
		p.price[i] = thousandths
		if times, named := p.Prices[band.Label]; named {
			p.price[i] = int64(nearest(times * thousandths))
		}
	}
	for _, label := range model.Labels(p.Prices) {
		if _, known := p.Bands[label]; !known {
			b.Fail("prices."+label, "there is no band %q; one of %s", label, strings.Join(model.Labels(p.Bands), ", "))
		}
		if scaled := p.Prices[label] * thousandths; math.Abs(scaled-math.Round(scaled)) > 1e-6 {
			b.Fail("prices."+label, "%v is finer than a thousandth", p.Prices[label])
		}
	}
}

// Prepare allocates the ledgers; nobody is frozen as seeded.
func (p *PriceBands) Prepare(w *model.World, self int) {
	p.Points.Prepare(w, self)
	p.frozen, p.rightly = make([]bool, w.N), nil
}

// Run brings the ledgers of a span up to date, writes the next scores, and freezes who is at the floor.
// A frozen person's account goes on as a hidden one, under a ceiling at the floor.
func (p *PriceBands) Run(w *model.World, s *model.Span) {
	standing := w.Standings[p.self]
	p.thaw(s)
	p.forget(s)
	p.applyRules(w, s, standing)
	p.rewardStreaks(s, standing)
	p.boundOwn(s, standing)
	p.weighFriends(w, s, standing)
	for pos := s.Lo; pos < s.Hi; pos++ {
		if p.frozen[pos] && standing.Enrolled(pos) {
			p.ceilings[s.Worker] = append(p.ceilings[s.Worker], ceiling{pos, standing.Floor, ""})
		}
	}
	p.write(s, standing)
	if p.shadow != nil {
		p.runShadow(w, s, standing)
	}
	if !p.Freeze || !standing.Due(w.Period) {
		return
	}
	for pos := s.Lo; pos < s.Hi; pos++ {
		if standing.Next[pos] == standing.Floor {
			p.frozen[pos] = true
		}
	}
}

// thaw lifts the freeze of those of whom a penalty is taken back.
func (p *PriceBands) thaw(s *model.Span) {
	for _, d := range p.dockets {
		for _, record := range s.Records {
			if k, pos := record.Kind(), s.Lo+record.At(); (k == d.Grant || k == d.Suspend) && d.Since[pos] > 0 {
				p.frozen[pos] = false
				if p.rightly != nil && earned(d.cause[pos]) {
					p.rightly[pos] = false
				}
			}
		}
	}
}

// Inherit takes over the ledgers, and who is frozen.
func (p *PriceBands) Inherit(w *model.World, from any) error {
	old, ok := from.(*PriceBands)
	if !ok {
		return fmt.Errorf("its ledgers and who is frozen are those of price bands; a %T has none", from)
	}
	copy(p.frozen, old.frozen)
	return p.Points.Inherit(w, &old.Points)
}

// Outcomes are what people pay.
func (p *PriceBands) Outcomes() []model.Outcome {
	return []model.Outcome{
		{Name: "price", Unit: "times the ordinary price", Doc: "Mean price of people who have a score and are not frozen."},
		{Name: "frozen", Unit: "share", Doc: "People who are frozen for good, of those who have a score."},
	}
}

// Witness writes it.
func (p *PriceBands) Witness(w *model.World, into []model.Ratio) {
	groups, standing := len(w.Layout.Groups), w.Standings[p.self]
	prices, frozen := into[:groups], into[groups:2*groups]
	clear(into[:2*groups])
	for pos, group := range w.Group {
		if !standing.Enrolled(pos) {
			continue
		}
		frozen[group].Whole++
		if p.frozen[pos] {
			frozen[group].Part++
			continue
		}
		prices[group].Part += p.price[standing.Band[pos]]
		prices[group].Whole += thousandths
	}
}
