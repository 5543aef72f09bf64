package figure_test

import (
	"fmt"
	"log"

	"socialcredit/results/figure"
)

// Draw two figures of a run for a paper, and tell which could not be drawn.
func ExampleDraw() {
	run, err := figure.Open("results/out/suzhou-0123abcd")
	if err != nil {
		log.Fatal(err)
	}
	files, skipped, err := figure.Draw(run, []string{"bands", "survival"}, []string{"pdf"}, "paper/figures")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(files)
	for _, s := range skipped {
		fmt.Printf("no %s: %s\n", s.Kind, s.Reason)
	}
}
