package institution_test

import (
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
)

// churn has people join and leave the first institution by lot, as seeded and in every period.
type churn struct{ luck model.Luck }

func (*churn) Bind(b *model.Binding) { b.Opens(0) }

func (c *churn) Prepare(w *model.World, _ int) {
	c.luck = w.Luck("churn")
	c.draw(w, 2)
}

func (c *churn) Settle(w *model.World) { c.draw(w, 8) }

// draw changes the enrolment of one person in n.
func (c *churn) draw(w *model.World, n uint32) {
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			if c.luck.Below(model.Person, uint64(w.ID(pos)), w.Period, n) == 0 {
				w.Enrol(0, pos, !w.Standings[0].Enrolled(pos))
			}
		}
	})
}

// People who join and leave have a standing while they are enrolled and none while they are not, their
// accounts add up when they come back, and the society goes on after a cut as if there had been none.
func TestJoiningAndLeaving(t *testing.T) {
	for name, change := range map[string]func(*institution.Points){
		"as it is":     func(*institution.Points) {},
		"refresh 3":    func(p *institution.Points) { p.Refresh = 3 },
		"pull":         func(p *institution.Points) { p.Friends = &institution.Pull{Weight: 0.3} },
		"refresh pull": func(p *institution.Points) { p.Refresh = 2; p.Friends = &institution.Pull{Weight: 0.3} },
		"narrow":       func(p *institution.Points) { p.Floor, p.Cap, p.Memory.Penalties = 75, 111, 1 },
		"spread":       func(p *institution.Points) { p.Spread = 50 },
	} {
		t.Run(name, func(t *testing.T) {
			modeltest.Conform(t, func() *model.Spec {
				s := modeltest.Society(600, 30)
				p := modeltest.Points()
				change(p)
				s.Institutions["osmanthus"] = p
				s.Policies = map[string]model.Policy{"churn": &churn{}}
				return s
			})
		})
	}
	modeltest.Conform(t, func() *model.Spec {
		s := modeltest.Society(600, 30)
		k, _ := institution.Kinds.Find("constant")
		c, _ := k.New().(*institution.Constant)
		c.Bands = modeltest.Points().Bands
		s.Institutions["osmanthus"] = c
		s.Policies = map[string]model.Policy{"churn": &churn{}}
		return s
	})
}
