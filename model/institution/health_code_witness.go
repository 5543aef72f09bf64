package institution

import (
	"fmt"

	"socialcredit/model"
)

// What is counted of a day.
const (
	codeLeft = iota
	codeRefused
	codeSlipped
	codeBarged
	codeBreaches
	codePoliced
	codeWithout
	codeTurnedAway
	codeMatters
	codeSlots
	codeFlows
)

// What is counted of the codes of a day, before what is counted by cause and by district.
const (
	codePeople = iota
	codesGiven
	codesGreen
	codesHeld
	codesWrong
	codesHealthy
	codesMissed
	codesIll
	codesByCause
)

// tallies is how many numbers Witness counts.
func (h *HealthCode) tallies(districts int) int { return codesByCause + int(codeCauses) + 2*districts }

var codeOutcomes = []model.Outcome{
	{Name: "green", Unit: "share", Doc: "Codes that are green, of all codes."},
	{Name: "wrong", Unit: "share", Doc: "Codes that rest on an error or an abuse, of those that are not green."},
	{Name: "healthy", Unit: "share", Doc: "People who were never infected, of those whose code is not green, where there is an epidemic."},
	{Name: "missed", Unit: "share", Doc: "People with a green code, of those who are infectious, where there is an epidemic."},
	{Name: "left", Unit: "per person-day", Doc: "Times that people in quarantine went out."},
	{Name: "refused", Unit: "per person-day", Doc: "Times that people in quarantine were refused at a checkpoint."},
	{Name: "slipped", Unit: "per person-day", Doc: "Times that people in quarantine passed a checkpoint because nobody looked."},
	{Name: "barged", Unit: "per person-day", Doc: "Times that people in quarantine passed a checkpoint although somebody looked."},
	{Name: "breaches", Unit: "per person-day", Doc: "Breaches of quarantine that community workers found."},
	{Name: "key_personnel", Unit: "per person-day", Doc: "Codes that turned red, and went to the police if reports are sent."},
	{Name: "turned_away", Unit: "share", Doc: "People refused at every checkpoint of the day, of those without a code."},
	{Name: "office", Unit: "share", Doc: "Matters for a public office that got a time slot, of all matters of the day."},
}

// Outcomes are how green codes are, what the others rest on, and what happens at checkpoints.
func (h *HealthCode) Outcomes() []model.Outcome {
	all := append([]model.Outcome(nil), codeOutcomes...)
	for c := byTest; c < codeCauses; c++ {
		all = append(all, model.Outcome{
			Name: "by_" + c.String(), Unit: "share",
			Doc: fmt.Sprintf("Codes that are not green and rest on %s, of all codes.", c.words()),
		})
	}
	all = append(all,
		model.Outcome{Name: "worst_district", Unit: "share", Doc: "Codes that are not green in the district with the largest such share."},
		model.Outcome{Name: "best_district", Unit: "share", Doc: "Codes that are not green in the district with the smallest such share; the whole map is in districts.csv."})
	return all
}

// words is what a cause is called in a sentence.
func (c codeCause) words() string {
	return [codeCauses]string{
		"nothing", "a positive test", "a tie to somebody infectious", "the given inflow", "a registered visit to a hot zone",
		"a carriage shared with somebody infectious", "the location of a telephone", "declared symptoms", "fever at a checkpoint",
		"where people come from", "a phone that is registered to the head of the household", "a record", "an official's abuse",
	}[c]
}

// Witness counts codes as they are shown.
func (h *HealthCode) Witness(w *model.World, into []model.Ratio) {
	h.count(w)
	groups := len(w.Layout.Groups)
	at := 0
	put := func(part, whole func(group int) int64) {
		for g := range groups {
			into[at*groups+g] = model.Ratio{Part: part(g), Whole: whole(g)}
		}
		at++
	}
	stock := func(kind int) func(int) int64 { return func(g int) int64 { return h.tally.Of(kind, g) } }
	flow := func(kind int) func(int) int64 { return func(g int) int64 { return h.told.Of(kind, g) } }
	days := func(g int) int64 {
		if w.Period == 0 {
			return 0
		}
		return h.tally.Of(codePeople, g)
	}
	put(stock(codesGreen), stock(codesGiven))
	put(stock(codesWrong), stock(codesHeld))
	sick := func(kind int) func(int) int64 {
		if w.Health == nil {
			return func(int) int64 { return 0 }
		}
		return stock(kind)
	}
	put(sick(codesHealthy), sick(codesHeld))
	put(sick(codesMissed), sick(codesIll))
	for _, kind := range []int{codeLeft, codeRefused, codeSlipped, codeBarged, codeBreaches, codePoliced} {
		put(flow(kind), days)
	}
	put(flow(codeTurnedAway), flow(codeWithout))
	put(flow(codeSlots), flow(codeMatters))
	for c := byTest; c < codeCauses; c++ {
		put(stock(codesByCause+int(c)), stock(codesGiven))
	}
	worst, best := h.extremes()
	put(stock(h.heldIn(worst)), stock(h.givenIn(worst)))
	put(stock(h.heldIn(best)), stock(h.givenIn(best)))
}

func (h *HealthCode) heldIn(district int) int  { return codesByCause + int(codeCauses) + district }
func (h *HealthCode) givenIn(district int) int { return h.heldIn(district) + h.districts }

// extremes are the districts with the largest and the smallest share of codes that are not green; of
// equal ones the first.
func (h *HealthCode) extremes() (worst, best int) {
	worst, best = -1, -1
	less := func(a, b int) bool { // whether the share of a is smaller
		return h.tally.All(h.heldIn(a))*h.tally.All(h.givenIn(b)) < h.tally.All(h.heldIn(b))*h.tally.All(h.givenIn(a))
	}
	for d := range h.districts {
		if h.tally.All(h.givenIn(d)) == 0 {
			continue
		}
		if worst < 0 || less(worst, d) {
			worst = d
		}
		if best < 0 || less(d, best) {
			best = d
		}
	}
	return max(worst, 0), max(best, 0)
}

// count fills the tally.
func (h *HealthCode) count(w *model.World) {
	for kind := range h.tallies(h.districts) {
		h.tally.Clear(kind)
	}
	standing := w.Standings[h.self]
	w.Parallel(func(worker, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			h.countOne(w, standing, worker, pos)
		}
	})
}

func (h *HealthCode) countOne(w *model.World, standing *model.Standing, worker, pos int) {
	group := w.Group[pos]
	add := func(kind int) { h.tally.Add(worker, kind, group, 1) }
	add(codePeople)
	mark := h.state[pos]
	if !standing.Enrolled(pos) || mark.colour() == codeNone {
		return
	}
	add(codesGiven)
	district := int(w.District[pos])
	add(h.givenIn(district))
	green := standing.Band[pos] == codeGreen
	if w.Health != nil && w.Health[pos] == model.Infectious {
		add(codesIll)
		if green {
			add(codesMissed)
		}
	}
	if green {
		add(codesGreen)
		return
	}
	add(codesHeld)
	add(h.heldIn(district))
	add(codesByCause + int(mark.cause()))
	if mark.wrong() {
		add(codesWrong)
	}
	if w.Health != nil && w.Health[pos] == model.Susceptible {
		add(codesHealthy)
	}
}
