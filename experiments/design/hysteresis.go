package design

const hysteresisDoc = "One society is led up a factor's range and down again, each step going on from the state that the step before reached, so that both branches can be drawn. " +
	"Both branches cover the whole range: the turning level is the last of up and the first of down, and so is held twice as long. " +
	"Exactly one factor is a range; each combination of the others, which are lists, is a path of its own. " +
	"It cannot be extended: every state depends on the whole path before it."

// Hysteresis is a path up and down the range of one factor.
type Hysteresis struct {
	// Number of equally spaced levels of each branch, both ends among them; fewer where a range holds
	// fewer whole numbers. Source: our choice.
	Steps int `yaml:"steps" min:"2" max:"100000"`
	// For how many periods each level is held. Source: our choice, five years of months; what has not
	// settled by then looks like hysteresis, so try twice as many.
	Periods int `yaml:"hold" min:"1" max:"32000"`
}

// Plan lists for each combination of the other factors the levels upward in block up, then downward
// in block down.
func (h *Hysteresis) Plan(factors []Factor) ([]Row, error) {
	if err := Check(factors); err != nil {
		return nil, err
	}
	if err := within("steps", h.Steps, 2, 100_000); err != nil {
		return nil, err
	}
	if err := within("hold", h.Periods, 1, 32_000); err != nil {
		return nil, err
	}
	at, err := onlyRange(factors, "hysteresis")
	if err != nil {
		return nil, err
	}
	levels := factors[at].spaced(h.Steps)
	others := append([]Factor(nil), factors...)
	others[at] = Factor{Name: factors[at].Name, Levels: levels[:1]}
	starts, err := cross(others, 1)
	if err != nil {
		return nil, err
	}
	p, err := newPlan(float64(len(starts))*2*float64(len(levels)), len(factors), "take fewer steps")
	if err != nil {
		return nil, err
	}
	for _, start := range starts {
		for _, level := range levels {
			start.Cells[at] = level
			p.add("up", start.Cells)
		}
		for i := range levels {
			start.Cells[at] = levels[len(levels)-1-i]
			p.add("down", start.Cells)
		}
	}
	return p.rows, nil
}

// Hold is for how many periods each level lasts.
func (h *Hysteresis) Hold() int { return h.Periods }

// Begins tells whether a new society starts with a row of a path: with the first row, and with each
// block up that follows a block down.
func Begins(rows []Row, row int) bool {
	return row == 0 || rows[row].Block == "up" && rows[row-1].Block == "down"
}

// Fixed tells that a path is a whole.
func (h *Hysteresis) Fixed() string {
	return "each state of a hysteresis path depends on all levels before it, so that another number of steps, or another range, is another path; " +
		"run it as a study of its own"
}
