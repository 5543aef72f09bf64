package society

import "socialcredit/model"

const epidemicDoc = "An infection that spreads along ties and in districts: people are susceptible, exposed, infectious or recovered (SEIR), day by day by lot (a chain binomial). " +
	"Whoever may not move, because a service is shut, meets fewer people. R0 2.2 (1.4 to 3.9) and the incubation are those of Li et al. (2020), NEJM 382, 1199; " +
	"how much of it runs along ties is our choice. Outcomes: LABEL_infectious, LABEL_infected, LABEL_new."

// Epidemic is a chain-binomial SEIR process. With r = 1 - exp(-1/D) the daily chance to recover, a tie
// to an infectious friend infects with beta = T*r/(1 - T + T*r), where T = along_ties*R0/(<k^2>/<k> - 1)
// is the chance that it ever does (Newman 2002, Physical Review E 66, 016128); the district infects with
// 1 - exp(-(1 - along_ties)*R0*r*prevalence), so that one infectious person infects that share of R0.
type Epidemic struct {
	// Mean number of people whom one infectious person infects where all are susceptible and nobody is shut in. Source: Li et al. 2020.
	R0 float64 `yaml:"r0" min:"0" max:"30"`
	// Mean number of days from infection to being infectious.
	Latent float64 `yaml:"latent" min:"0.1" max:"1000"`
	// Mean number of days of being infectious.
	Infectious float64 `yaml:"infectious" min:"0.1" max:"1000"`
	// Share of transmission that runs along ties; the rest falls on the district.
	AlongTies float64 `yaml:"along_ties" min:"0" max:"1"`
	// Share of people who are infectious as seeded.
	First float64 `yaml:"first" min:"0" max:"1"`
	// Infections from elsewhere, per person and year.
	Imported float64 `yaml:"imported" min:"0" max:"366"`
	// Service whose loss keeps people at home; empty = none does.
	Stops string `yaml:"stops" ref:"service"`
	// Share of infections, given and caught, that staying at home prevents.
	Prevented float64 `yaml:"prevented" min:"0" max:"1"`

	stops                      uint32  // the service, as a bit
	excess                     float64 // of the ties as seeded, see excessDegree
	alongTie, around           float64 // chance along a tie, and hazard if all of the district were infectious, in a day
	imported                   float64 // chance in a day
	ripens, recovers           model.Chance
	infection, course, arrival model.Luck
	next                       []model.Health
	workers                    [][]crowd // by worker and district
	districts                  []crowd
	told                       *model.Counts
}

// A crowd is how many people a district has, how many infectious ones go out and stay at home, and the
// chance that none of them infects a person on a day who goes out, or who stays at home.
type crowd struct {
	people, out, in    int64
	spares, sparesHome float64
}

func newEpidemic() *Epidemic {
	return &Epidemic{R0: 2.2, Latent: 4, Infectious: 5, AlongTies: 0.7, First: 0.001, Prevented: 0.8}
}

// Spreads says that it writes World.Health.
func (*Epidemic) Spreads() {}

// Bind finds the service and checks that days are counted.
func (e *Epidemic) Bind(b *model.Binding) {
	e.stops = 0
	if e.Stops != "" {
		if n := b.Service("stops", e.Stops); n >= 0 {
			e.stops = 1 << n
		}
	}
	if b.Spec.Period != "day" {
		b.Fail("", "an infection is followed day by day; a period of this scenario is a %s, write period: day", b.Spec.Period)
	}
	for _, label := range model.Labels(b.Spec.Society) {
		if other, ok := b.Spec.Society[label].(model.Spreader); ok && other != model.Spreader(e) {
			b.Fail("", "society.%s spreads an infection, too; a society has one", label)
		}
	}
}

// Prepare turns R0 into chances on this network and infects the first.
func (e *Epidemic) Prepare(w *model.World, self int) {
	path := "society." + model.Labels(w.Spec.Society)[self] + "."
	e.infection, e.course, e.arrival = w.Luck(path+"infection"), w.Luck(path+"course"), w.Luck(path+"arrival")
	e.ripens = model.NewChance(1 - model.Exp(-1/e.Latent))
	e.recovers = model.NewChance(1 - model.Exp(-1/e.Infectious))
	e.imported = 1 - model.Exp(-e.Imported/float64(w.Layout.PerYear))
	e.excess = excessDegree(w.Ties, w.N)
	e.spread()
	e.next = make([]model.Health, w.N)
	e.told = model.NewCounts(w, 1)
	e.districts = make([]crowd, w.Spec.People.Districts)
	e.workers = make([][]crowd, w.Workers())
	for i := range e.workers {
		e.workers[i] = make([]crowd, len(e.districts))
	}
	if w.Period > 0 { // a society that goes on brings its health along
		return
	}
	first, luck := model.NewChance(e.First), w.Luck(path+"first")
	w.Health = make([]model.Health, w.N)
	for pos := range w.N {
		if u, _ := luck.Draw(model.Person, uint64(w.ID(pos)), 0); model.Chance(u) < first {
			w.Health[pos] = model.Infectious
		}
	}
}

// spread finds what R0 makes of a day with somebody infectious.
func (e *Epidemic) spread() {
	r := 1 - model.Exp(-1/e.Infectious)
	e.alongTie, e.around = 0, e.R0*r // where there are no ties to run along
	if e.excess > 0 {
		ever := min(1, float64(e.AlongTies*e.R0)/e.excess)
		e.alongTie = ever * r / (1 - ever + float64(ever*r))
		e.around = (1 - e.AlongTies) * e.R0 * r
	}
}

// excessDegree is how many friends somebody has on average who is reached along a tie, beside the one
// that led there.
func excessDegree(g *model.Graph, people int) float64 {
	var ends, squares int64
	for pos := range people {
		k := int64(g.Degree(pos))
		ends += k
		squares += k * k
	}
	if ends == 0 {
		return 0
	}
	return float64(squares)/float64(ends) - 1
}

// Inherit takes over what was counted, and what R0 was about: the ties as seeded.
func (e *Epidemic) Inherit(_ *model.World, from any) error {
	if old, ok := from.(*Epidemic); ok {
		e.excess = old.excess
		e.spread()
		e.told.Inherit(old.told)
	}
	return nil
}
