package story

import (
	"math"
	"strings"

	"socialcredit/results"
)

// A heap gathers small events of a stretch of time, to tell them in few words.
type heap struct {
	from, last int                       // the first period, and that of the last event
	deeds      map[string]*deed          // by what it is and by record
	order      []string                  // of deeds, as they first happened
	quiet      map[string]map[string]sum // by institution and cause
	friends    map[string]map[int]float64
	lost, made []int
	perks      map[string]string  // what last became of each
	seen       map[string]bool    // institutions of which somebody sees a score that moved
	moved      map[string]float64 // by institution, whichever way
}

// A deed is how often something happened, and what it came to with each institution.
type deed struct {
	e      *results.LifeEvent
	times  map[string]int
	points map[string]float64
}

// A sum is what a cause came to.
type sum float64

func newHeap(from int) *heap {
	return &heap{
		from: from, deeds: map[string]*deed{}, quiet: map[string]map[string]sum{}, friends: map[string]map[int]float64{},
		perks: map[string]string{}, seen: map[string]bool{}, moved: map[string]float64{},
	}
}

// take gathers events, from their period on if they are the first.
func (h *heap) take(events []*results.LifeEvent) {
	for _, e := range events {
		if h.last == 0 {
			h.from = max(1, min(h.from, e.Period))
		}
		h.add(e)
	}
}

// add gathers an event.
func (h *heap) add(e *results.LifeEvent) {
	h.last = e.Period
	switch e.What {
	case "held":
		if !decision(e) { // what was decided is told where it is decided
			h.addRecord(e)
		}
	case "change", "spent", "unnoticed":
		h.addRecord(e)
	case "friend_lost":
		h.lost = append(h.lost, *e.Friend)
	case "friend_made":
		h.made = append(h.made, *e.Friend)
	case "shut", "opened":
		h.perks[e.Service] = e.What
	}
}

// decision tells whether a record is a message by which a decision is carried out that notes tell.
func decision(e *results.LifeEvent) bool {
	if e.Source != "message" {
		return false
	}
	for _, suffix := range []string{"_granted", "_suspended", "_rejected", "_listed"} {
		if strings.HasSuffix(e.Record, suffix) {
			return true
		}
	}
	return false
}

func (h *heap) addRecord(e *results.LifeEvent) {
	if e.What == "change" {
		h.seen[e.Institution] = h.seen[e.Institution] || !math.IsNaN(float64(e.Score))
		h.moved[e.Institution] += math.Abs(float64(e.Points))
	}
	if e.Record == "" {
		h.addQuiet(e)
		return
	}
	key := e.What + " " + e.Record
	if e.False {
		key += " false"
	}
	if wide(e) {
		key += " " + e.Cause
	}
	d := h.deeds[key]
	if d == nil {
		d = &deed{e: e, times: map[string]int{}, points: map[string]float64{}}
		h.deeds[key] = d
		h.order = append(h.order, key)
	}
	d.times[e.Institution]++
	if e.What == "change" {
		d.points[e.Institution] += float64(e.Points)
	}
}

// wide tells whether a change is what a record does beside its points: it wipes penalties or caps the score.
func wide(e *results.LifeEvent) bool {
	return e.What == "change" && e.Source != "message" && (e.Cause == "policy" || e.Cause == "bound")
}

func (h *heap) addQuiet(e *results.LifeEvent) {
	if h.quiet[e.Institution] == nil {
		h.quiet[e.Institution], h.friends[e.Institution] = map[string]sum{}, map[int]float64{}
	}
	h.quiet[e.Institution][e.Cause] += sum(e.Points)
	for _, p := range e.Parts {
		if p.Friend != nil {
			h.friends[e.Institution][*p.Friend] += p.Points
		}
	}
}

// often is how often it happened: a deed is booked once by each institution that counts it.
func (d *deed) often() (n int) {
	for _, times := range d.times {
		n = max(n, times)
	}
	return n
}

// worth tells whether there is enough to tell: a deed, a friend, or a change that matters.
func (h *heap) worth(t *teller) bool { return h.moves(t, 0.01) }

// stirs tells whether there is anything that a summary would tell.
func (h *heap) stirs(t *teller) bool { return h.moves(t, tiny) }

// moves tells whether something was done, or some score moved by more than a part of its range.
func (h *heap) moves(t *teller, part float64) bool {
	if len(h.deeds)+len(h.lost)+len(h.made)+len(h.perks) > 0 {
		return true
	}
	for institution, moved := range h.moved {
		if about := t.of[institution]; moved > part*(about.Cap-about.Floor) {
			return true
		}
	}
	return false
}
