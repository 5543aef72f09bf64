package experiments_test

import (
	"context"
	"fmt"
	"log"
	"os"

	"socialcredit/configs"
	"socialcredit/experiments"
)

// A run from Go: a scenario with two changes, simulated, and one of its measures.
func ExampleRun() {
	scenario, err := configs.Load("suzhou", configs.Options{Set: []string{"people.count=1000", "periods=12"}})
	if err != nil {
		log.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "run")
	if err != nil {
		log.Fatal(err)
	}
	run := experiments.Run{Scenario: scenario, Dir: dir}
	outcome, err := run.Do(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	_ = os.RemoveAll(dir)
	fmt.Printf("mean score after a year: %.1f\n", outcome.Series.Last("osmanthus_mean", experiments.All))
	// Output:
	// mean score after a year: 100.2
}
