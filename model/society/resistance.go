package society

import "socialcredit/model"

const resistanceDoc = "Some people get round orders: they barge through checkpoints, hide symptoms, leave quarantine. How often depends on the trait (to keep the rules) and " +
	"grows while a right is shut to them. A man barged through the line at a subway station and others slipped past (Mozur, Zhong and Krolik 2020); no source tells how many do. " +
	"Institutions that give orders, such as a health code, read it. Outcomes: LABEL_defiance."

// Resistance says how readily each person gets round an order: with chance
// share*exp(trait*theta - trait**2/2) on an occasion, times exp(frustration*years) in a spell of
// exclusion, at most 1.
type Resistance struct {
	// Mean chance that a person gets round an order on an occasion.
	Share float64 `yaml:"share" min:"0" max:"1"`
	// Change of the log of the chance per standard deviation of the trait.
	Trait float64 `yaml:"trait" min:"-3" max:"3"`
	// Growth of the log of the chance per year in which a right is shut.
	Frustration float64 `yaml:"frustration" min:"0" max:"100"`

	by   [256]float64 // chance by the stored trait
	shut []uint16     // by position: periods in a row in which a right was shut
}

func newResistance() *Resistance { return &Resistance{Share: 0.05, Trait: -0.5} }

// Bind checks that one kind says how ready people are.
func (r *Resistance) Bind(b *model.Binding) {
	for _, label := range model.Labels(b.Spec.Society) {
		if other, ok := b.Spec.Society[label].(*Resistance); ok && other != r {
			b.Fail("", "society.%s says how readily people get round orders, too; a society has one such kind", label)
			return
		}
	}
}

// Prepare says how ready everybody is as seeded.
func (r *Resistance) Prepare(w *model.World, _ int) {
	for v := -128; v < 128; v++ {
		shift := float64(r.Trait*float64(v)/model.Sixteenths) - r.Trait*r.Trait/2
		r.by[uint8(v)] = r.Share * model.Exp(shift)
	}
	r.shut = make([]uint16, w.N)
	w.Defiance = make([]uint8, w.N)
	w.Parallel(func(_, lo, hi int) { r.write(w, lo, hi) })
}

// Inherit takes over how long people have been shut out.
func (r *Resistance) Inherit(w *model.World, from any) error {
	if old, ok := from.(*Resistance); ok {
		copy(r.shut, old.shut)
		w.Parallel(func(_, lo, hi int) { r.write(w, lo, hi) })
	}
	return nil
}

// Settle lets the readiness of those grow who are shut out.
func (r *Resistance) Settle(w *model.World) {
	if r.Frustration == 0 {
		return
	}
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			switch {
			case !w.Gates.Excludes(int(w.Joint[pos])):
				r.shut[pos] = 0
			case r.shut[pos] < 1<<16-1:
				r.shut[pos]++
			}
		}
		r.write(w, lo, hi)
	})
}

// write turns chances into 1/255.
func (r *Resistance) write(w *model.World, lo, hi int) {
	for pos := lo; pos < hi; pos++ {
		chance := r.by[uint8(w.Trait[pos])]
		if r.shut[pos] > 0 && chance > 0 { // what grows may be infinite
			chance *= model.Exp(r.Frustration * float64(r.shut[pos]) / float64(w.Layout.PerYear))
		}
		w.Defiance[pos] = uint8(float64(min(1, chance)*255) + 0.5)
	}
}

// Outcomes is how ready people are.
func (r *Resistance) Outcomes() []model.Outcome {
	return []model.Outcome{{Name: "defiance", Unit: "share", Doc: "Mean chance that a person gets round an order on an occasion."}}
}

// Witness writes it.
func (r *Resistance) Witness(w *model.World, into []model.Ratio) {
	for pos, g := range w.Group {
		into[g].Part += int64(w.Defiance[pos])
		into[g].Whole += 255
	}
}
