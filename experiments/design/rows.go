package design

import "fmt"

// What a plan may hold, so that a wrong number of zeros ends with an error and not with the memory.
const (
	mostRows  = 10_000_000
	mostCells = 200_000_000
)

// fits refuses a plan that is too large. The count is a float64 so that a product cannot overflow.
func fits(count float64, factors int, remedy string) error {
	switch {
	case count > mostRows:
		return fmt.Errorf("%.0f rows are more than the %d that a design may have; %s", count, mostRows, remedy)
	case count*float64(factors) > mostCells:
		return fmt.Errorf("%.0f rows of %d factors are more than the %d cells that a design may have; %s", count, factors, mostCells, remedy)
	}
	return nil
}

// A plan is rows in the making, whose cells lie one after the other in memory.
type plan struct {
	rows  []Row
	cells []string
}

// newPlan has room for so many rows, once it is known that they fit.
func newPlan(count float64, factors int, remedy string) (*plan, error) {
	if err := fits(count, factors, remedy); err != nil {
		return nil, err
	}
	return &plan{make([]Row, 0, int(count)), make([]string, 0, int(count)*factors)}, nil
}

// add appends a copy of a row.
func (p *plan) add(block string, cells []string) {
	from := len(p.cells)
	p.cells = append(p.cells, cells...)
	p.rows = append(p.rows, Row{block, p.cells[from:len(p.cells):len(p.cells)]})
}
