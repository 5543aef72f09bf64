package accuracy

import "slices"

// Lowest tells who is among the count people with the lowest values. Of those who are equal at the cut
// all are in it or none, whichever comes nearer to the count; nobody is where the count is 0.
func Lowest(values []float64, count int) []bool {
	in := make([]bool, len(values))
	if count <= 0 || len(values) == 0 {
		return in
	}
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	cut := sorted[min(count, len(sorted))-1]
	below, upTo := 0, 0
	for _, v := range values {
		if v < cut {
			below++
		}
		if v <= cut {
			upTo++
		}
	}
	all := upTo-count <= count-below
	for i, v := range values {
		in[i] = v < cut || all && v == cut
	}
	return in
}

// Deciles gives the tenth of the people, 0 to 9, that each value lies in. Equal values lie in the same
// one, that of their midrank, so that a tenth may hold more or fewer people than others, or nobody.
func Deciles(values []float64) []int {
	return parts(values, 10)
}

// Fifths gives the fifth of the people, 0 to 4, that each value lies in, as Deciles does.
func Fifths(values []float64) []int { return parts(values, 5) }

func parts(values []float64, n int) []int {
	out := make([]int, len(values))
	for i, rank := range Midranks(values) {
		out[i] = min(n-1, int((rank-0.5)/float64(len(values))*float64(n)))
	}
	return out
}
