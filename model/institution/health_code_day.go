package institution

import "socialcredit/model"

// codeDay is what holds for everybody on a day: it is found out once, by whoever comes first, from what
// was published the day before.
type codeDay struct {
	period    int
	ill       int             // people who are infectious
	hotUntil  []int           // by district: the first period in which it is no hot zone any more
	visits    []model.Chance  // by district: of a visit to a hot zone
	located   model.Chance    // that a telephone gives such a visit away
	carriages map[uint32]bool // in which an infectious passenger was found out
}

func (d *codeDay) prepare(w *model.World) {
	districts := w.Spec.People.Districts
	*d = codeDay{period: w.Period, hotUntil: make([]int, districts), visits: make([]model.Chance, districts), carriages: map[uint32]bool{}}
}

// begin readies the day. All spans call it before they change any code.
func (h *HealthCode) begin(w *model.World) {
	h.morning.Lock()
	defer h.morning.Unlock()
	if h.day.period == w.Period {
		return
	}
	h.day.period = w.Period
	for flow := range codeFlows {
		h.told.Clear(flow)
	}
	if h.Evidence == "seir" && w.Health != nil {
		h.findHotZones(w)
	}
}

// findHotZones counts the ill by district, and looks which carriages they took.
func (h *HealthCode) findHotZones(w *model.World) {
	d, from := &h.day, &h.Sources
	people, ill := make([]int, len(d.hotUntil)), make([]int, len(d.hotUntil))
	clear(d.carriages)
	d.ill = 0
	traced := model.NewChance(from.Tickets.Traced)
	for pos, district := range w.District {
		people[district]++
		if w.Health[pos] != model.Infectious {
			continue
		}
		ill[district]++
		d.ill++
		if h.state[pos].held() {
			continue
		}
		if carriage, rides := h.ride(w, pos); rides && drawn(h.luck.traced, w, pos, w.Period) < traced {
			d.carriages[carriage] = true
		}
	}
	hot := 0
	for i := range ill {
		if ill[i] > 0 && float64(ill[i])*100_000 >= float64(from.HotZone.Cases*float64(people[i])) {
			d.hotUntil[i] = w.Period + from.HotZone.Days
		}
		if d.hot(i) {
			hot++
		}
	}
	for i := range d.visits {
		elsewhere := hot
		if d.hot(i) {
			elsewhere--
		}
		d.visits[i] = model.NewChance(from.HotZone.Visits * float64(elsewhere) / float64(max(1, len(ill)-1)))
	}
	d.located = model.NewChance(anyOf(from.Location.Seen, 1+from.Location.Scans))
}

// hot tells whether a district was a hot zone within the last days.
func (d *codeDay) hot(district int) bool { return d.period < d.hotUntil[district] }

// besideHot tells whether a person's household lives so near to a district that is a hot zone that a
// base station over there may see its phones. Households stand in a row, and so do districts.
func (d *codeDay) besideHot(w *model.World, pos int, share float64) bool {
	n, districts := uint64(w.N), uint64(len(d.hotUntil))
	within := float64(uint64(w.Head(pos))*districts%n) / float64(n)
	switch own := int(w.District[pos]); {
	case within < share/2:
		return own > 0 && d.hot(own-1)
	case within >= 1-share/2:
		return own+1 < len(d.hotUntil) && d.hot(own+1)
	}
	return false
}
