package institution

import "socialcredit/model"

// Reach is what every institution says of whom it knows, how often it speaks and whether that counts.
type Reach struct {
	// Whether bands open and shut services (gate) or are output only.
	Mode string `yaml:"mode" enum:"gate,output"`
	// Periods between two publications of the standing.
	Refresh int `yaml:"refresh" min:"1" max:"32000"`
	// Share of people whom the institution has enrolled.
	Enrolled float64 `yaml:"enrolled" min:"0" max:"1"`
	// Share of people who know of the institution; only they claim rewards.
	Aware float64 `yaml:"aware" min:"0" max:"1"`
}

func newReach() Reach { return Reach{Mode: "gate", Refresh: 1, Enrolled: 1, Aware: 1} }

// form is a form without a score, of bands of these labels, lowest first; everybody starts in one.
func (r *Reach) form(initial uint8, bands ...string) model.Form {
	f := model.Form{
		Gate: r.Mode == "gate", Refresh: max(1, r.Refresh), Enrolled: r.Enrolled, Aware: r.Aware, Initial: initial,
	}
	for _, label := range bands {
		f.Bands = append(f.Bands, model.Band{Label: label})
	}
	return f
}
