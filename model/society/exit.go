package society

import "socialcredit/model"

const exitDoc = "People stay out of an institution that one may choose, leave it and come back. As seeded, a share never signs up; of those whose " +
	"standing is below the base, some leave at each publication; of those outside, some join. Who does so depends on trait, means, education " +
	"and a concern for privacy that each person has for good; all four multiply the rates of staying out and of leaving and divide that of " +
	"joining. No source tells how many leave a score or why. Outcomes: LABEL_enrolled, LABEL_left, LABEL_joined."

// Exit lets people choose whether an institution knows them.
type Exit struct {
	// Institution that people may stay out of.
	Institution string `yaml:"institution" ref:"institution"`
	// Probability that a person of average trait, means, education and concern does not enrol at the start, on top of the
	// institution's own `enrolled`.
	StayOut float64 `yaml:"stay_out" min:"0" max:"1"`
	// Rate at which such a person leaves whose published standing is below the base, per year.
	Leave float64 `yaml:"leave" min:"0" max:"365"`
	// Rate at which such a person who is outside joins, per year.
	Join float64 `yaml:"join" min:"0" max:"365"`
	// Log of the ratio of rates per standard deviation of the trait.
	Trait float64 `yaml:"trait" min:"-5" max:"5"`
	// Log of the ratio of rates per standard deviation of means.
	Means float64 `yaml:"means" min:"-5" max:"5"`
	// Log of the ratio of rates between the most education (1) and none (0).
	Education float64 `yaml:"education" min:"-5" max:"5"`
	// Log of the ratio of rates per standard deviation of the concern for privacy.
	Privacy float64 `yaml:"privacy" min:"-5" max:"5"`

	self                   int
	education              []float64 // by group: its term
	privacy, start, choice model.Luck
	told                   *model.Counts
}

// What is counted by group in a period.
const (
	exitLeft = iota
	exitJoined
	exitTellings
)

func newExit() *Exit { return &Exit{StayOut: 0.2, Leave: 0.5, Education: 0.7, Privacy: 0.5} }

// Bind finds the institution, which people may leave from now on.
func (e *Exit) Bind(b *model.Binding) {
	e.self = b.Institution("institution", e.Institution)
	b.Opens(e.self)
}

// Prepare lets people choose at the start.
func (e *Exit) Prepare(w *model.World, self int) {
	path := "society." + model.Labels(w.Spec.Society)[self] + "."
	e.privacy, e.start, e.choice = w.Luck(path+"privacy"), w.Luck(path+"stay_out"), w.Luck(path+"choice")
	e.told = model.NewCounts(w, exitTellings)
	mean := 0.0
	for _, label := range w.Layout.Groups {
		mean += float64(w.Spec.People.Groups[label].Share * w.Spec.People.Groups[label].Education)
	}
	e.education = nil
	for _, label := range w.Layout.Groups {
		e.education = append(e.education, float64(e.Education*(w.Spec.People.Groups[label].Education-mean)))
	}
	if w.Period > 0 || e.StayOut == 0 {
		return
	}
	hazard := certain
	if e.StayOut < 1 {
		hazard = -model.Log(1 - e.StayOut)
	}
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			if u, _ := e.start.Draw(model.Person, uint64(w.ID(pos)), 0); model.Chance(u) < expecting(float64(hazard*e.distaste(w, pos))) {
				w.Enrol(e.self, pos, false)
			}
		}
	})
}

// certain is how often something is expected that happens to everybody.
const certain = 1e9

// expecting is the chance that something happens of which so many are expected.
func expecting(expected float64) model.Chance { return model.NewChance(1 - model.Exp(-expected)) }

// distaste is how many times as often as the average a person stays out or leaves.
func (e *Exit) distaste(w *model.World, pos int) float64 {
	sum := e.education[w.Group[pos]]
	sum += float64(e.Trait*float64(w.Trait[pos])) / model.Sixteenths
	sum += float64(e.Means*float64(w.Means[pos])) / model.Sixteenths
	if e.Privacy != 0 {
		sum += float64(e.Privacy * e.privacy.Normal(model.Person, uint64(w.ID(pos)), 0))
	}
	return model.Exp(sum)
}

// Settle lets people leave and join with the next publication, after each publication.
func (e *Exit) Settle(w *model.World) {
	for kind := range exitTellings {
		e.told.Clear(kind)
	}
	standing := w.Standings[e.self]
	if !standing.Due(w.Period) {
		return
	}
	dt := float64(standing.Refresh) / float64(w.Layout.PerYear)
	leave, join := float64(e.Leave*dt), float64(e.Join*dt)
	w.Parallel(func(worker, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			switch in := standing.Enrolled(pos); {
			case in && leave > 0 && belowBase(standing, pos):
				if e.draw(w, pos) < expecting(float64(leave*e.distaste(w, pos))) {
					w.Enrol(e.self, pos, false)
					e.told.Add(worker, exitLeft, w.Group[pos], 1)
				}
			case !in && join > 0 && !standing.Ended():
				if e.draw(w, pos) < expecting(join/e.distaste(w, pos)) {
					w.Enrol(e.self, pos, true)
					e.told.Add(worker, exitJoined, w.Group[pos], 1)
				}
			}
		}
	})
}

// Inherit takes over what was counted.
func (e *Exit) Inherit(_ *model.World, from any) error {
	if old, ok := from.(*Exit); ok {
		e.told.Inherit(old.told)
	}
	return nil
}

func (e *Exit) draw(w *model.World, pos int) model.Chance {
	u, _ := e.choice.Draw(model.Person, uint64(w.ID(pos)), w.Period)
	return model.Chance(u)
}

// belowBase tells whether a person's published standing is worse than that with which all begin.
func belowBase(s *model.Standing, pos int) bool {
	if s.Scored {
		return s.Score[pos] != model.NoStanding && s.Score[pos] < s.Base
	}
	return s.Band[pos] < s.BaseBand()
}

// Outcomes are who is in, and who changes.
func (e *Exit) Outcomes() []model.Outcome {
	return []model.Outcome{
		{Name: "enrolled", Unit: "share", Doc: "People whom the institution has enrolled."},
		{Name: "left", Unit: "per person-year", Doc: "People who decide to leave, per person enrolled."},
		{Name: "joined", Unit: "per person-year", Doc: "People who decide to join, per person outside."},
	}
}

// Witness writes them.
func (e *Exit) Witness(w *model.World, into []model.Ratio) {
	groups, perYear, standing := len(w.Layout.Groups), int64(w.Layout.PerYear), w.Standings[e.self]
	people, enrolled := make([]int64, groups), make([]int64, groups)
	for pos, group := range w.Group {
		people[group]++
		if standing.Enrolled(pos) {
			enrolled[group]++
		}
	}
	for g := range groups {
		into[g] = model.Ratio{Part: enrolled[g], Whole: people[g]}
		into[groups+g], into[2*groups+g] = model.Ratio{}, model.Ratio{}
		if w.Period > 0 {
			into[groups+g] = model.Ratio{Part: e.told.Of(exitLeft, g) * perYear, Whole: enrolled[g]}
			into[2*groups+g] = model.Ratio{Part: e.told.Of(exitJoined, g) * perYear, Whole: people[g] - enrolled[g]}
		}
	}
}
