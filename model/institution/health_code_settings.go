package institution

// CodeInflow is how many codes turn in a day, where that is given.
type CodeInflow struct {
	// Probability that a green code turns, per day. Ten days' inflow is not green on day 13 if half of it is red: 0.0018
	// makes 98.2 % green, as Zhejiang told on 24 February 2020 (Mozur, Zhong and Krolik, New York Times 2020).
	Rate float64 `yaml:"rate" min:"0" max:"1"`
	// Share of them that turns red; the rest turns yellow.
	Red float64 `yaml:"red" min:"0" max:"1"`
	// Share of them that rests on an error. The colour does not depend on it; those who hear appeals do.
	Wrong float64 `yaml:"wrong" min:"0" max:"1"`
}

// CodeSources are the sources of evidence that look at an epidemic.
type CodeSources struct {
	// Positive tests: red.
	Test CodeTest `yaml:"test"`
	// Ties to the infectious: red.
	Contact CodeContact `yaml:"contact"`
	// Travel to districts with many cases, as registered with tickets and at checkpoints: yellow.
	HotZone CodeHotZone `yaml:"hot_zone"`
	// Trains and planes: everybody who shared a carriage with an infectious person is told, and turns yellow.
	Tickets CodeTickets `yaml:"tickets"`
	// Base stations that a telephone was seen by: yellow.
	Location CodeLocation `yaml:"location"`
	// Symptoms that people declare with their daily check-in: yellow.
	Symptoms CodeSymptoms `yaml:"symptoms"`
	// Fever that is taken at a checkpoint: yellow.
	Fever CodeFever `yaml:"fever"`
}

// CodeTest is how tests tell who is ill.
type CodeTest struct {
	// Probability that an infectious person tests positive, per day.
	Ill float64 `yaml:"ill" min:"0" max:"1"`
	// Probability that anybody else does, per day.
	Healthy float64 `yaml:"healthy" min:"0" max:"1"`
}

// CodeContact is how contacts are traced.
type CodeContact struct {
	// Probability that a tie to an infectious person is known.
	Known float64 `yaml:"known" min:"0" max:"1"`
}

// CodeHotZone is how travel is known.
type CodeHotZone struct {
	// Infectious people per 100,000 that make a district a hot zone; one at least.
	Cases float64 `yaml:"cases" min:"0" max:"100000"`
	// Days for which a district stays one.
	Days int `yaml:"days" min:"1" max:"365"`
	// Probability that a person visits another district, per day, each as likely as the others.
	Visits float64 `yaml:"visits" min:"0" max:"1"`
	// Probability that a visit is registered.
	Register float64 `yaml:"register" min:"0" max:"1"`
}

// CodeTickets is what tickets with a name on them tell.
type CodeTickets struct {
	// Probability that a person takes a train or plane, per day.
	Travel float64 `yaml:"travel" min:"0" max:"1"`
	// People in a carriage.
	Seats int `yaml:"seats" min:"1" max:"10000"`
	// Probability that an infectious passenger is found out and his carriage told.
	Traced float64 `yaml:"traced" min:"0" max:"1"`
}

// CodeLocation is what telephones tell.
type CodeLocation struct {
	// Probability that a visit to a hot zone is seen, per reading of the telephone's location.
	Seen float64 `yaml:"seen" min:"0" max:"1"`
	// Probability that a household at the border of a hot zone is taken to be inside it, per reading; it strikes all
	// members.
	Border float64 `yaml:"border" min:"0" max:"1"`
	// Share of households that live at a border of their district.
	BorderShare float64 `yaml:"border_share" min:"0" max:"1"`
	// Scans of a code in a day. Each sends the location (Mozur, Zhong and Krolik, New York Times 2020), so that a day has
	// this many readings and one more.
	Scans int `yaml:"scans" min:"0" max:"100"`
}

// CodeSymptoms is what people say of themselves.
type CodeSymptoms struct {
	// Probability that an infectious person has symptoms to declare, and then does so daily.
	Declared float64 `yaml:"declared" min:"0" max:"1"`
	// Probability that anybody else coughs and says so, per day.
	Cough float64 `yaml:"cough" min:"0" max:"1"`
}

