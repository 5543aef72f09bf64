package society

import (
	"fmt"

	"socialcredit/model"
)

const learningDoc = "People learn to play the rules: effort, from 0 to 1, makes rewarded acts likelier and penalised acts rarer. " +
	"It grows towards what it is worth: more the nearer one's score is to the edge of a band, the more one knows of how the score is made " +
	"(transparency) and the more education one's group has; people who do not know the institution make none. " +
	"Where rules are opaque, some people believe the opposite of what is true and work against themselves. " +
	"That the educated adapt more is Kostka and Antoine's finding (Policy & Internet 2020); how fast and how far is not known: to be swept. " +
	"Outcomes: LABEL_effort, _striving, _mistaken."

// Learning keeps an effort x for each person. By reinforcement it follows
//
//	x(t+1) = x + speed*dt*(x* - x), x* = education * transparency * exp(-distance to the next edge / scale)
//
// and x* = 0 for those who do not know the institution. By imitation it is copied from a friend, more
// readily from one who scores more (pairwise comparison, Traulsen, Nowak and Pacheco 2006, Physical Review E 74, 011909).
// The log rate of an act that the institution has a rule for shifts by effect*x, in the direction that
// the person believes in.
type Learning struct {
	// Institution whose rules are learned.
	Institution string `yaml:"institution" ref:"institution"`
	// How effort changes: towards what it is worth (reinforcement), or by copying friends (imitation).
	Mode string `yaml:"mode" enum:"reinforcement,imitation"`
	// How fast effort changes: the share of the way per year, or how often a friend is looked at per year.
	Speed float64 `yaml:"speed" min:"0" max:"365"`
	// How much people know of the rules: the probability, for each person and act, of knowing what it does to the score.
	Transparency float64 `yaml:"transparency" min:"0" max:"1"`
	// Distance from the edge of a band, in points, over which the worth of effort falls to 1/e.
	Scale float64 `yaml:"scale" above:"0" max:"1000"`
	// Change of the log rate of an act at full effort.
	Effect float64 `yaml:"effect" min:"0" max:"5"`
	// In imitation, the difference in points that matters: the probability to copy is 1/(1+exp(-difference/contrast)).
	Contrast float64 `yaml:"contrast" above:"0" max:"1000000"`

	world     *model.World
	standing  int
	acts      uint64 // kinds of act that the institution has rules for, as bits
	steps     int32  // of log rate at full effort
	rewarded  uint64
	adjusted  bool // whether transparency was changed while the society went on
	known     float64
	beliefs   []model.Luck // by act
	mistaken  []uint64     // by position: acts that the person has the wrong idea of, as bits
	effort    []uint16     // by position, in 1/fullEffort
	next      []uint16     // scratch of imitation
	worth     []int64      // by group: education * transparency, in 1/fullEffort
	nearness  []uint16     // by hundredths of a point from the next edge, in 1/fullEffort; 0 beyond
	edges     []int32      // hundredths, ascending
	pace      int64        // share of the way in a period, in 1/onePace
	looks     model.Chance // at a friend, in a period
	imitating model.Luck
	copying   model.Luck
}

const (
	fullEffort = 1<<16 - 1
	onePace    = 1 << 32
)

func newLearning() *Learning {
	return &Learning{Mode: "reinforcement", Speed: 1, Transparency: 0.5, Scale: 10, Effect: 0.693, Contrast: 5}
}

// Bind finds the institution and the acts that it has rules for.
func (l *Learning) Bind(b *model.Binding) {
	l.standing, l.acts, l.rewarded = scored(b, l.Institution), 0, 0
	if l.standing < 0 {
		return
	}
	if n := len(b.Layout.Forms[l.standing].Bands); n < 2 {
		b.Fail("institution", "%s has %d band; effort is worth something near an edge between bands, so name one with two or more", l.Institution, n)
	}
	if perYear := b.Layout.PerYear; l.Mode == "reinforcement" && l.Speed > float64(perYear) {
		b.Fail("speed", "%v a year is more than the whole way in a %s; at most %d", l.Speed, b.Spec.Period, perYear)
	}
	l.steps = int32(model.LogSteps(l.Effect))
	ruled := l.ruled(b)
	for k, label := range b.Layout.Acts {
		if ruled != nil && !ruled[label] || k >= model.MaxRecords {
			continue
		}
		l.acts |= 1 << k
		if b.Spec.Acts[label].Rewarded() {
			l.rewarded |= 1 << k
		}
	}
	if l.acts == 0 && len(b.Layout.Acts) > 0 {
		b.Fail("institution", "%s makes nothing of what people do, so that no effort pays; name one with rules for acts", l.Institution)
	}
}

// ruled tells which records the institution makes standings of, nil if it does not say.
func (l *Learning) ruled(b *model.Binding) map[string]bool {
	limited, ok := b.Spec.Institutions[l.Institution].(model.Limited)
	if !ok {
		return nil
	}
	ruled := map[string]bool{}
	for _, input := range limited.Inputs() {
		ruled[input] = true
	}
	return ruled
}

// Prepare allocates effort and draws who believes what.
func (l *Learning) Prepare(w *model.World, self int) {
	path := "society." + model.Labels(w.Spec.Society)[self] + "."
	l.world, l.known, l.adjusted = w, l.Transparency, false
	l.imitating, l.copying = w.Luck(path+"imitate"), w.Luck(path+"copy")
	l.beliefs = nil
	for _, label := range w.Layout.Acts {
		l.beliefs = append(l.beliefs, w.Luck(path+"belief."+label))
	}
	l.effort, l.mistaken = make([]uint16, w.N), make([]uint64, w.N)
	perYear := float64(w.Layout.PerYear)
	l.pace = int64(min(1, l.Speed/perYear) * onePace)
	l.looks = model.NewChance(1 - model.Exp(-l.Speed/perYear))
	l.tabulate(w)
	l.believe()
	if l.Mode == "imitation" {
		l.next = make([]uint16, w.N)
		l.differ(path)
	}
}

// Inherit takes over everybody's effort, and what was changed on the way.
func (l *Learning) Inherit(_ *model.World, from any) error {
	old, ok := from.(*Learning)
	if !ok {
		return fmt.Errorf("it takes over efforts; a %T knows none", from)
	}
	copy(l.effort, old.effort)
	if old.adjusted {
		return l.Adjust("transparency", old.known, true)
	}
	return nil
}

// Adjust changes the transparency of the rules, and with it who knows what they are.
func (l *Learning) Adjust(key string, value float64, now bool) error {
	if key != "transparency" {
		return fmt.Errorf("%q cannot change while a society goes on; only transparency can", key)
	}
	if !(value >= 0 && value <= 1) {
		return fmt.Errorf("a transparency of %v; it goes from 0 to 1", value)
	}
	if now {
		l.known, l.adjusted = value, true
		l.weigh(l.world)
		l.believe()
	}
	return nil
}

// Settle changes everybody's effort.
func (l *Learning) Settle(w *model.World) {
	if l.Mode == "imitation" {
		w.Parallel(func(_, lo, hi int) { l.imitate(w, lo, hi) })
		l.effort, l.next = l.next, l.effort
		return
	}
	w.Parallel(func(_, lo, hi int) { l.reinforce(w, lo, hi) })
}
