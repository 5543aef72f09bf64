package institution

import (
	"slices"

	"socialcredit/model"
)

// Recorded is a part of a credit rating that records move.
type Recorded struct {
	// Weight of this part in the score; the five weights sum to 1.
	Weight float64 `yaml:"weight" min:"0" max:"1"`
	// What records do to this part, by kind of record, in points of its rating: the score moves by weight times as much, to a hundredth.
	Rules map[string]Rule `yaml:"rules"`

	book   Points // the ledgers, in points of the score
	bounds model.Standing
}

// Capacity is the part of a credit rating that follows people's means.
type Capacity struct {
	// Weight of this part in the score; the five weights sum to 1.
	Weight float64 `yaml:"weight" min:"0" max:"1"`
	// Points of this part's rating per standard deviation of means; people of mean 0 stand at the base.
	PerSD float64 `yaml:"per_sd" min:"0" max:"10000"`
}

// Identity is the part of a credit rating that follows the education of people's group.
type Identity struct {
	// Weight of this part in the score; the five weights sum to 1.
	Weight float64 `yaml:"weight" min:"0" max:"1"`
	// Points of this part's rating between no education (0) and the most (1); the average of the population stands at the base.
	Education float64 `yaml:"education" min:"0" max:"10000"`
}

// Connections is the part of a credit rating that friends make.
type Connections struct {
	// Weight of this part in the score; the five weights sum to 1. Its rating is the mean of friends' published scores; the base without friends who have one.
	Weight float64 `yaml:"weight" min:"0" below:"1"`
}

// bind looks up records and turns points of this part into points of the score.
func (r *Recorded) bind(b *model.Binding, c *CreditRating) {
	r.book = Points{Scale: c.Scale, Memory: c.Memory, Rules: r.Rules}
	r.book.bindRules(b)
	for _, rule := range r.all() {
		rule.points = r.weighed(model.Points(rule.points))
	}
	f := c.Form()
	r.bounds.Form = model.Form{Floor: scaled(r.Weight, f.Floor-f.Base), Cap: scaled(r.Weight, f.Cap-f.Base)}
}

// all lists the rules of the part.
func (r *Recorded) all() (rules []*rule) {
	for _, rule := range slices.Concat(r.book.byRecord[:], r.book.streaks) {
		if rule != nil {
			rules = append(rules, rule)
		}
	}
	return rules
}

// weighed is what points of the part are in the score, in hundredths.
func (r *Recorded) weighed(points float64) int32 {
	return nearest(float64(r.Weight*points) * model.Hundredths)
}

// scaled is a weight of so many hundredths.
func scaled(weight float64, hundredths int32) int32 { return nearest(weight * float64(hundredths)) }

// run brings the ledgers of a span up to date.
func (r *Recorded) run(w *model.World, s *model.Span, standing *model.Standing) {
	r.book.forget(s)
	r.book.applyRules(w, s, standing)
	r.book.rewardStreaks(s, standing)
	r.book.boundOwn(s, &r.bounds)
	if r.book.shadow != nil {
		r.book.shadow.apply(w, s, standing, &r.bounds)
	}
}

// starts are what people's means and their group's education add to the score, in hundredths.
type starts struct {
	capacity [256]int32 // by the stored byte of means
	identity []int32    // by group
}

func newStarts(c *CreditRating, w *model.World) starts {
	t := starts{identity: make([]int32, len(w.Layout.Groups))}
	f := c.Form()
	rating := func(weight, points float64) int32 {
		return nearest(weight * min(max(points*model.Hundredths, float64(f.Floor-f.Base)), float64(f.Cap-f.Base)))
	}
	for v := -128; v < 128; v++ {
		t.capacity[uint8(v)] = rating(c.Capacity.Weight, c.Capacity.PerSD*float64(v)/model.Sixteenths)
	}
	mean := 0.0
	for _, label := range w.Layout.Groups {
		mean += float64(w.Spec.People.Groups[label].Share * w.Spec.People.Groups[label].Education)
	}
	for g, label := range w.Layout.Groups {
		t.identity[g] = rating(c.Identity.Weight, c.Identity.Education*(w.Spec.People.Groups[label].Education-mean))
	}
	return t
}

// of is what a person's score starts above the base.
func (t *starts) of(w *model.World, pos int) int32 {
	return t.capacity[uint8(w.Means[pos])] + t.identity[w.Group[pos]]
}
