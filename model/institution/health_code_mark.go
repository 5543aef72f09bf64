package institution

import "socialcredit/model"

// The colours of a code, worst first, as its bands are numbered. Whoever has no phone has no code.
const (
	codeRed uint8 = iota
	codeYellow
	codeGreen
	codeNone
)

var codeColours = map[string]uint8{"red": codeRed, "yellow": codeYellow, "green": codeGreen}

// A codeCause is what evidence rests on.
type codeCause uint8

// The causes, in the order in which one of two of the same colour counts.
const (
	noCause codeCause = iota
	byTest
	byContact
	byInflow
	byHotZone
	byTicket
	byLocation
	bySymptoms
	byFever
	byOrigin
	byPhone
	byRecordCause
	byAbuse
	codeCauses
)

// String is what a cause is called as an input and in columns.
func (c codeCause) String() string {
	return [codeCauses]string{
		"none", "test", "contact", "inflow", "hot_zone", "tickets", "location", "symptoms", "fever", "origins", "phones", "records", "abuse",
	}[c]
}

// A codeMark is a colour, what it rests on, and whether that was wrong, in a byte: of two marks the
// lower one is the worse, and of the same colour and cause the one that is not wrong. The highest bit
// is for codes alone: it says that an appeal has cleared the person of origin and phone.
type codeMark uint8

const (
	noEvidence  codeMark = 0x7f
	clearedBit  codeMark = 0x80
	colourShift          = 5
	causeShift           = 1
	wrongBit    codeMark = 1
	causeMask   codeMark = 0xf
	colourMask  codeMark = 3
)

func markOf(colour uint8, c codeCause, wrong bool) codeMark {
	m := codeMark(colour)<<colourShift | codeMark(c)<<causeShift
	if wrong {
		m |= wrongBit
	}
	return m
}

func (m codeMark) colour() uint8    { return uint8(m >> colourShift & colourMask) }
func (m codeMark) cause() codeCause { return codeCause(m >> causeShift & causeMask) }
func (m codeMark) wrong() bool      { return m&wrongBit != 0 }
func (m codeMark) cleared() bool    { return m&clearedBit != 0 }

// held tells whether the code keeps the person at home.
func (m codeMark) held() bool { return m.colour() < codeGreen }

// worse keeps the worse of two pieces of evidence.
func (m *codeMark) worse(other codeMark) { *m = min(*m, other) }

// codeLuck is the luck of each decision.
type codeLuck struct {
	phoneless, inflow, kind, handed                        model.Luck
	test, falseTest, known, visit, register, phone, border model.Luck
	ride, traced, declared, cough, fever, falseFever       model.Luck
	gauge, hides, household, leaves, leavesDefiant         model.Luck
	found, checkIn, barges, matter, slot                   model.Luck
	tries                                                  []model.Luck
}

func newCodeLuck(w *model.World, path string) codeLuck {
	of := func(decision string) model.Luck { return w.Luck(path + decision) }
	l := codeLuck{
		phoneless: of("phones.none"), inflow: of("inflow"), kind: of("inflow.kind"), handed: of("handed_over"),
		test: of("sources.test"), falseTest: of("sources.test.healthy"), known: of("sources.contact"),
		visit: of("sources.hot_zone"), register: of("sources.hot_zone.register"),
		phone: of("sources.location"), border: of("sources.location.border"),
		ride: of("sources.tickets"), traced: of("sources.tickets.traced"),
		declared: of("sources.symptoms"), cough: of("sources.symptoms.cough"),
		fever: of("sources.fever"), falseFever: of("sources.fever.healthy"), gauge: of("sources.fever.check"),
		hides: of("hides"), household: of("phones.father"),
		leaves: of("quarantine.leave"), leavesDefiant: of("quarantine.defiance"),
		found: of("quarantine.found"), checkIn: of("quarantine.check_in"),
		barges: of("checkpoints.barges"), matter: of("offices"), slot: of("offices.slot"),
	}
	for try := range maxTries {
		l.tries = append(l.tries, of("checkpoints."+string(rune('a'+try))))
	}
	return l
}

// drawn is a person's number for a decision.
func drawn(luck model.Luck, w *model.World, pos, period int) model.Chance {
	u, _ := luck.Draw(model.Person, uint64(w.ID(pos)), period)
	return model.Chance(u)
}

// defies tells whether a person gets round an order on this occasion.
func defies(luck model.Luck, w *model.World, pos int) bool {
	if w.Defiance == nil || w.Defiance[pos] == 0 {
		return false
	}
	return drawn(luck, w, pos, w.Period) < model.NewChance(float64(w.Defiance[pos])/255)
}
