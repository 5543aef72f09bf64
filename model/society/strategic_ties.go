package society

import (
	"fmt"

	"socialcredit/model"
)

const strategicTiesDoc = "People drop friends whose score is far below their own, and look for others. " +
	"After each publication somebody who knows the institution drops a friend who scores more than `gap` points less, at a rate; " +
	"households stay together. For every friend dropped one person is asked instead, often a friend of a friend, who agrees unless the asker " +
	"scores more than `gap` points less. Whoever was dropped is given no replacement: losing friends is the expulsion. " +
	"That people will associate with those who raise their score is Zeisl's forecast (Risks of China's Social Surveillance System); " +
	"how many do is not known, so that rate and gap are to be swept. Outcomes: LABEL_dropping, _dropped, _lost, _made, _degree."

// StrategicTies has people choose their friends by score. With q the rate, a publication every dt
// years and v the value of a tie, a tie whose ends differ by more than the gap is dropped by its upper
// end with probability 1 - exp(-q*dt*(1-v)): people turn from friends of low reputation to friends of
// friends or to others at random, as in Fu, Hauert, Nowak and Wang (2008), Physical Review E 78, 026117. Other than
// there, no best one is sought, and whoever is asked may refuse.
type StrategicTies struct {
	// Institution whose scores are compared.
	Institution string `yaml:"institution" ref:"institution"`
	// How often a friend who scores too little is dropped, per tie and year.
	Rate float64 `yaml:"rate" min:"0" max:"366"`
	// By how many points a friend must score less to be dropped, or an asker to be refused.
	Gap float64 `yaml:"gap" min:"0" max:"1000000"`
	// What a tie is worth beside the score, 0 to 1: 1 = nobody is ever dropped (the social fabric of Tirole 2021).
	Value float64 `yaml:"value" min:"0" max:"1"`
	// Probability that the person asked instead is a friend of a friend.
	FriendsOfFriends float64 `yaml:"friends_of_friends" min:"0" max:"1"`
	// Of the others who are asked, the share who may live anywhere; the rest live in the asker's district.
	Elsewhere float64 `yaml:"elsewhere" min:"0" max:"1"`
	// With so many friends nobody agrees to another.
	DegreeMax int `yaml:"degree_max" min:"0" max:"100000000"`
	// Whether those who are asked may refuse; if not, only degree_max limits them.
	Consent bool `yaml:"consent"`
	// Whether friends who were dropped are replaced.
	Replace bool `yaml:"replace"`

	standing   int
	gap        int32 // hundredths
	chance     model.Chance
	circle     model.Chance // of a friend of a friend
	anywhere   model.Chance
	dropping   model.Luck
	seeking    model.Luck
	picking    model.Luck
	neighbours districts
	scratch    []tieScratch // by worker
	drops      []drop       // of the period, in order
	proposals  []proposal
	edits      []model.Edit
	asked      map[drop]struct{} // ties made in the period, lower end first
	degree     []int32           // by position: change of the number of friends in the period, else 0
	last       []uint16          // by position: the last period in which the person dropped somebody, 0 = none
	told       *model.Counts
}

// A drop is a tie that its upper end drops: the positions of that end and of the other, in 64 bits, so
// that drops sort by who drops.
type drop uint64

func newDrop(by, of uint32) drop { return drop(by)<<32 | drop(of) }
func (d drop) by() uint32        { return uint32(d >> 32) }
func (d drop) of() uint32        { return uint32(d) }

// tieScratch is what one worker finds.
type tieScratch struct {
	drops     []drop
	apart     [][2]uint32 // ties whose ends differ by more than the gap
	kept      []uint32
	strangers []uint32
}

func newStrategicTies() *StrategicTies {
	return &StrategicTies{
		Rate: 0.36, Gap: 10, FriendsOfFriends: 0.5, Elsewhere: 0.1, DegreeMax: 50, Consent: true, Replace: true,
	}
}

// Bind finds the institution, which must keep a score.
func (t *StrategicTies) Bind(b *model.Binding) {
	t.standing = scored(b, t.Institution)
	t.gap = b.Hundredths("gap", t.Gap)
}

// scored returns the number of an institution that keeps a score, or -1 after reporting that it keeps
// none.
func scored(b *model.Binding, label string) int {
	n := b.Institution("institution", label)
	if n >= 0 && n < len(b.Layout.Forms) && !b.Layout.Forms[n].Scored {
		b.Fail("institution", "%s keeps no score that people could compare; name an institution with points", label)
		return -1
	}
	return n
}

// Prepare allocates what it remembers and turns rates into chances.
func (t *StrategicTies) Prepare(w *model.World, self int) {
	path := "society." + model.Labels(w.Spec.Society)[self] + "."
	t.dropping, t.seeking, t.picking = w.Luck(path+"drop"), w.Luck(path+"seek"), w.Luck(path+"pick")
	dt := float64(w.Standings[t.standing].Refresh) / float64(w.Layout.PerYear)
	t.chance = model.NewChance(1 - model.Exp(-float64(t.Rate*dt)*(1-t.Value)))
	t.circle, t.anywhere = model.NewChance(t.FriendsOfFriends), model.NewChance(t.Elsewhere)
	t.neighbours = districts{}
	t.scratch = make([]tieScratch, w.Workers())
	t.drops, t.proposals, t.edits, t.asked = nil, nil, nil, map[drop]struct{}{}
	t.degree, t.last = make([]int32, w.N), make([]uint16, w.N)
	t.told = model.NewCounts(w, tieFlows)
}

// Inherit takes over who dropped somebody when.
func (t *StrategicTies) Inherit(_ *model.World, from any) error {
	old, ok := from.(*StrategicTies)
	if !ok {
		return fmt.Errorf("it takes over who dropped a friend when; a %T does not know", from)
	}
	copy(t.last, old.last)
	t.told.Inherit(old.told)
	return nil
}

// Settle drops and makes ties if scores have just been published.
func (t *StrategicTies) Settle(w *model.World) {
	for flow := range tieFlows {
		t.told.Clear(flow)
	}
	if t.chance == 0 || !w.Standings[t.standing].Due(w.Period) {
		return
	}
	t.drop(w)
	if len(t.drops) == 0 {
		return
	}
	t.edits = t.edits[:0]
	for _, d := range t.drops {
		t.edits = append(t.edits, model.Edit{A: d.by(), B: d.of(), Drop: true})
	}
	if t.Replace {
		t.seek(w)
		t.agree(w)
	}
	w.Retie(t.edits)
}
