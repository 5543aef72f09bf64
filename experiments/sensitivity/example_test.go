package sensitivity_test

import (
	"fmt"

	"socialcredit/experiments/sensitivity"
)

// One factor at a time: two replicates, whose luck is common to all rows and cancels.
func ExampleAnalyse() {
	indices, _, err := sensitivity.Analyse(&sensitivity.Data{
		Factors:  []string{"friends.weight", "periods"},
		Blocks:   []string{"base", "friends.weight", "friends.weight", "periods"},
		Levels:   [][]string{{"0.2", "0.1", "0.4", "0.2"}, {"120", "120", "120", "240"}},
		Output:   "any_excluded",
		Outcomes: [][]float64{{0.10, 0.12}, {0.08, 0.10}, {0.14, 0.16}, {0.10, 0.12}},
	}, sensitivity.Options{Methods: []string{"one_at_a_time"}})
	if err != nil {
		fmt.Println(err)
	}
	for _, i := range indices {
		if i.Index == "effect" {
			fmt.Printf("%s: %.2f (%.2f to %.2f)\n", i.Factor, i.Value, i.Low, i.High)
		}
	}
	// Output:
	// friends.weight: 0.06 (0.06 to 0.06)
	// periods: 0.00 (0.00 to 0.00)
}

// A pilot of five decides how many replicates give an interval of plus or minus 0.5.
func ExampleStein() {
	rule := sensitivity.Stein{HalfWidth: 0.5, Min: 5, Max: 1000, Confidence: 0.95}
	n, err := rule.Replicates([]float64{8, 10, 12, 12, 8})
	fmt.Println(n, err)
	// Output: 124 <nil>
}
