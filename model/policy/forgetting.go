package policy

import "socialcredit/model"

const forgettingDoc = "From a date on penalties are forgotten with another half-life. How long a record counts differs: credit records are kept up to five years " +
	"(China Daily 6 Nov 2013), while those of a broken quarantine were to follow people for their entire lives (notice of Heilongjiang, Fu 2020). " +
	"What is left of earlier penalties fades at the new rate, too. For a standing with a memory of penalties, as of kind points."

// Forgetting changes how fast penalties are forgotten.
type Forgetting struct {
	// Period at whose end it changes.
	Date int `yaml:"date" min:"1" max:"32000"`
	// Institution that forgets.
	Institution string `yaml:"institution" ref:"institution"`
	// Half-life of penalties from then on, in years.
	HalfLife float64 `yaml:"half_life" min:"0.001" max:"1000"`

	target model.Adjustable
}

func newForgetting() *Forgetting { return &Forgetting{Date: 60, HalfLife: 1} }

const memoryOfPenalties = "memory.penalties"

// Bind asks whether the institution can forget otherwise.
func (f *Forgetting) Bind(b *model.Binding) {
	if f.Institution == "" {
		b.Fail("institution", "is missing: which one is to forget; %s", among(b.Layout.Institutions))
		return
	}
	var err error
	if f.target, err = changeable(b, f.Institution, memoryOfPenalties, f.HalfLife); err != nil {
		b.Fail("institution", "%v", err)
	}
}

// Settle changes the half-life on the date.
func (f *Forgetting) Settle(w *model.World) {
	if w.Period == f.Date {
		_ = f.target.Adjust(memoryOfPenalties, f.HalfLife, true) // Bind has asked whether it can be set
	}
}
