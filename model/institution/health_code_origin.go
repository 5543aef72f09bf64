package institution

import "socialcredit/model"

// maxOrigins is how many rules about origin a code may have.
const maxOrigins = 8

// codeOrigins are the rules about where people come from.
type codeOrigins struct {
	rules []codeOrigin
	home  []uint16 // by position: the district as seeded; nil where no rule asks for it
	of    []uint8  // by position: the rules that apply, as bits; nil without rules
}

type codeOrigin struct {
	group       int // -1 = all
	first, last int // districts from 0; first -1 = all
	mark        codeMark
	until       int
}

func (o *codeOrigins) bind(b *model.Binding, rules map[string]CodeOrigin) {
	o.rules = nil
	if len(rules) > maxOrigins {
		b.Fail("origins", "%d origins; at most %d", len(rules), maxOrigins)
	}
	for _, label := range model.Labels(rules) {
		spec, key := rules[label], "origins."+label
		colour, known := codeColours[spec.Colour]
		rule := codeOrigin{group: -1, first: -1, mark: markOf(colour, byOrigin, false), until: spec.Until}
		if !known || colour == codeGreen {
			b.Fail(key+".colour", "%q is no colour that people can turn to; write red or yellow", spec.Colour)
		}
		if spec.Districts > 0 {
			rule.first, rule.last = spec.From, spec.From+spec.Districts-1
		}
		if spec.Group != "" {
			rule.group = b.Group(key+".group", spec.Group)
		}
		switch {
		case spec.Group == "" && spec.Districts == 0:
			b.Fail(key, "names nobody; write group: LABEL, or districts: 1 for the people of the first district")
		case spec.From > 0 && spec.Districts == 0:
			b.Fail(key+".from", "is %d, but districts is 0 (wherever one lives); write how many there are from that one on", spec.From)
		case rule.last >= b.Spec.People.Districts:
			b.Fail(key, "there are %d districts, counted from 0; there is no district %d", b.Spec.People.Districts, rule.last)
		}
		o.rules = append(o.rules, rule)
	}
}

func (o *codeOrigins) prepare(w *model.World) {
	o.home, o.of = nil, nil
	for _, rule := range o.rules {
		if rule.first >= 0 && o.home == nil {
			o.home = append(o.home, w.District...)
		}
	}
	o.apply(w)
}

// apply finds out which rules strike whom.
func (o *codeOrigins) apply(w *model.World) {
	if len(o.rules) == 0 {
		return
	}
	o.of = make([]uint8, w.N)
	for i, rule := range o.rules {
		for pos := range o.of {
			if rule.group >= 0 && int(w.Group[pos]) != rule.group ||
				rule.first >= 0 && (int(o.home[pos]) < rule.first || int(o.home[pos]) > rule.last) {
				continue
			}
			o.of[pos] |= 1 << i
		}
	}
}

func (o *codeOrigins) inherit(w *model.World, old *codeOrigins) {
	if o.home != nil && old.home != nil {
		copy(o.home, old.home)
		o.apply(w)
	}
}

// askOrigin takes the evidence of origin.
func (h *HealthCode) askOrigin(w *model.World, s *model.Span, seen []codeMark) {
	if h.origin.of == nil || h.withheld>>byOrigin&1 == 1 {
		return
	}
	for i, rules := range h.origin.of[s.Lo:s.Hi] {
		if rules == 0 || h.state[s.Lo+i].cleared() {
			continue
		}
		for r := range h.origin.rules {
			if rule := &h.origin.rules[r]; rules>>r&1 == 1 && (rule.until == 0 || w.Period < rule.until) {
				seen[i].worse(rule.mark)
			}
		}
	}
}
