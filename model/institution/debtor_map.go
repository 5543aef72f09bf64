package institution

import "socialcredit/model"

const debtorMapDoc = "Shows who is in a band of another institution, such as the list of defaulters, to users around: Hebei's 'map of deadbeat debtors' shows debtors within 500 metres " +
	"(Zeisl; China Daily 16 January 2019). Users report debtors who could pay, and sometimes somebody innocent; who reports is rewarded. With `sight: contacts` it is the 'dishonest ringtone' " +
	"(Xie and Liu 2018, in Li 2021), heard by everybody who calls. It sends LABEL about whom is reported, rightly or not, and LABEL_reward about who reports. " +
	"Whether friends turn away is told by `whistle_blowing`, shame by `stigma`. Rates are our choice. Outcomes: LABEL_shown, LABEL_reported, LABEL_mistaken."

// DebtorMap makes another institution's standings visible.
type DebtorMap struct {
	Reach `yaml:",inline"`
	// Institution whose standings are shown.
	Of string `yaml:"of" ref:"institution"`
	// Its highest band that is shown; lower ones are shown, too.
	Band string `yaml:"band" ref:"band"`
	// Whom users see: people who live around (cell), or their friends (contacts).
	Sight string `yaml:"sight" enum:"cell,contacts"`
	// People who live within 500 metres of each other: neighbours in the row of households.
	Cell int `yaml:"cell" min:"2" max:"100000"`
	// Share of people who use it.
	Users float64 `yaml:"users" min:"0" max:"1"`
	// Reports per year by each user on each person shown whom he sees.
	Reports float64 `yaml:"reports" min:"0" max:"366"`
	// Reports per year by each user on somebody whom he sees and who is not shown.
	Mistaken float64 `yaml:"mistaken" min:"0" max:"366"`

	self, of, band int
	report, reward int // kinds of record
	luck           mapLuck
	right, wrong   model.Chance
	uses           []bool // by position
	shown          []bool // by position, as published
	workers        []mapReports
	told           *model.Counts
	withheld       bool
}

// mapReports are what the users of some spans report.
type mapReports struct{ on, falseOn, by []uint32 }

type mapLuck struct{ uses, tells, errs, whom model.Luck }

// Bands of a map, lowest first.
const (
	bandShown = iota
	bandHidden
)

// What is counted in a period, by group.
const (
	mapReported = iota
	mapMistaken
	mapTellings
)

func newDebtorMap() *DebtorMap {
	return &DebtorMap{Reach: newReach(), Sight: "cell", Cell: 200, Users: 0.3, Reports: 0.2, Mistaken: 0.005}
}

// Sends are reports, some of them mistaken, and rewards for them.
func (*DebtorMap) Sends() []model.Sent {
	return []model.Sent{{Cause: model.Report, False: true}, {Suffix: "reward", Cause: model.PolicyCause}}
}

// Form is two bands without a score.
func (m *DebtorMap) Form() model.Form { return m.form(bandHidden, "shown", "hidden") }

// Bind finds what is shown.
func (m *DebtorMap) Bind(b *model.Binding) {
	m.of = b.Institution("of", m.Of)
	if m.of >= 0 && b.Spec.Institutions[m.Of] == model.Institution(m) {
		b.Fail("of", "%s cannot show itself; name the institution whose standings it shows", m.Of)
	}
	b.Later(func() { m.band = b.Band("band", m.Band, m.of) })
}

// Prepare says who uses it.
func (m *DebtorMap) Prepare(w *model.World, self int) {
	m.self = self
	label := w.Layout.Institutions[self]
	m.report, m.reward = w.Layout.SentKind(label), w.Layout.SentKind(label+"_reward")
	luck := func(name string) model.Luck { return w.Luck("institutions." + label + "." + name) }
	m.luck = mapLuck{luck("uses"), luck("tells"), luck("errs"), luck("whom")}
	dt := 1 / float64(w.Layout.PerYear)
	m.right = model.NewChance(1 - model.Exp(-float64(m.Reports*dt)))
	m.wrong = model.NewChance(1 - model.Exp(-float64(m.Mistaken*dt)))
	m.uses, m.shown = make([]bool, w.N), make([]bool, w.N)
	m.workers, m.withheld = make([]mapReports, w.Workers()), false
	m.told = model.NewCounts(w, mapTellings)
	users := model.NewChance(m.Users)
	s := w.Standings[self]
	for pos := range w.N {
		m.uses[pos] = drawn(m.luck.uses, w, pos, 0) < users
		s.Band[pos], s.NextBand[pos] = bandHidden, bandHidden
	}
}

// Inherit takes over what was counted, and whether it still may show anything.
func (m *DebtorMap) Inherit(_ *model.World, from any) error {
	if old, ok := from.(*DebtorMap); ok {
		m.told.Inherit(old.told)
		copy(m.shown, old.shown)
		m.withheld = old.withheld
	}
	return nil
}

// Inputs is the institution whose standings it shows.
func (m *DebtorMap) Inputs() []string { return []string{m.Of} }

// Withhold takes its only input from it: nobody is shown or reported any more.
func (m *DebtorMap) Withhold(string) { m.withheld = true }

// Run shows and hides the people of a span.
func (m *DebtorMap) Run(w *model.World, s *model.Span) {
	of, own := w.Standings[m.of], w.Standings[m.self]
	for pos := s.Lo; pos < s.Hi; pos++ {
		own.NextBand[pos] = bandHidden
		if !m.withheld && own.Enrolled(pos) && of.Enrolled(pos) && int(of.Band[pos]) <= m.band {
			own.NextBand[pos] = bandShown
		}
	}
}

// Outcomes are who is shown and reported.
func (m *DebtorMap) Outcomes() []model.Outcome {
	return []model.Outcome{
		{Name: "shown", Unit: "share", Doc: "People who are shown."},
		{Name: "reported", Unit: "per person-year", Doc: "Reports on people who are shown, for each of them."},
		{Name: "mistaken", Unit: "per person-year", Doc: "Reports on people who are not shown, for each of them."},
	}
}

// Witness writes them.
func (m *DebtorMap) Witness(w *model.World, into []model.Ratio) {
	groups, perYear := len(w.Layout.Groups), int64(w.Layout.PerYear)
	own, saw := w.Standings[m.self], make([]int64, groups) // who was shown while users looked
	for pos, g := range w.Group {
		into[g].Whole++
		if own.Band[pos] == bandShown {
			into[g].Part++
		}
		if m.shown[pos] {
			saw[g]++
		}
	}
	for g := range groups {
		if w.Period > 0 {
			into[groups+g] = model.Ratio{Part: m.told.Of(mapReported, g) * perYear, Whole: saw[g]}
			into[2*groups+g] = model.Ratio{Part: m.told.Of(mapMistaken, g) * perYear, Whole: into[g].Whole - saw[g]}
		}
	}
}
