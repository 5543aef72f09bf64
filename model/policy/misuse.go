package policy

import (
	"fmt"

	"socialcredit/model"
)

const misuseDoc = "A firm that runs or feeds an institution uses its data for another purpose (the \"potential information misuse by the State and the " +
	"entrusted companies\" of Li, State Control by Stealth in the Big Data Era): people in one band get a record, called as the policy, each " +
	"at most once. One day it may come to light; then it stops, and all who were struck get a record called LABEL_reversed. No source tells " +
	"how often that happens or how soon it is found: both rates are to be swept. Institutions react to the two records by rules of these " +
	"names. Outcomes: LABEL_struck, LABEL_strikes, LABEL_stopped."

// Misuse has a firm use an institution's data for another purpose.
type Misuse struct {
	// Institution whose data is misused.
	Institution string `yaml:"institution" ref:"institution"`
	// Band of that institution whose people are struck.
	Band string `yaml:"band" ref:"band"`
	// Period from whose end on it is done.
	Date int `yaml:"date" min:"1" max:"32000"`
	// Rate at which a person in the band is struck, per year.
	Rate float64 `yaml:"rate" min:"0" max:"365"`
	// Rate at which it comes to light, per year; 0 = never.
	Detection float64 `yaml:"detection" min:"0" max:"365"`

	self, band     int
	kind, reversed int // records
	strike, detect model.Luck
	chance, found  model.Chance // in a period
	struck         []bool       // by position
	stopped        bool
	told           *model.Counts // people struck, by group
}

// What is counted.
const (
	struckNow = iota
	struckEver
	misuseTellings
)

func newMisuse() *Misuse { return &Misuse{Rate: 0.5, Detection: 0.5} }

// Sends are what is done to people, and what takes it back.
func (m *Misuse) Sends() []model.Sent {
	return []model.Sent{{Cause: model.Abuse}, {Suffix: "reversed", Cause: model.PolicyCause}}
}

// Bind finds the institution and its band.
func (m *Misuse) Bind(b *model.Binding) {
	m.self = b.Institution("institution", m.Institution)
	m.band = b.Band("band", m.Band, m.self)
}

// Prepare numbers its records; nobody is struck yet.
func (m *Misuse) Prepare(w *model.World, self int) {
	label := model.Labels(w.Spec.Policies)[self]
	m.kind, m.reversed = w.Layout.SentKind(label), w.Layout.SentKind(label+"_reversed")
	m.strike, m.detect = w.Luck("policies."+label+".strike"), w.Luck("policies."+label+".detection")
	perYear := float64(w.Layout.PerYear)
	m.chance, m.found = model.NewChance(1-model.Exp(-m.Rate/perYear)), model.NewChance(1-model.Exp(-m.Detection/perYear))
	m.struck, m.stopped, m.told = make([]bool, w.N), false, model.NewCounts(w, misuseTellings)
}

// Inherit takes over who was struck and whether it came to light.
func (m *Misuse) Inherit(_ *model.World, from any) error {
	old, ok := from.(*Misuse)
	if !ok {
		return fmt.Errorf("it takes over who was struck; a %T strikes nobody", from)
	}
	copy(m.struck, old.struck)
	m.stopped = old.stopped
	m.told.Inherit(old.told)
	return nil
}

// Settle strikes people until it comes to light, which takes back what was done.
func (m *Misuse) Settle(w *model.World) {
	m.told.Clear(struckNow)
	if m.stopped || m.chance == 0 || w.Period < m.Date {
		return
	}
	// There is one misuse in a society, so that its luck is that of one thing, the first.
	if u, _ := m.detect.Draw(model.District, 0, w.Period); model.Chance(u) < m.found {
		m.stopped = true
	}
	w.Parallel(func(worker, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			switch {
			case m.stopped && m.struck[pos]:
				w.Mail.Send(pos, m.reversed)
			case !m.stopped && !m.struck[pos]:
				m.consider(w, worker, pos)
			}
		}
	})
}

// consider strikes a person by lot who is in the band.
func (m *Misuse) consider(w *model.World, worker, pos int) {
	standing := w.Standings[m.self]
	if int(standing.Band[pos]) != m.band || !standing.Enrolled(pos) {
		return
	}
	if u, _ := m.strike.Draw(model.Person, uint64(w.ID(pos)), w.Period); model.Chance(u) >= m.chance {
		return
	}
	m.struck[pos] = true
	w.Mail.Send(pos, m.kind)
	m.told.Add(worker, struckNow, w.Group[pos], 1)
	m.told.Add(worker, struckEver, w.Group[pos], 1)
}

// Outcomes are how many are struck, and whether it has come to light.
func (m *Misuse) Outcomes() []model.Outcome {
	return []model.Outcome{
		{Name: "struck", Unit: "share", Doc: "People who have been struck so far."},
		{Name: "strikes", Unit: "per person-year", Doc: "People struck in the period."},
		{Name: "stopped", Unit: "share", Doc: "Whether it has come to light: 0 or 1."},
	}
}

// Witness writes them.
func (m *Misuse) Witness(w *model.World, into []model.Ratio) {
	groups := len(w.Layout.Groups)
	people := make([]int64, groups)
	for _, group := range w.Group {
		people[group]++
	}
	for g, n := range people {
		into[g] = model.Ratio{Part: m.told.Of(struckEver, g), Whole: n}
		into[groups+g], into[2*groups+g] = model.Ratio{}, model.Ratio{Whole: n}
		if w.Period > 0 {
			into[groups+g] = model.Ratio{Part: m.told.Of(struckNow, g) * int64(w.Layout.PerYear), Whole: n}
		}
		if m.stopped {
			into[2*groups+g].Part = n
		}
	}
}
