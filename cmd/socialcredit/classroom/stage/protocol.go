package stage

import "encoding/json"

// A State is what a page shows, whole: whoever opens it elsewhere sees the same. It is what the address of a page
// holds.
type State struct {
	// Scenario is the name of a scenario that the stage knows.
	Scenario string `json:"scenario"`
	// Set lists changes, each `path=value`, which hold for both societies.
	Set []string `json:"set,omitempty"`
	// Twin lists what is different in the second society, each `path=value`; nil = there is no second society, empty
	// = it is the same.
	Twin []string `json:"twin"`
	// Seed of all luck; 0 = the scenario's.
	Seed uint64 `json:"seed,omitempty"`
	// Period is the one that is shown.
	Period int `json:"period"`
	// Hand is what somebody decides by hand for one person; nil = nobody does.
	Hand *Hand `json:"hand,omitempty"`
}

// A Hand lets the class decide for one person, in both societies: what the person does in a period is what is said
// here, and nothing else. Periods that nothing is said of go as they would.
type Hand struct {
	Person int              `json:"person"`
	Acts   map[int][]string `json:"acts"` // by period, from 1: labels of acts
}

// A Request is a message of a page. Each has one Reply.
type Request struct {
	ID int    `json:"id"` // of the page's choosing; the reply has it, too
	Do string `json:"do"` // see commands

	State   *State   `json:"state,omitempty"`   // open
	Lang    string   `json:"lang,omitempty"`    // hello, card
	Speed   float64  `json:"speed,omitempty"`   // go: periods a second; 0 = as fast as it goes
	Periods int      `json:"periods,omitempty"` // step: how many
	Period  int      `json:"period,omitempty"`  // seek
	World   int      `json:"world,omitempty"`   // card, find, series, mobility, fan: 0 or 1
	Person  int      `json:"person,omitempty"`  // card
	By      string   `json:"by,omitempty"`      // find
	Seeds   int      `json:"seeds,omitempty"`   // fan: how many; 0 = end the one under way
	Columns []string `json:"columns,omitempty"` // fan: of which measures of everybody
	Acts    []string `json:"acts,omitempty"`    // play: what the person of the hand does in the next period
}

// A Reply answers a request, or, with no Re, tells of something by itself.
type Reply struct {
	Re    int             `json:"re,omitempty"`
	Event string          `json:"event,omitempty"` // fan, halt
	OK    json.RawMessage `json:"ok,omitempty"`
	Error *Failure        `json:"error,omitempty"`
}

// A Failure says what is wrong with a request, for a person to read.
type Failure struct {
	Text     string    `json:"text"`
	Mistakes []Mistake `json:"mistakes,omitempty"` // of settings
}

// A Mistake is something wrong with a setting.
type Mistake struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

// Hello is what a page must know before it opens anything.
type Hello struct {
	Version string          `json:"version"` // of the model
	Native  bool            `json:"native"`  // not in the browser
	Langs   []string        `json:"langs"`
	Text    json.RawMessage `json:"text"`    // all words of the page in the language that was asked for
	Stories json.RawMessage `json:"stories"` // see text/stories.yaml
	Lessons json.RawMessage `json:"lessons"` // see text/lessons.yaml
	Presets []Preset        `json:"presets"`
	Open    *State          `json:"open,omitempty"` // what to show at first, where the command line says so
	Limits  Limits          `json:"limits"`
}

// A Preset is a scenario that may be opened.
type Preset struct {
	Name       string   `json:"name"`
	Title      string   `json:"title"`
	Paragraphs []string `json:"paragraphs"`
}

// Limits bound what a page may ask for.
type Limits struct {
	People  int `json:"people"`  // of one society
	Periods int `json:"periods"` // of one run
	Ties    int `json:"ties"`    // of one society
	Drawn   int `json:"drawn"`   // people whose ties are sent
	Seeds   int `json:"seeds"`   // of a fan
}

// Opened is what the page must know of a society that was opened.
type Opened struct {
	State        State            `json:"state"` // as it was understood: with seed and period
	Epoch        uint32           `json:"epoch"` // frames of another are out of date
	Title        string           `json:"title"`
	Unit         string           `json:"unit"` // day, week or month
	PerYear      int              `json:"per_year"`
	Periods      int              `json:"periods"`
	People       int              `json:"people"`
	Groups       []string         `json:"groups"`
	Acts         []Act            `json:"acts"`
	Services     []Service        `json:"services"`
	Institutions []Institution    `json:"institutions"`
	Main         int              `json:"main"`     // the institution that people are coloured by; -1 = there is none
	Columns      []Column         `json:"columns"`  // of the rows in a frame, of each society in the order of the first one
	Settings     []map[string]any `json:"settings"` // by society: path -> value, of every setting there is
	Differs      []string         `json:"differs"`  // paths of settings in which the second society differs
	Names        []string         `json:"names,omitempty"`
	Command      []string         `json:"command"` // by society: the command line that gives the same numbers; none where a hand decides
}

// An Act is a kind of thing that people do.
type Act struct {
	Label    string `json:"label"`
	Rewarded bool   `json:"rewarded"`
}

// A Service is what bands open or shut.
type Service struct {
	Label string `json:"label"`
	Right bool   `json:"right"`
}

// An Institution keeps standings.
type Institution struct {
	Label  string  `json:"label"`
	Kind   string  `json:"kind"`
	Scored bool    `json:"scored"`
	Gate   bool    `json:"gate"`
	Base   float64 `json:"base"`
	Floor  float64 `json:"floor"`
	Cap    float64 `json:"cap"`
	Bands  []Band  `json:"bands"` // lowest first
}

// A Band is a range of a score.
type Band struct {
	Label string  `json:"label"`
	From  float64 `json:"from"`
}

// A Column is a measure.
type Column struct {
	Name   string `json:"name"`
	Unit   string `json:"unit"`
	Doc    string `json:"doc"`
	Family string `json:"family"`
	Every  int    `json:"every"` // it is computed every so many periods, and in the first and the last one
}

// A Matrix counts people by the band they were in a year ago and the one they are in now.
type Matrix struct {
	Institution string    `json:"institution"` // "" where nothing has been counted yet
	From        int       `json:"from"`        // periods; equal to To where less than a year has passed
	To          int       `json:"to"`
	Counts      [][]int64 `json:"counts"` // by band then, by band now
}

// Found is whom a search picks.
type Found struct {
	Person int     `json:"person"`
	Value  float64 `json:"value"` // points or periods
	Equal  bool    `json:"equal"` // everybody has that score
}

// A Strand is one seed of a fan: an event while a fan is computed.
type Strand struct {
	World  int          `json:"world"`
	Seed   uint64       `json:"seed"`
	Done   int          `json:"done"` // seeds so far, this one included
	Of     int          `json:"of"`
	Values [][]*float64 `json:"values"` // by column, by period from 0
}

// A Table is a file of a society, as far as the period that is shown: the first lines of the file that a run writes.
type Table struct {
	Name string `json:"name"`
	CSV  string `json:"csv"`
}

// Played is what came of what somebody decided by hand in a period.
type Played struct {
	Period    int      `json:"period"`
	Sentences []string `json:"sentences"`
}

// Reached is where a step goes, which a page cannot know that is told of some periods alone.
type Reached struct {
	Period int `json:"period"`
}

// A Halt tells that the societies stand still.
type Halt struct {
	Period int  `json:"period"`
	End    bool `json:"end"` // of the run
}
