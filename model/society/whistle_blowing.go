package society

import "socialcredit/model"

const whistleBlowingDoc = "Informers report what friends do and no camera sees, sometimes wrongly, and are rewarded; and people turn away from friends whom everybody can see in the lowest band of an institution. " +
	"Hebei's map 'elevates whistle-blowing and social expulsion to a new level' (Zeisl); a village of Rongcheng has ten information gatherers (SCMP 2019). It sends LABEL about whom is reported " +
	"and LABEL_reward about who reports. Unlike `debtor_map`, whose users report who is shown, informers report deeds; unlike `strategic_ties` nobody looks at scores. " +
	"Rates are our choice. Outcomes: LABEL_reported, LABEL_mistaken, LABEL_shunned."

// WhistleBlowing has people report each other, and shun those who are shown.
type WhistleBlowing struct {
	// Share of people who inform.
	Informers float64 `yaml:"informers" min:"0" max:"1"`
	// Probability that an informer reports a penalised act of a friend.
	Reports float64 `yaml:"reports" min:"0" max:"1"`
	// Reports per informer and year on a friend who did nothing.
	Mistaken float64 `yaml:"mistaken" min:"0" max:"366"`
	// Institution in whose lowest band people are seen and shunned; empty = nobody is.
	Seen string `yaml:"seen" ref:"institution"`
	// Ties to somebody seen that a friend drops, per tie and year; households stay together.
	Shuns float64 `yaml:"shuns" min:"0" max:"366"`

	seen                       int // -1 = nobody is
	report, reward             int // kinds of record
	informs, tells, errs, whom model.Luck
	shuns                      model.Luck
	telling, wrong, shunning   model.Chance
	informer                   []bool     // by position
	penalised                  []bool     // by act
	did                        []bool     // by position: whether the person did anything penalised in the period
	workers                    []whispers // by worker
	told                       *model.Counts
}

// whispers are what the people of some spans are found to report and drop.
type whispers struct {
	wrongly []uint32
	by      []uint32
	drops   []model.Edit
}

// What is counted in a period, by group.
const (
	whistleReported = iota
	whistleMistaken
	whistleShunned
	whistleTellings
)

func newWhistleBlowing() *WhistleBlowing {
	return &WhistleBlowing{Informers: 0.02, Reports: 0.2, Mistaken: 0.1, Shuns: 0.5}
}

// Sends are reports, some of them wrong, and rewards for them.
func (*WhistleBlowing) Sends() []model.Sent {
	return []model.Sent{{Cause: model.Report, False: true}, {Suffix: "reward", Cause: model.PolicyCause}}
}

// Bind finds the institution.
func (b *WhistleBlowing) Bind(binding *model.Binding) {
	b.seen, b.penalised = -1, nil
	if b.Seen != "" {
		b.seen = binding.Institution("seen", b.Seen)
	}
	for _, label := range binding.Layout.Acts {
		b.penalised = append(b.penalised, !binding.Spec.Acts[label].Rewarded())
	}
}

// Prepare says who informs.
func (b *WhistleBlowing) Prepare(w *model.World, self int) {
	label := model.Labels(w.Spec.Society)[self]
	luck := func(name string) model.Luck { return w.Luck("society." + label + "." + name) }
	b.informs, b.tells, b.errs, b.whom, b.shuns = luck("informs"), luck("tells"), luck("errs"), luck("whom"), luck("shuns")
	b.report, b.reward = w.Layout.SentKind(label), w.Layout.SentKind(label+"_reward")
	dt := 1 / float64(w.Layout.PerYear)
	b.telling = model.NewChance(b.Reports)
	b.wrong = model.NewChance(1 - model.Exp(-float64(b.Mistaken*dt)))
	b.shunning = model.NewChance(1 - model.Exp(-float64(b.Shuns*dt)))
	b.informer, b.did = make([]bool, w.N), make([]bool, w.N)
	informers := model.NewChance(b.Informers)
	for pos := range w.N {
		u, _ := b.informs.Draw(model.Person, uint64(w.ID(pos)), 0)
		b.informer[pos] = model.Chance(u) < informers
	}
	b.workers = make([]whispers, w.Workers())
	b.told = model.NewCounts(w, whistleTellings)
}

// Inherit takes over what was counted.
func (b *WhistleBlowing) Inherit(_ *model.World, from any) error {
	if old, ok := from.(*WhistleBlowing); ok {
		b.told.Inherit(old.told)
	}
	return nil
}

// See notes who did something penalised.
func (b *WhistleBlowing) See(_ *model.World, s *model.Span) {
	clear(b.did[s.Lo:s.Hi])
	for _, act := range s.Acts {
		if b.penalised[act.Kind()] {
			b.did[s.Lo+act.At()] = true
		}
	}
}

