package institution

import "socialcredit/model"

// A codeDocket is what a health code keeps for those who hear appeals.
type codeDocket struct {
	*model.Docket
	kept []codeMark // the code that is suspended until the appeal is decided; 0 = none is
}

// Open keeps a docket of codes that turned red or yellow. A code was wrong if it rests on an error or on
// an abuse and the person was not infected; a rule about origin is no error. An appeal that is granted
// turns the code green with the next publication, and clears the person of origin and of his father's
// phone for good.
func (h *HealthCode) Open(d *model.Docket) {
	h.dockets = append(h.dockets, &codeDocket{d, make([]codeMark, len(d.Since))})
}

// decide does with a person's code what a record tells.
func (d *codeDocket) decide(h *HealthCode, pos, kind int) {
	if d.Since[pos] == 0 {
		return
	}
	switch kind {
	case d.Grant:
		h.release(pos)
		h.state[pos] |= clearedBit
	case d.Suspend:
		if h.state[pos].held() {
			d.kept[pos] = h.state[pos]
			h.state[pos] = clearedBit | markOf(codeGreen, noCause, false)
			h.clean[pos] = 0
		}
	case d.Restore:
		if kept := d.kept[pos]; kept != 0 {
			d.kept[pos] = 0
			if h.state[pos].held() { // for a new reason
				h.state[pos] = h.state[pos]&^clearedBit | kept&clearedBit
			} else {
				h.state[pos] = kept
			}
		}
		d.Close(pos)
	}
}

// Inputs names the sources of evidence and the kinds of record that it uses.
func (h *HealthCode) Inputs() []string {
	var inputs []string
	add := func(c codeCause) { inputs = append(inputs, c.String()) }
	if h.Evidence == "given" {
		add(byInflow)
	} else {
		for _, c := range []codeCause{byTest, byContact, byHotZone, byTicket, byLocation, bySymptoms, byFever} {
			add(c)
		}
	}
	if len(h.Origins) > 0 {
		add(byOrigin)
	}
	if h.Phones.Father > 0 {
		add(byPhone)
	}
	return append(inputs, model.Labels(h.Records)...)
}

// Withhold takes a source of evidence or a kind of record from it. Codes that have turned stay until
// their days are over.
func (h *HealthCode) Withhold(input string) {
	for c := byTest; c < byRecordCause; c++ {
		if c.String() == input {
			h.withheld |= 1 << c
		}
	}
	if _, named := h.Records[input]; named {
		h.silenced |= 1 << h.kinds[input]
	}
}
