package record

import (
	"math/bits"
	"slices"

	"socialcredit/model"
)

const noticedDoc = "Surveillance notices penalised acts with a probability that grows with exposure; rewarded acts are claimed " +
	"by people who are enrolled and aware. False records fall on persons, households and households at a district's border. " +
	"A human check removes some of both."

// Noticed makes records of what people did, and some of what nobody did.
type Noticed struct {
	// Probability that a human check removes a false record; 0 = there is no check.
	Review float64 `yaml:"review" min:"0" max:"1"`
	// Probability that the check removes a true record of a penalised act.
	ReviewError float64 `yaml:"review_error" min:"0" max:"1"`
	// Rates of false records.
	Error Error `yaml:"error"`

	acts        []watched
	now         settings      // as they are by now
	changes     model.Changes // of numbers, while the society went on
	world       *model.World
	review      model.Chance
	districts   int  // that differ in exposure
	someUnaware bool // whether anybody is unaware of some institution
	false_      falseRecords
}

// watched is how one kind of act comes to notice.
type watched struct {
	luck     model.Luck     // of noticing, and of the check
	chance   []model.Chance // by group and district
	mistake  model.Chance   // of the check removing a true record
	rewarded bool
	sure     bool // everybody's is noticed, and no check removes it: nothing to draw
}

// Error says how many false records of penalised acts there are, each kind as often as it is truly
// recorded.
type Error struct {
	// False records per person and year.
	Person float64 `yaml:"person" min:"0" max:"12"`
	// False records per household and year; each falls on all its members.
	Household float64 `yaml:"household" min:"0" max:"12"`
	// False records per border household and year, on top; each falls on all its members.
	Border float64 `yaml:"border" min:"0" max:"12"`
	// Share of households that live at a border of their district.
	BorderShare float64 `yaml:"border_share" min:"0" max:"1"`
}

func newNoticed() *Noticed {
	return &Noticed{ReviewError: 0.02, Error: Error{BorderShare: 0.1}}
}

// Prepare tabulates the chances of being noticed.
func (n *Noticed) Prepare(w *model.World, _ int) {
	n.world, n.now, n.changes = w, n.asConfigured(w), nil
	n.tabulate(w)
	n.someUnaware = slices.ContainsFunc(w.Standings, func(s *model.Standing) bool { return !s.Everybody() })
	n.false_.lottery = nil
	n.false_.prepare(w, n)
}

// tabulate lists the chances of being noticed as the settings are by now.
func (n *Noticed) tabulate(w *model.World) {
	exposure := n.exposures(w)
	n.review = model.NewChance(n.now.review)
	n.districts = n.now.districts(w.Spec.People)
	n.acts = nil
	for _, label := range w.Layout.Acts {
		a := w.Spec.Acts[label]
		seen := watched{luck: w.Luck("record." + label), rewarded: a.Rewarded(), chance: make([]model.Chance, len(exposure))}
		for i, e := range exposure {
			seen.chance[i] = model.NewChance(noticeProbability(a.Noticed, e))
			if a.Rewarded() {
				seen.chance[i] = model.NewChance(a.Noticed)
			}
		}
		if n.now.review > 0 && !a.Rewarded() {
			seen.mistake = model.NewChance(n.now.reviewError)
		}
		seen.sure = seen.mistake == 0 && !slices.ContainsFunc(seen.chance, func(c model.Chance) bool { return c != model.Certain })
		n.acts = append(n.acts, seen)
	}
}

// noticeProbability is the complementary log-log form: d at exposure 1, 0 at exposure 0, never
// above 1.
func noticeProbability(d, exposure float64) float64 {
	if exposure == 0 {
		return 0
	}
	return 1 - model.Pow(1-d, exposure)
}

// exposures returns the exposure of each group in each district, with a population mean of 1 times the
// surveillance.
func (n *Noticed) exposures(w *model.World) []float64 {
	people := w.Spec.People
	mean := 0.0
	for _, label := range w.Layout.Groups {
		mean += float64(people.Groups[label].Share * n.now.ofGroup(people.Groups[label]))
	}
	var table []float64
	for _, label := range w.Layout.Groups {
		e := 1.0
		if mean > 0 {
			e = n.now.ofGroup(people.Groups[label]) / mean
		}
		for d := range n.now.districts(people) {
			within := float64(e * districtExposure(d, people.Districts, n.now.districtExposure))
			table = append(table, float64(within*n.now.surveillance))
		}
	}
	return table
}

// place is where the chances of a person's group and district stand.
func (n *Noticed) place(w *model.World, pos int) int {
	if n.districts == 1 {
		return int(w.Group[pos])
	}
	return int(w.Group[pos])*n.districts + int(w.District[pos])
}

// districtExposure rises evenly from the first district to the last, which is watched ratio times
// as much; the mean is 1.
func districtExposure(d, districts int, ratio float64) float64 {
	if districts == 1 {
		return 1
	}
	rank := float64(d) / float64(districts-1)
	return (1 + float64(rank*(ratio-1))) / ((1 + ratio) / 2)
}

// Run writes the records of a span.
func (n *Noticed) Run(w *model.World, s *model.Span) {
	n.look(w, s)
	n.false_.run(w, s)
	if w.Mail == nil {
		return
	}
	for pos := s.Lo; pos < s.Hi; pos++ {
		for kinds := w.Mail.Arrived(pos); kinds != 0; kinds &= kinds - 1 {
			s.Records = append(s.Records, model.NewDeed(pos-s.Lo, bits.TrailingZeros64(kinds)))
		}
		for kinds := w.Mail.ArrivedFalse(pos); kinds != 0; kinds &= kinds - 1 {
			s.Records = append(s.Records, model.NewFalse(pos-s.Lo, bits.TrailingZeros64(kinds)))
		}
	}
}

// look makes records of the acts that come to notice; like a ticket, each may go either way.
func (n *Noticed) look(w *model.World, s *model.Span) {
	kept := 0
	records := slices.Grow(s.Records[:0], len(s.Acts))[:len(s.Acts)]
	for _, deed := range s.Acts {
		pos, k := s.Lo+deed.At(), deed.Kind()
		a := &n.acts[k]
		if a.rewarded && n.someUnaware && !anyAware(w, pos) {
			continue
		}
		if a.sure {
			records[kept] = deed
			kept++
			continue
		}
		noticed, checked := a.luck.Draw(model.Person, uint64(w.ID(pos)), w.Period)
		chance := a.chance[n.place(w, pos)]
		held := 0
		if model.Chance(noticed) < chance {
			held = 1
		}
		if model.Chance(checked) < a.mistake {
			held = 0
		}
		records[kept] = deed
		kept += held
	}
	s.Records = records[:kept]
}

func anyAware(w *model.World, pos int) bool {
	for _, s := range w.Standings {
		if s.Aware(pos) {
			return true
		}
	}
	return len(w.Standings) == 0
}