// Settle has informers report and friends turn away.
func (b *WhistleBlowing) Settle(w *model.World) {
	for k := range whistleTellings {
		b.told.Clear(k)
	}
	w.Parallel(func(worker, lo, hi int) {
		mine := &b.workers[worker]
		for pos := lo; pos < hi; pos++ {
			if b.informer[pos] {
				b.inform(w, mine, pos)
			}
			if b.did[pos] {
				b.reported(w, worker, pos)
			}
			if b.seen >= 0 && b.shunning > 0 && b.isSeen(w, pos) {
				b.shunned(w, worker, pos)
			}
		}
	})
	var drops []model.Edit
	for i := range b.workers {
		mine := &b.workers[i]
		for _, pos := range mine.by {
			w.Mail.Send(int(pos), b.reward)
		}
		for _, pos := range mine.wrongly {
			w.Mail.SendFalse(int(pos), b.report)
			b.told.Add(0, whistleMistaken, w.Group[pos], 1)
		}
		drops = append(drops, mine.drops...)
		mine.by, mine.wrongly, mine.drops = mine.by[:0], mine.wrongly[:0], mine.drops[:0]
	}
	w.Retie(drops)
}

// reports tells whether an informer reports what a friend did in this period: both ends draw the same
// number.
func (b *WhistleBlowing) reports(w *model.World, by, friend int) bool {
	u, _ := b.tells.Draw(model.Tie, model.TieID(w.ID(by), w.ID(friend)), w.Period)
	return model.Chance(u) < b.telling
}

// inform collects what one informer says.
func (b *WhistleBlowing) inform(w *model.World, mine *whispers, by int) {
	friends, speaks, idle := w.Ties.Friends(by), false, 0
	for _, friend := range friends {
		if !b.did[friend] {
			idle++
		} else if b.reports(w, by, int(friend)) {
			speaks = true
		}
	}
	if u, _ := b.errs.Draw(model.Person, uint64(w.ID(by)), w.Period); model.Chance(u) < b.wrong && idle > 0 {
		nth := int(b.whom.Below(model.Person, uint64(w.ID(by)), w.Period, uint32(idle)))
		mine.wrongly, speaks = append(mine.wrongly, b.idle(friends, nth)), true
	}
	if speaks {
		mine.by = append(mine.by, uint32(by))
	}
}

// idle is the nth friend, from 0 on, who did nothing penalised.
func (b *WhistleBlowing) idle(friends []uint32, nth int) uint32 {
	for i := 0; ; i++ {
		if !b.did[friends[i]] {
			if nth == 0 {
				return friends[i]
			}
			nth--
		}
	}
}

// reported sends the report on a person of the span, if any friend makes one.
func (b *WhistleBlowing) reported(w *model.World, worker, pos int) {
	for _, friend := range w.Ties.Friends(pos) {
		if b.informer[friend] && b.reports(w, int(friend), pos) {
			w.Mail.Send(pos, b.report)
			b.told.Add(worker, whistleReported, w.Group[pos], 1)
			return
		}
	}
}

// isSeen tells whether everybody sees a person in the lowest band.
func (b *WhistleBlowing) isSeen(w *model.World, pos int) bool {
	s := w.Standings[b.seen]
	return s.Band[pos] == 0 && s.Enrolled(pos)
}

// shunned collects the ties of a person that friends drop who are not seen themselves.
func (b *WhistleBlowing) shunned(w *model.World, worker, pos int) {
	for _, friend := range w.Ties.Friends(pos) {
		if w.Head(pos) == w.Head(int(friend)) || b.isSeen(w, int(friend)) {
			continue
		}
		u, _ := b.shuns.Draw(model.Tie, model.TieID(w.ID(int(friend)), w.ID(pos)), w.Period)
		if model.Chance(u) < b.shunning {
			b.workers[worker].drops = append(b.workers[worker].drops, model.Edit{A: friend, B: uint32(pos), Drop: true})
			b.told.Add(worker, whistleShunned, w.Group[pos], 1)
		}
	}
}

// Outcomes are reports and ties dropped.
func (*WhistleBlowing) Outcomes() []model.Outcome {
	const perYear = "per person-year"
	return []model.Outcome{
		{Name: "reported", Unit: perYear, Doc: "Reports on people for what they did, at most one per person and period."},
		{Name: "mistaken", Unit: perYear, Doc: "Reports on people who did nothing."},
		{Name: "shunned", Unit: perYear, Doc: "Friends lost because one is seen in the lowest band."},
	}
}

// Witness writes them.
func (b *WhistleBlowing) Witness(w *model.World, into []model.Ratio) {
	if w.Period == 0 {
		return
	}
	groups, people := len(w.Layout.Groups), make([]int64, len(w.Layout.Groups))
	for _, g := range w.Group {
		people[g]++
	}
	for k := range whistleTellings {
		for g := range groups {
			into[k*groups+g] = model.Ratio{Part: b.told.Of(k, g) * int64(w.Layout.PerYear), Whole: people[g]}
		}
	}
}
