package institution

import (
	"math"

	"socialcredit/model"
)

const blacklistDoc = "A list of defaulters, such as the courts keep, or of tax offenders and of those who refuse military service. A record opens a case; if it stays open for some time a judgment may " +
	"list the person. There are two ways out, which are counted apart: performance, and the end of a term. While one is listed, services that need `unlisted` are shut (joint punishment), " +
	"and the record LABEL_listed is sent in every period, by which a score may be capped (Wuxi) or a rating fall. A mark may stay for years after. Grounds and terms: Supreme People's Court 2017; " +
	"13 million had been listed by the end of 2018 and 3.51 million had complied (Shine, Global Times). " +
	"Outcomes: LABEL_in, LABEL_performed, LABEL_expired, LABEL_appealed, LABEL_stock, LABEL_ever, LABEL_entered, LABEL_complied, LABEL_left."

// Blacklist lists people by judgment. Rates are per month; it acts at each publication.
type Blacklist struct {
	Reach `yaml:",inline"`
	// Kinds of record that may lead to a listing, and how.
	Grounds map[string]Ground `yaml:"grounds"`
	// Hazard of performance per month listed, at average means. Source: fitted to 23 to 27 % complied after five years.
	Performance float64 `yaml:"performance" min:"0" max:"10"`
	// Change of the log of that hazard per standard deviation of means; the mean over people stays.
	Means float64 `yaml:"means" min:"-3" max:"3"`
	// Probability that a court finds a performance insincere, so that the listing stays and its term begins anew.
	Insincere float64 `yaml:"insincere" min:"0" max:"1"`
	// Share of listings that have a term; the others last until performance.
	Limited float64 `yaml:"limited" min:"0" max:"1"`
	// The term, in months.
	Term float64 `yaml:"term" min:"1" max:"1200"`
	// Share of listings with a term that are aggravated: 12 to 36 months more.
	Aggravated float64 `yaml:"aggravated" min:"0" max:"1"`
	// Years for which a mark stays after the end of a listing; 0 = none does, 1000 = for life.
	Mark float64 `yaml:"mark" min:"0" max:"1000"`
	// Share of a group that is exempt, by group.
	Exempt map[string]float64 `yaml:"exempt" min:"0" max:"1" ref:"group"`

	self, kind int
	grounds    []*Ground // by kind of record
	exempt     []model.Chance
	months     float64 // between two publications
	luck       blacklistLuck
	chance     blacklistChances
	cases      []listing
	told       *model.Counts
	dockets    []*model.Docket
	withheld   []string
	shadow     []uint8 // bands without listings for a false record, by position; nil unless somebody asks
}

// A Ground says how a record leads to a listing.
type Ground struct {
	// Publications for which a case must be open before there can be a judgment; 0 = with the next one.
	After int `yaml:"after" min:"0" max:"200"`
	// Probability that a case is settled before the next publication.
	Settled float64 `yaml:"settled" min:"0" max:"1"`
	// Probability of a judgment at each publication from then on.
	Judgment float64 `yaml:"judgment" min:"0" max:"1"`
}

// Bands of a blacklist, lowest first.
const (
	bandListed = iota
	bandMarked
	bandUnlisted
)

// A listing is what is known of one person.
type listing struct {
	open      uint8  // publications for which a case has been open, and one; 0 = there is none
	ground    uint8  // kind of record that opened it
	state     uint8  // band
	door      uint8  // by which the last listing ended; 0 = none has since the person was listed
	wrong     bool   // whether the record that opened the case is false
	suspended bool   // whether the listing is out of force until an appeal is decided
	ever      bool   // whether the person was ever listed
	term      uint16 // publications until the term ends; 0 = it has none
	whole     uint16 // the term as a whole, which begins anew after an insincere performance
	mark      uint16 // publications for which the mark stays
}

type blacklistLuck struct{ settled, judged, performed, sincere, limited, term, exempt model.Luck }

type blacklistChances struct {
	performed                      [256]model.Chance // by stored means
	insincere, limited, aggravated model.Chance
}

func newBlacklist() *Blacklist {
	return &Blacklist{Reach: newReach(), Performance: 0.012, Means: 0.5, Insincere: 0.05, Limited: 0.7, Term: 24, Aggravated: 0.1}
}

// Sends tells others who is listed.
func (*Blacklist) Sends() []model.Sent {
	return []model.Sent{{Suffix: "listed", Cause: model.PolicyCause}}
}

// Form is three bands without a score.
func (l *Blacklist) Form() model.Form {
	return l.form(bandUnlisted, "listed", "marked", "unlisted")
}

// Bind looks up the grounds and the groups.
func (l *Blacklist) Bind(b *model.Binding) {
	l.grounds = make([]*Ground, model.MaxRecords)
	for _, label := range model.Labels(l.Grounds) {
		if k := b.Record("grounds."+label, label); k >= 0 && k < model.MaxRecords {
			ground := l.Grounds[label]
			l.grounds[k] = &ground
		}
	}
	for _, label := range model.Labels(l.Exempt) {
		b.Group("exempt."+label, label)
	}
}

// Prepare turns rates into chances.
func (l *Blacklist) Prepare(w *model.World, self int) {
	l.self = self
	label := w.Layout.Institutions[self]
	l.kind = w.Layout.SentKind(label + "_listed")
	luck := func(name string) model.Luck { return w.Luck("institutions." + label + "." + name) }
	l.luck = blacklistLuck{luck("settled"), luck("judged"), luck("performed"), luck("sincere"), luck("limited"), luck("term"), luck("exempt")}
	l.months = float64(l.Refresh) * 12 / float64(w.Layout.PerYear)
	for v := -128; v < 128; v++ {
		m := float64(v) / model.Sixteenths
		hazard := l.Performance * model.Exp(float64(l.Means*m)-l.Means*l.Means/2)
		l.chance.performed[uint8(v)] = model.NewChance(1 - model.Exp(-float64(hazard*l.months)))
	}
	l.chance.insincere, l.chance.limited, l.chance.aggravated = model.NewChance(l.Insincere), model.NewChance(l.Limited), model.NewChance(l.Aggravated)
	l.exempt = nil
	for _, group := range w.Layout.Groups {
		l.exempt = append(l.exempt, model.NewChance(l.Exempt[group]))
	}
	l.cases = make([]listing, w.N)
	for pos := range l.cases {
		l.cases[pos].state = bandUnlisted
	}
	l.told = model.NewCounts(w, blacklistTellings)
	l.dockets, l.withheld, l.shadow = nil, nil, nil
	s := w.Standings[self]
	for pos := range w.N {
		s.Band[pos], s.NextBand[pos] = bandUnlisted, bandUnlisted
	}
}

// Inherit takes over who is listed, and every open case.
func (l *Blacklist) Inherit(_ *model.World, from any) error {
	if old, ok := from.(*Blacklist); ok {
		copy(l.cases, old.cases)
		l.told.Inherit(old.told)
		for _, input := range old.withheld {
			l.Withhold(input)
		}
	}
	return nil
}

// Open keeps a docket of listings; it is wrong where the record that opened the case is false.
func (l *Blacklist) Open(d *model.Docket) { l.dockets = append(l.dockets, d) }

// Inputs names the grounds.
func (l *Blacklist) Inputs() []string { return model.Labels(l.Grounds) }

// Withhold takes a ground from it: open cases go on.
func (l *Blacklist) Withhold(input string) {
	l.withheld = append(l.withheld, input)
}

// publications is a number of months in publications, at least one.
func (l *Blacklist) publications(months float64) uint16 {
	return uint16(min(math.MaxUint16, max(1, math.Round(months/l.months))))
}
