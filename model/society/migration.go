package society

import "socialcredit/model"

const migrationDoc = "Households move between districts, more of them where a right is shut to a member. Their ties stay; what an institution of a place holds of them " +
	"may or may not follow (a city hands its records to the city that one moves to: Yun Xuan Poon, GovInsider). Outcomes: LABEL_moved, LABEL_shut_moved."

// Migration has households move to another district, each as likely as the others.
type Migration struct {
	// Moves per household and year.
	Rate float64 `yaml:"rate" min:"0" max:"366"`
	// How much more a household moves to a member of which a right is shut: change of the log rate.
	Flight float64 `yaml:"flight" min:"-5" max:"5"`

	leaves, goes model.Luck
	calm, shut   model.Chance
	told         *model.Counts
}

// What is counted in a period, by group.
const (
	migrationMoved = iota
	migrationShut
	migrationShutMoved
	migrationTellings
)

func newMigration() *Migration { return &Migration{Rate: 0.03} }

// Bind checks that there is somewhere to go.
func (m *Migration) Bind(b *model.Binding) {
	if b.Spec.People.Districts < 2 {
		b.Fail("", "nobody can move in a society of one district; set people.districts to 2 or more")
	}
}

// Prepare turns rates into chances.
func (m *Migration) Prepare(w *model.World, self int) {
	path := "society." + model.Labels(w.Spec.Society)[self] + "."
	m.leaves, m.goes = w.Luck(path+"leave"), w.Luck(path+"go")
	dt := 1 / float64(w.Layout.PerYear)
	m.calm = model.NewChance(1 - model.Exp(-float64(m.Rate*dt)))
	m.shut = model.NewChance(1 - model.Exp(-float64(m.Rate*model.Exp(m.Flight)*dt)))
	m.told = model.NewCounts(w, migrationTellings)
}

// Inherit takes over what was counted.
func (m *Migration) Inherit(_ *model.World, from any) error {
	if old, ok := from.(*Migration); ok {
		m.told.Inherit(old.told)
	}
	return nil
}

// Settle moves households. The goroutine that holds the head moves all members, of whom nobody else
// reads the district meanwhile.
func (m *Migration) Settle(w *model.World) {
	for flow := range migrationTellings {
		m.told.Clear(flow)
	}
	w.Parallel(func(worker, lo, hi int) {
		for head := lo; head < hi; head++ {
			if w.Head(head) == head {
				m.settle(w, worker, head)
			}
		}
	})
}

func (m *Migration) settle(w *model.World, worker, head int) {
	size, excluded := 0, false
	for pos := head; pos < w.N && w.Head(pos) == head; pos++ {
		size++
		excluded = excluded || w.Gates.Excludes(int(w.Joint[pos]))
	}
	chance := m.calm
	if excluded {
		chance = m.shut
	}
	u, _ := m.leaves.Draw(model.Household, uint64(w.ID(head)), w.Period)
	moves := model.Chance(u) < chance
	if moves {
		others := uint32(w.Spec.People.Districts - 1)
		to := uint16(m.goes.Below(model.Household, uint64(w.ID(head)), w.Period, others))
		if to >= w.District[head] {
			to++
		}
		for pos := head; pos < head+size; pos++ {
			w.District[pos] = to
		}
	}
	for pos := head; pos < head+size; pos++ {
		m.count(worker, w.Group[pos], moves, excluded)
	}
}

func (m *Migration) count(worker int, group uint8, moves, excluded bool) {
	if excluded {
		m.told.Add(worker, migrationShut, group, 1)
	}
	if moves {
		m.told.Add(worker, migrationMoved, group, 1)
	}
	if moves && excluded {
		m.told.Add(worker, migrationShutMoved, group, 1)
	}
}

// Outcomes are how many move.
func (m *Migration) Outcomes() []model.Outcome {
	return []model.Outcome{
		{Name: "moved", Unit: "per person-year", Doc: "Moves to another district."},
		{Name: "shut_moved", Unit: "per person-year", Doc: "Moves among people in whose household somebody is shut out of a right."},
	}
}

// Witness writes them.
func (m *Migration) Witness(w *model.World, into []model.Ratio) {
	if w.Period == 0 {
		return
	}
	groups, perYear := len(w.Layout.Groups), int64(w.Layout.PerYear)
	for _, g := range w.Group {
		into[g].Whole++
	}
	for g := range groups {
		into[g].Part = m.told.Of(migrationMoved, g) * perYear
		into[groups+g] = model.Ratio{Part: m.told.Of(migrationShutMoved, g) * perYear, Whole: m.told.Of(migrationShut, g)}
	}
}