// CodeFever is what thermometers at a checkpoint tell of people who are not in quarantine.
type CodeFever struct {
	// Probability that an infectious person has fever at a checkpoint, per day.
	Ill float64 `yaml:"ill" min:"0" max:"1"`
	// Probability that anybody else seems to, per day.
	Healthy float64 `yaml:"healthy" min:"0" max:"1"`
}

func newCodeSources() CodeSources {
	return CodeSources{
		Test: CodeTest{Ill: 0.3}, Contact: CodeContact{Known: 0.5},
		HotZone:  CodeHotZone{Cases: 10, Days: 14, Visits: 0.01, Register: 0.9},
		Tickets:  CodeTickets{Travel: 0.005, Seats: 80, Traced: 0.9},
		Location: CodeLocation{Seen: 0.5, Border: 0.001, BorderShare: 0.1, Scans: 2},
		Symptoms: CodeSymptoms{Declared: 0.5, Cough: 0.0005},
		Fever:    CodeFever{Ill: 0.3, Healthy: 0.0001},
	}
}

// A CodeOrigin is a rule about where people come from, with no look at their health.
type CodeOrigin struct {
	// Group whose members it strikes; empty = all.
	Group string `yaml:"group" ref:"group"`
	// How many districts it strikes, with all who lived there as seeded; 0 = it does not matter where one lives.
	Districts int `yaml:"districts" min:"0" max:"65535"`
	// The first of these districts, counted from 0 as in people.csv.
	From int `yaml:"from" min:"0" max:"65534"`
	// Colour that they turn to.
	Colour string `yaml:"colour" enum:"red,yellow"`
	// Period in which the rule is lifted; 0 = never.
	Until int `yaml:"until" min:"0" max:"32000"`
}

// CodePhones is what comes of codes being on telephones.
type CodePhones struct {
	// Share of people without a phone: they have no code, are taken for yellow, and need no quarantine.
	None float64 `yaml:"none" min:"0" max:"1"`
	// Share of households whose phones are all registered to the first member: evidence against him falls on all of them a
	// day later (Yun Xuan Poon, GovInsider 2020).
	Father float64 `yaml:"father" min:"0" max:"1"`
}

// CodeQuarantine is how a code turns green again.
type CodeQuarantine struct {
	// Clean check-ins after which a red code turns green. Source: 14 days, Xinhua, 11 February 2020.
	Red int `yaml:"red" min:"1" max:"250"`
	// Clean check-ins after which a yellow code does. Source: 7 days, Xinhua, 11 February 2020.
	Yellow int `yaml:"yellow" min:"1" max:"250"`
	// Probability that a person checks in, per day; a missed one adds a day.
	CheckIn float64 `yaml:"check_in" min:"0" max:"1"`
	// Probability that a person in quarantine goes out, per day; those who defy orders do so on top.
	Leave float64 `yaml:"leave" min:"0" max:"1"`
	// Visits of community workers, per day. Source: twice, Yun Xuan Poon, GovInsider 2020.
	Visits int `yaml:"visits" min:"0" max:"24"`
	// Probability that a visit finds a person gone who went out that day. Then the count of check-ins begins anew.
	Found float64 `yaml:"found" min:"0" max:"1"`
}

// CodeCheckpoints is what happens to those who may not pass.
type CodeCheckpoints struct {
	// Probability that a code is looked at where nobody waits.
	Check float64 `yaml:"check" min:"0" max:"1"`
	// Mean number of people who wait, geometric.
	Queue float64 `yaml:"queue" min:"0" max:"100"`
	// Share of checks that each of them costs.
	Hurry float64 `yaml:"hurry" min:"0" max:"1"`
	// Checkpoints that a person tries in a day before turning back; one was let through at the third
	// (Mozur, Zhong and Krolik, New York Times 2020).
	Tries int `yaml:"tries" min:"1" max:"10"`
}

// CodeOffices is how public offices spread people over the day. A slot needs a green code; where there
// are fewer slots than matters, each matter is as likely to get one.
type CodeOffices struct {
	// Probability that a person has a matter for an office, per day.
	Matters float64 `yaml:"matters" min:"0" max:"1"`
	// Time slots per 1,000 people and day.
	Slots float64 `yaml:"slots" min:"0" max:"1000"`
}
