// Package design plans which points of a space of factors are computed: grids, samples and screening
// plans. It knows nothing of societies, so that its plans serve other programs too.
package design

// A Factor is a parameter that a study varies: a list of levels, or a range.
type Factor struct {
	Name   string   // the column of the design: a plain name, or the path of a scenario's key
	Group  string   // factors of one group are moved together where the method can; "" = on its own
	Levels []string // what a list gives, each as it is written; nil for a range
	Base   string   // the level where nothing is varied, for methods that vary one factor at a time; "" if unknown

	// Of a range, both ends included. Without levels and with both ends 0 a factor is open: only a
	// table, which brings its own levels, can use it.
	From, To float64
	Log      bool // equal steps multiply: From and To are above 0
	Whole    bool // only whole numbers
}

// List tells whether the factor is a list of levels.
func (f *Factor) List() bool { return f.Levels != nil }

// Open tells whether the factor has neither levels nor a range.
func (f *Factor) Open() bool { return f.Levels == nil && f.From == 0 && f.To == 0 }

// A Row is one point of a design, with repetitions kept.
type Row struct {
	Block string   // its part in the method: a, b, ab_<factor>, t3, base...; "" where there are no parts
	Cells []string // the level of each factor as it is written
}

// A Method is a way of planning.
type Method interface {
	// Plan lists the rows for some factors, always the same for the same method and factors. The
	// error tells which factor the method cannot use, or which option is wrong, and what would be right.
	Plan(factors []Factor) ([]Row, error)
	// Fixed says why the rows change when there are more of them, so that a finished study cannot be
	// extended; "" where it can.
	Fixed() string
}

// An Adaptive method plans further rows from what came of the rows so far.
type Adaptive interface {
	Method
	// Outcome names the measure that it looks at.
	Outcome() string
	// More lists the rows to add, none when it is done. Outcomes hold, by row, a value per replicate.
	More(factors []Factor, rows []Row, outcomes [][]float64) ([]Row, error)
}

// A Path is a method whose rows are one society's life: each row goes on from the state that the row
// before it reached. Where Begins says so, a new society starts.
type Path interface {
	Method
	// Hold is for how many periods each row lasts.
	Hold() int
}

// A Warner is a method that can be right and yet not wise.
type Warner interface {
	// Warn says what a user should know before the rows are computed, a sentence each; none if all
	// is well. Plan has found no mistake.
	Warn(factors []Factor) []string
}
