package model

// A Cause is what moved a standing.
type Cause uint8

// The causes under which every change of a standing is booked. The bookings of a person with an
// institution sum to the standing less its base.
const (
	OwnReward   Cause = iota // a record of something done that is rewarded
	OwnPenalty               // a record of something done that is punished
	FalseRecord              // a record of something not done
	Abuse                    // a record made up by an official
	Report                   // a record from somebody else's report
	Friends                  // friends' standings
	PolicyCause              // appeal, repair, amnesty, coupling, change of rules, unequal start
	Decay                    // forgetting
	Bound                    // the remainder that a clamp took
	Causes                   // how many there are
)

// String is the cause's name in tables.
func (c Cause) String() string {
	return [Causes]string{
		"own_reward", "own_penalty", "false_record", "abuse", "report", "friends",
		"policy", "decay", "bound",
	}[c]
}

// A Booking is one change of one standing.
type Booking struct {
	Institution, Pos int
	Cause            Cause
	Hundredths       int32
	// Spent is set, and nothing moves, where a yearly cap refuses a record.
	Spent bool
	// Of is the label of the record, or of the rule of a streak, that did it; "" where none did.
	Of string
}

// Why is told every change of a standing, in hundredths of a point. It is called from several
// goroutines, each for the positions of its own span. One that is a [Listener] also hears of records.
type Why interface {
	Book(b Booking)
	// Publish is called when an institution has published its standings.
	Publish(institution int)
}

// Accounts add up what each cause did to each person with each institution, as of the standing that
// was published last.
type Accounts struct {
	columns   [][Causes][]int32 // by institution: all that was booked
	published [][Causes][]int32 // by institution: what was booked when it last published
}

// NewAccounts returns empty accounts.
func NewAccounts(people int, forms []Form) *Accounts {
	a := &Accounts{columns: make([][Causes][]int32, len(forms)), published: make([][Causes][]int32, len(forms))}
	for i, form := range forms {
		for c := range a.columns[i] {
			a.columns[i][c] = make([]int32, people)
			a.published[i][c] = a.columns[i][c]
			if form.Refresh > 1 { // else what is booked is published at once
				a.published[i][c] = make([]int32, people)
			}
		}
	}
	return a
}

// Publish settles what was booked up to a publication of an institution.
func (a *Accounts) Publish(institution int) {
	for c := range a.columns[institution] {
		copy(a.published[institution][c], a.columns[institution][c])
	}
}

// Book adds to an account.
func (a *Accounts) Book(b Booking) { a.columns[b.Institution][b.Cause][b.Pos] += b.Hundredths }

// Of returns the account of one cause, by position, in hundredths of a point.
func (a *Accounts) Of(institution int, c Cause) []int32 { return a.published[institution][c] }
