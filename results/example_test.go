package results_test

import (
	"fmt"
	"log"
	"math"
	"os"

	"socialcredit/results"
)

// A table is named columns; an undefined number is an empty cell.
func ExampleTable() {
	series, err := results.NewTable(results.Ints("period"), results.Texts("group"), results.Floats("osmanthus_mean"))
	if err != nil {
		log.Fatal(err)
	}
	for period, mean := range []float64{100, math.NaN(), 101.25} {
		if err := series.Append(period, "all", mean); err != nil {
			log.Fatal(err)
		}
	}
	if err := series.EncodeCSV(os.Stdout); err != nil {
		log.Fatal(err)
	}
	means, _ := series.Where("group", "all").Float("osmanthus_mean")
	fmt.Println(means)
	// Output:
	// period,group,osmanthus_mean
	// 0,all,100.0
	// 1,all,
	// 2,all,101.25
	// [100 NaN 101.25]
}
