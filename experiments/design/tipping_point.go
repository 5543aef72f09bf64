package design

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

const tippingPointDoc = "A search for the place in one factor's range where an outcome changes fastest, or where replicates fall into two camps. " +
	"It starts with equally spaced points; each round adds some where the mean of the outcome jumps by more than its noise, most where jump and gap are large, " +
	"and on the borders of a region whose replicates are bimodal. Exactly one factor is a range; lists are searched level by level, each combination on its own. " +
	"It wants replicates: four or more to tell two camps, ten to tell them well. More rounds carry on from where it ended; more replicates may lead it elsewhere."

// TippingPoint refines one factor where the outcome changes.
type TippingPoint struct {
	// The measure to look at, at the end of a run.
	Measure string `yaml:"outcome"`
	// Number of equally spaced points to start with, both ends among them. Source: our choice; changes
	// up and down again between two neighbours are not seen.
	Start int `yaml:"start" min:"3" max:"100000"`
	// Number of rounds of refinement.
	Rounds int `yaml:"rounds" min:"0" max:"1000"`
	// Number of points that a round adds, for each combination of the other factors.
	PerRound int `yaml:"per_round" min:"1" max:"1000"`
	// Whether to look for the borders of regions where replicates are bimodal.
	Bimodality bool `yaml:"bimodality"`
	// Least distance of two points, as a share of the range.
	Resolution float64 `yaml:"resolution" above:"0" max:"0.5"`
}

func newTippingPoint() *TippingPoint {
	return &TippingPoint{Start: 9, Rounds: 6, PerRound: 2, Bimodality: true, Resolution: 1.0 / 512}
}

// Plan lists the points to start with, in block start.
func (t *TippingPoint) Plan(factors []Factor) ([]Row, error) {
	if _, err := t.check(factors); err != nil {
		return nil, err
	}
	rows, err := cross(factors, t.Start)
	for i := range rows {
		rows[i].Block = "start"
	}
	return rows, err
}

// check returns the place of the factor that is searched.
func (t *TippingPoint) check(factors []Factor) (int, error) {
	if err := Check(factors); err != nil {
		return 0, err
	}
	if t.Measure == "" {
		return 0, errors.New("outcome: name the measure whose tipping point is searched")
	}
	if err := within("start", t.Start, 3, 100_000); err != nil {
		return 0, err
	}
	if err := within("rounds", t.Rounds, 0, 1000); err != nil {
		return 0, err
	}
	if err := within("per_round", t.PerRound, 1, 1000); err != nil {
		return 0, err
	}
	if !(t.Resolution > 0 && t.Resolution <= 0.5) {
		return 0, fmt.Errorf("resolution: %v; write a share of the range, above 0 to 0.5", t.Resolution)
	}
	return onlyRange(factors, "tipping_point")
}

// onlyRange returns the place of the one factor that is a range.
func onlyRange(factors []Factor, method string) (int, error) {
	at, ranges := -1, []string(nil)
	for i := range factors {
		if f := &factors[i]; !f.List() {
			at, ranges = i, append(ranges, f.Name)
		}
	}
	switch {
	case at < 0:
		return 0, fmt.Errorf("%s needs one factor with a range; give a factor from and to instead of a list", method)
	case len(ranges) > 1:
		return 0, fmt.Errorf("%s takes one factor with a range, not %s; give the others a list of levels", method, strings.Join(ranges, " and "))
	}
	return at, varied(factors[at:at+1], method)
}

// Outcome names the measure that is searched.
func (t *TippingPoint) Outcome() string { return t.Measure }

// More lists the points of the next round, in block round1, round2...; none once all rounds are done
// or there is nothing left to refine. What is not finite among the outcomes is left out.
func (t *TippingPoint) More(factors []Factor, rows []Row, outcomes [][]float64) ([]Row, error) {
	at, err := t.check(factors)
	if err != nil {
		return nil, err
	}
	if len(rows) != len(outcomes) {
		return nil, fmt.Errorf("%d rows but outcomes of %d; each row needs its own", len(rows), len(outcomes))
	}
	round := lastRound(rows) + 1
	if round > t.Rounds {
		return nil, nil
	}
	f := &factors[at]
	var more []Row
	for _, c := range curvesOf(f, at, rows, outcomes) {
		for _, position := range c.refined(t) {
			cells := append([]string(nil), c.cells...)
			if cells[at] = f.place(position); !c.has(cells[at]) {
				c.seen = append(c.seen, cells[at])
				more = append(more, Row{"round" + strconv.Itoa(round), cells})
			}
		}
	}
	return more, fits(float64(len(rows)+len(more)), len(factors), "take fewer rounds")
}

// lastRound is the number of the last round among the rows, 0 after the start.
func lastRound(rows []Row) int {
	last := 0
	for _, row := range rows {
		if number, ok := strings.CutPrefix(row.Block, "round"); ok {
			if n, err := strconv.Atoi(number); err == nil {
				last = min(max(last, n), math.MaxInt32)
			}
		}
	}
	return last
}

// Fixed is empty: more rounds carry on.
func (t *TippingPoint) Fixed() string { return "" }
