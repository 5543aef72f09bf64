package institution

import (
	"sync"

	"socialcredit/model"
)

const healthCodeDoc = "A code of three colours that decides daily where people may go, as in Hangzhou from 11 February 2020: whoever has evidence against " +
	"him turns red or yellow, and green again after so many clean check-ins (Xinhua, 11 February 2020; Mozur, Zhong and Krolik, New York Times 2020; " +
	"Yun Xuan Poon, GovInsider 2020). It needs days as periods. With evidence given, codes are given at a rate that stands for all illness and movement; " +
	"with seir, the sources look at an epidemic that the scenario must hold. Origins, phones and records count either way. " +
	"Neither the rules nor the rates of error were published: all but the days in quarantine are our choice, to be swept."

// HealthCode gives everybody a colour by evidence, and takes it back after clean check-ins.
type HealthCode struct {
	Reach `yaml:",inline"`
	// What stands for illness and movement: given is the inflow below, seir are the sources below, which look at the
	// epidemic of the scenario. The other of the two has no effect.
	Evidence string `yaml:"evidence" enum:"given,seir"`
	// With evidence given: how many codes turn, and to what.
	Inflow CodeInflow `yaml:"inflow"`
	// With evidence seir: what is known of whom, each with its own reach and error.
	Sources CodeSources `yaml:"sources"`
	// People who turn for where they come from, whatever their health, by label; at most 8.
	Origins map[string]CodeOrigin `yaml:"origins"`
	// What a kind of record does to the code: the colour that it turns to; green ends a quarantine.
	Records map[string]string `yaml:"records" enum:"red,yellow,green"`
	// What phones get wrong, and people without one.
	Phones CodePhones `yaml:"phones"`
	// How a code turns green again, and what happens until then.
	Quarantine CodeQuarantine `yaml:"quarantine"`
	// How well codes are checked.
	Checkpoints CodeCheckpoints `yaml:"checkpoints"`
	// Time slots that people need for a public office.
	Offices CodeOffices `yaml:"offices"`
	// Probability that the code of a person who moves is handed to the district of arrival; else it starts green.
	HandedOver float64 `yaml:"handed_over" min:"0" max:"1"`
	// Whether it sends records: LABEL_key_personnel to the police about whoever turns red, LABEL_breach about whoever is
	// found outside his quarantine. Without them a society takes 16 bytes less per person.
	Reports bool `yaml:"reports"`

	self  int
	luck  codeLuck
	state []codeMark // by position
	clean []uint8    // by position: clean check-ins since the last evidence

	byRecord  [model.MaxRecords]codeMark
	kinds     map[string]int // of the records, by label
	districts int
	withheld  uint32 // causes that it may no longer use, as bits
	silenced  uint64 // kinds of record that it may no longer use, as bits
	breach    int    // kinds of record that it sends
	police    int

	lottery *model.Lottery
	rare    []rareEvidence // by slot of the lottery
	origin  codeOrigins
	moved   []uint16      // by position: the district in which the code was last seen; nil where all codes are handed over
	fresh   [2][]codeMark // by position: the evidence of even and of odd days; nil where phones have no part
	looks   checks
	dockets []*codeDocket
	shadow  []uint8       // colours without those that are wrong, by position; nil unless somebody asks
	told    *model.Counts // flows of the day
	tally   *model.Counts // scratch of Witness
	seen    [][]codeMark  // scratch, by worker

	morning sync.Mutex // held by whoever begins the day
	day     codeDay
}

func newHealthCode() *HealthCode {
	return &HealthCode{
		Reach: newReach(), Evidence: "given",
		Inflow:  CodeInflow{Rate: 0.0018, Red: 0.5, Wrong: 0.1},
		Sources: newCodeSources(),
		Phones:  CodePhones{Father: 0.2},
		Quarantine: CodeQuarantine{
			Red: 14, Yellow: 7, CheckIn: 0.95, Leave: 0.02, Visits: 2, Found: 0.5,
		},
		Checkpoints: CodeCheckpoints{Check: 0.8, Queue: 2, Hurry: 0.05, Tries: 3},
		Offices:     CodeOffices{Matters: 0.01, Slots: 20},
		HandedOver:  1, Reports: true,
	}
}

// Sends are the lists for the police, and breaches of quarantine.
func (h *HealthCode) Sends() []model.Sent {
	if !h.Reports {
		return nil
	}
	return []model.Sent{{Suffix: "breach", Cause: model.PolicyCause}, {Suffix: "key_personnel", Cause: model.PolicyCause}}
}

// Form is three bands without a score.
func (h *HealthCode) Form() model.Form { return h.form(codeGreen, "red", "yellow", "green") }

// Prepare gives everybody a green code, but people without a phone, who have none.
func (h *HealthCode) Prepare(w *model.World, self int) {
	h.self = self
	label := w.Layout.Institutions[self]
	h.luck = newCodeLuck(w, "institutions."+label+".")
	h.state, h.clean = make([]codeMark, w.N), make([]uint8, w.N)
	standing, none := w.Standings[self], model.NewChance(h.Phones.None)
	w.Parallel(func(_, lo, hi int) {
		for pos := lo; pos < hi; pos++ {
			h.state[pos] = markOf(codeGreen, noCause, false)
			if none > 0 && drawn(h.luck.phoneless, w, pos, 0) < none {
				h.state[pos] = markOf(codeNone, noCause, false)
			}
			band := h.band(standing, pos)
			standing.Band[pos], standing.NextBand[pos] = band, band
		}
	})
	if h.Reports {
		h.breach, h.police = w.Layout.SentKind(label+"_breach"), w.Layout.SentKind(label+"_key_personnel")
	}
	h.withheld, h.silenced, h.dockets, h.shadow = 0, 0, nil, nil
	h.prepareEvidence(w)
	h.looks = newChecks(h)
	h.told, h.tally = model.NewCounts(w, codeFlows), model.NewCounts(w, h.tallies(h.districts))
	h.seen = make([][]codeMark, w.Workers())
	for worker := range h.seen {
		h.seen[worker] = make([]codeMark, w.SpanSize())
	}
}

// Run collects the evidence of the day and brings the codes of a span up to date.
func (h *HealthCode) Run(w *model.World, s *model.Span) {
	h.begin(w)
	standing := w.Standings[h.self]
	seen := h.seen[s.Worker][:s.Len()]
	for i := range seen {
		seen[i] = noEvidence
	}
	h.receive(w, s, standing)
	h.hear(s, seen)
	h.draw(w, s, seen)
	if h.Evidence == "seir" && w.Health != nil {
		h.lookAtHealth(w, s, seen)
	}
	h.askOrigin(w, s, seen)
	h.passOn(w, s, standing, seen)
	for i, evidence := range seen {
		pos := s.Lo + i
		h.live(w, s, pos, evidence)
		standing.NextBand[pos] = h.band(standing, pos)
	}
	if h.shadow != nil && standing.Due(w.Period) {
		h.publishShadow(s, standing)
	}
}

// band is what a person's code opens. Without a phone it is that of a yellow code.
func (h *HealthCode) band(standing *model.Standing, pos int) uint8 {
	if !standing.Enrolled(pos) {
		return standing.BaseBand()
	}
	if colour := h.state[pos].colour(); colour != codeNone {
		return colour
	}
	return codeYellow
}
