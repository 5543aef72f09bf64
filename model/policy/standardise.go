package policy

import "socialcredit/model"

const standardiseDoc = "From a date on people are watched alike wherever they live, and if groups is set whoever they are. " +
	"To standardise is the first thing that Li asks for (State Control by Stealth in the Big Data Era): \"immediate action to standardise and reduce the opacity of the prototype\". " +
	"The volume of surveillance stays what it is on average; it is spread evenly. To reduce opacity is another policy, transparency."

// Standardise ends differences in how closely people are watched.
type Standardise struct {
	// Period at whose end it happens.
	Date int `yaml:"date" min:"1" max:"32000"`
	// How much more the most watched district is watched than the least from then on: a ratio, 1 = all alike.
	DistrictExposure float64 `yaml:"district_exposure" min:"1" max:"1000"`
	// Whether groups are watched alike, too.
	Groups bool `yaml:"groups"`

	target model.Adjustable
}

func newStandardise() *Standardise { return &Standardise{Date: 60, DistrictExposure: 1} }

// Bind asks whether the record can be standardised.
func (s *Standardise) Bind(b *model.Binding) {
	for _, number := range []string{"district_exposure", "group_exposure"} {
		var err error
		if s.target, err = changeable(b, "", number, 1); err != nil {
			b.Fail("", "%v", err)
		}
	}
}

// Settle spreads surveillance evenly on the date.
func (s *Standardise) Settle(w *model.World) {
	if w.Period != s.Date {
		return
	}
	_ = s.target.Adjust("district_exposure", s.DistrictExposure, true) // Bind has asked whether they can be set
	if s.Groups {
		_ = s.target.Adjust("group_exposure", 0, true)
	}
}
