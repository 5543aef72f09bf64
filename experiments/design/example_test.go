package design_test

import (
	"fmt"
	"strings"

	"socialcredit/experiments/design"
)

// A design of another program's parameters: two factors, three levels of the range.
func Example() {
	method := &design.Grid{Levels: 3}
	rows, err := method.Plan([]design.Factor{
		{Name: "friends", Levels: []string{"none", "bonus"}},
		{Name: "weight", From: 0.1, To: 0.3},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range rows {
		fmt.Println(strings.Join(row.Cells, ","))
	}
	// Output:
	// none,0.1
	// none,0.2
	// none,0.3
	// bonus,0.1
	// bonus,0.2
	// bonus,0.3
}

// The kinds of design, as YAML names them.
func Example_kinds() {
	for _, kind := range design.Kinds {
		extends := "extends"
		if kind.New().Fixed() != "" {
			extends = "is fixed"
		}
		fmt.Println(kind.Name, extends)
	}
	// Output:
	// grid extends
	// one_at_a_time extends
	// latin_hypercube is fixed
	// sobol_sequence extends
	// saltelli extends
	// morris is fixed
	// fractional_factorial is fixed
	// random extends
	// table extends
	// tipping_point extends
	// hysteresis is fixed
}
