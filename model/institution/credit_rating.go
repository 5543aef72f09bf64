package institution

import (
	"fmt"
	"math"

	"socialcredit/model"
)

const creditRatingDoc = "A score of a credit bureau, the weighted mean of five ratings on the scale from floor to cap that all start at the base: history and " +
	"behaviour are ledgers of records, capacity follows people's means, identity the education of their group, and connections are the mean " +
	"of friends' scores. Weights of 35, 25, 20, 15 and 5 % are widely repeated for Sesame (Zhima) Credit and were never published by it; " +
	"what moves a rating, and by how much, is not known at all and ours to choose. A part moves the score by its weight of its range at " +
	"most. Where loan_data is below 1, that share of the records of financial acts reaches this bureau; of others it learns nothing, be they " +
	"good or bad. People may appeal against what their history holds, not against what was made of their behaviour. With days as periods, a " +
	"monthly score has a refresh of 30. A policy may withhold each kind of record, and capacity, identity and connections."

// CreditRating is a score of five parts:
// score = base + sum over parts of weight*(rating - base), between floor and cap.
type CreditRating struct {
	Scale `yaml:",inline"`
	// Half-life of records, in years, or forever.
	Memory Memory `yaml:"memory"`
	// What people have paid back and failed to.
	History Recorded `yaml:"history"`
	// What people can pay.
	Capacity Capacity `yaml:"capacity"`
	// What people do otherwise, such as what they buy.
	Behaviour Recorded `yaml:"behaviour"`
	// Who people are.
	Identity Identity `yaml:"identity"`
	// Whom people know.
	Connections Connections `yaml:"connections"`
	// Share of the records of financial acts that reach this bureau; whether one does is drawn for each record. Firms that compete keep loan data to
	// themselves (Yang and Liu, Financial Times 2019).
	LoanData float64 `yaml:"loan_data" min:"0" max:"1"`

	self      int
	starts    starts
	friends   []int32         // what connections add, by position
	loans     [][]model.Deed  // scratch: records that reach the bureau, by worker
	financial uint64          // records that are loan data
	reaches   []model.Luck    // by record: whether it reaches the bureau
	loanData  model.Chance    // as it is now
	band      []uint8         // by score from the floor
	withheld  map[string]bool // parts that count as at the base
	changes   model.Changes   // of numbers, while the society went on

	shadow []uint8 // bands of the second ledger, by position; nil unless somebody asks
	booked []int32 // of the unequal start, where changes are explained
	rest   []int32 // what clamping added, where changes are explained
}

func newCreditRating() *CreditRating {
	c := &CreditRating{
		Scale: newScale(), Memory: Memory{5, 5}, LoanData: 1,
		History: Recorded{Weight: 0.35}, Capacity: Capacity{Weight: 0.25, PerSD: 100}, Behaviour: Recorded{Weight: 0.2},
		Identity: Identity{Weight: 0.15, Education: 200}, Connections: Connections{Weight: 0.05},
	}
	c.Base, c.Floor, c.Cap = 600, 350, 950
	return c
}

// Bind checks that the values agree and looks up the records that rules name.
func (c *CreditRating) Bind(b *model.Binding) {
	c.bind(b)
	sum := c.History.Weight + c.Capacity.Weight + c.Behaviour.Weight + c.Identity.Weight + c.Connections.Weight
	if math.Abs(sum-1) > 1e-9 {
		b.Fail("", "the weights of history, capacity, behaviour, identity and connections sum to %.10g; they must sum to 1", sum)
	}
	c.History.bind(b.At("history"), c)
	c.Behaviour.bind(b.At("behaviour"), c)
	c.financial = 0
	for k, label := range b.Layout.Acts {
		if b.Spec.Acts[label].Financial && k < model.MaxRecords {
			c.financial |= 1 << k
		}
	}
}

// Prepare allocates the ledgers and publishes the first scores: they differ by means and education.
func (c *CreditRating) Prepare(w *model.World, self int) {
	c.self = self
	label := w.Layout.Institutions[self]
	c.History.book.open(w, self)
	c.Behaviour.book.open(w, self)
	c.withheld, c.changes = map[string]bool{}, nil
	c.starts = newStarts(c, w)
	c.friends, c.loans = make([]int32, w.N), make([][]model.Deed, w.Workers())
	c.booked, c.rest, c.shadow = nil, nil, nil
	c.band = c.bandTable()
	c.loanData = model.NewChance(c.LoanData)
	c.reaches = nil
	for _, act := range w.Layout.Acts {
		c.reaches = append(c.reaches, w.Luck("institutions."+label+".loan_data."+act))
	}
	own := make([]int32, w.N)
	form := &w.Standings[self].Form
	for pos := range own {
		own[pos] = min(max(c.starts.of(w, pos), form.Floor-form.Base), form.Cap-form.Base)
	}
	startAt(w, w.Standings[self], own)
}

// Inherit takes over the ledgers of the bureau that this one continues, and what was changed there.
func (c *CreditRating) Inherit(w *model.World, from any) error {
	old, ok := from.(*CreditRating)
	if !ok {
		return fmt.Errorf("its ledgers are those of a credit rating; a %T keeps none", from)
	}
	if err := c.History.book.Inherit(w, &old.History.book); err != nil {
		return err
	}
	if err := c.Behaviour.book.Inherit(w, &old.Behaviour.book); err != nil {
		return err
	}
	copy(c.friends, old.friends)
	for _, part := range model.Labels(old.withheld) {
		c.Withhold(part)
	}
	return old.changes.Replay(c)
}
