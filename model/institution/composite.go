package institution

import (
	"strings"

	"socialcredit/model"
)

const compositeDoc = "One score made of other institutions' standings, as Baihang was to make it of eight firms' data and as a citizen code or Hangzhou's " +
	"gradient health code would have. Each standing counts by how far it lies between its base and the best or the worst there is; the " +
	"weighted mean of those that are there lies as far between the base of this score and its cap or floor. A standing without a score " +
	"counts by its bands, as steps of equal height from the one in which everybody starts. coverage is the share of people whose standing " +
	"with an institution it is given, drawn once per person and institution; who has none there, too, counts by the others alone, and by " +
	"none of them at the base. It reads what was published by the end of the period before, so that composites may be made of each other."

// Composite is one score of several institutions' published standings.
type Composite struct {
	Scale `yaml:",inline"`
	// Weight of each institution, by its label; what counts is how they compare.
	Weights map[string]float64 `yaml:"weights" ref:"institution" min:"0" max:"1000"`
	// Share of people whose standing with an institution is given to this one, by the institution's label; 1 where none is named.
	Coverage map[string]float64 `yaml:"coverage" ref:"institution" min:"0" max:"1"`

	self     int
	sources  []source
	covered  []uint64      // by position: the sources whose standing is given, as bits; nil = all of everybody
	band     []uint8       // by score from the floor
	booked   []int32       // by position, where changes are explained
	changes  model.Changes // of weights, while the society went on
	withheld []string
}

// A source is an institution that a composite reads.
type source struct {
	label       string
	institution int
	weight      float64 // as it is now; 0 where it is withheld
}

func newComposite() *Composite { return &Composite{Scale: newScale()} }

// Bind checks that the values agree and looks up the institutions that are named. Those may read this
// one in turn: what they read was published before.
func (c *Composite) Bind(b *model.Binding) {
	c.bind(b)
	c.sources = nil
	sum := 0.0
	for _, label := range model.Labels(c.Weights) {
		n := b.Institution("weights."+label, label)
		if n >= 0 && b.Spec.Institutions[label] == model.Institution(c) {
			b.Fail("weights."+label, "a composite cannot be made of itself; name other institutions")
		}
		sum += c.Weights[label]
		c.sources = append(c.sources, source{label, n, c.Weights[label]})
	}
	switch {
	case sum <= 0:
		b.Fail("weights", "give weight to no institution; write weights: {INSTITUTION: weight, ...}")
	case len(c.sources) > 64:
		b.Fail("weights", "name %d institutions; at most 64", len(c.sources))
	}
	for _, label := range model.Labels(c.Coverage) {
		if _, weighed := c.Weights[label]; !weighed {
			b.Fail("coverage."+label, "is not among the weights; one of %s", strings.Join(model.Labels(c.Weights), ", "))
		}
	}
}

// Prepare draws whose standings are given and publishes the base.
func (c *Composite) Prepare(w *model.World, self int) {
	c.self, c.band = self, c.bandTable()
	c.changes, c.withheld, c.booked, c.covered = nil, nil, nil, nil
	c.weigh()
	for i := range c.sources {
		c.cover(w, i)
	}
	startAt(w, w.Standings[self], nil)
}

// cover draws of whom a source gives the standing.
func (c *Composite) cover(w *model.World, i int) {
	label := c.sources[i].label
	share, said := c.Coverage[label]
	if !said || share == 1 {
		return
	}
	if c.covered == nil {
		c.covered = make([]uint64, w.N)
		for pos := range c.covered {
			c.covered[pos] = 1<<len(c.sources) - 1
		}
	}
	luck, chance := w.Luck("institutions."+w.Layout.Institutions[c.self]+".coverage."+label), model.NewChance(share)
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			if u, _ := luck.Draw(model.Person, uint64(w.ID(pos)), 0); model.Chance(u) >= chance {
				c.covered[pos] &^= 1 << i
			}
		}
	})
}

// Run writes the next scores of a span, where they are published.
func (c *Composite) Run(w *model.World, s *model.Span) {
	standing := w.Standings[c.self]
	if !standing.Due(w.Period) {
		return
	}
	home := standing.BaseBand()
	for pos := s.Lo; pos < s.Hi; pos++ {
		if !standing.Enrolled(pos) {
			standing.Next[pos], standing.NextBand[pos] = model.NoStanding, home
			continue
		}
		score := c.score(w, pos, standing)
		standing.Next[pos], standing.NextBand[pos] = score, c.band[score-standing.Floor]
		if change := score - standing.Base; s.Why != nil && change != c.booked[pos] {
			s.Why.Book(model.Booking{Institution: c.self, Pos: pos, Cause: model.PolicyCause, Hundredths: change - c.booked[pos]})
			c.booked[pos] = change
		}
	}
}

// score is the weighted mean of what a person is known for elsewhere.
func (c *Composite) score(w *model.World, pos int, standing *model.Standing) int32 {
	sum, weight := 0.0, 0.0
	for i, source := range c.sources {
		other := w.Standings[source.institution]
		if source.weight == 0 || !other.Enrolled(pos) || c.covered != nil && c.covered[pos]>>i&1 == 0 {
			continue
		}
		sum += float64(source.weight * merit(other, pos))
		weight += source.weight
	}
	if weight == 0 {
		return standing.Base
	}
	return standing.Base + within(sum/weight, standing.Base-standing.Floor, standing.Cap-standing.Base)
}

// merit is where a published standing lies: 0 = the base, 1 = the best, -1 = the worst there is. A person
// who has just joined and has no standing yet is at the base.
func merit(s *model.Standing, pos int) float64 {
	from, worst, best, at := int32(s.Initial), int32(0), int32(len(s.Bands)-1), int32(s.Band[pos])
	if s.Scored {
		from, worst, best, at = s.Base, s.Floor, s.Cap, s.Score[pos]
	}
	switch {
	case at == model.NoStanding || at == from:
		return 0
	case at > from:
		return float64(at-from) / float64(best-from)
	}
	return float64(at-from) / float64(from-worst)
}

// within is a merit as so many hundredths of what lies below the base or above it.
func within(merit float64, below, above int32) int32 {
	if merit < 0 {
		return scaled(merit, below)
	}
	return scaled(merit, above)
}

// Explain books the scores that were published as couplings.
func (c *Composite) Explain(w *model.World, why model.Why) {
	standing := w.Standings[c.self]
	c.booked = make([]int32, w.N)
	for pos, score := range standing.Score {
		if standing.Enrolled(pos) && score != standing.Base {
			c.booked[pos] = score - standing.Base
			why.Book(model.Booking{Institution: c.self, Pos: pos, Cause: model.PolicyCause, Hundredths: c.booked[pos]})
		}
	}
}
