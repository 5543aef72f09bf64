package design

import (
	"math"
	"slices"
)

// farApart chooses n of the walks that lie far apart: the greatest sum of squared distances between
// two of them (Campolongo et al. 2007), searched by the local optimisation of Ruano,
// Ribes, Ferrer and Sin (2012), "An improved sampling strategy based on trajectory design for
// application of the Morris method to systems with many input factors". In the order of the walks.
func farApart(walks []walk, n int) []walk {
	if n >= len(walks) {
		return walks
	}
	squares := squaredDistances(walks)
	var best []int
	most := math.Inf(-1)
	for size := 1; size <= max(1, n-1); size++ {
		chosen := seed(squares, min(size+1, n))
		for len(chosen) < n {
			chosen = append(chosen, farthest(squares, chosen))
		}
		if sum := spread(squares, chosen); sum > most {
			best, most = chosen, sum
		}
	}
	slices.Sort(best)
	kept := make([]walk, n)
	for i, w := range best {
		kept[i] = walks[w]
	}
	return kept
}

// seed is the best of those sets that hold one walk and the ones farthest from it.
func seed(squares [][]float64, size int) []int {
	var best []int
	most := math.Inf(-1)
	for i, row := range squares {
		others := make([]int, 0, len(squares))
		for j := range squares {
			if j != i {
				others = append(others, j)
			}
		}
		slices.SortStableFunc(others, func(a, b int) int {
			switch {
			case row[a] > row[b]:
				return -1
			case row[a] < row[b]:
				return 1
			}
			return 0
		})
		set := append([]int{i}, others[:size-1]...)
		if sum := spread(squares, set); sum > most {
			best, most = set, sum
		}
	}
	return best
}

// farthest is the walk that adds most to the spread of those chosen.
func farthest(squares [][]float64, chosen []int) int {
	best, most := -1, math.Inf(-1)
	for i, row := range squares {
		if slices.Contains(chosen, i) {
			continue
		}
		sum := 0.0
		for _, j := range chosen {
			sum += row[j]
		}
		if sum > most {
			best, most = i, sum
		}
	}
	return best
}

// spread is the sum of the squared distances between two of the chosen.
func spread(squares [][]float64, chosen []int) float64 {
	sum := 0.0
	for n, i := range chosen {
		for _, j := range chosen[:n] {
			sum += squares[i][j]
		}
	}
	return sum
}

// squaredDistances are those between two walks each, a distance being the sum of the Euclidean
// distances between all points of one and all points of the other (Campolongo et al. 2007).
func squaredDistances(walks []walk) [][]float64 {
	squares := make([][]float64, len(walks))
	for i := range walks {
		squares[i] = make([]float64, len(walks))
		for j := range i {
			sum := 0.0
			for _, a := range walks[i] {
				for _, b := range walks[j] {
					square := 0
					for f := range a {
						square += (a[f] - b[f]) * (a[f] - b[f])
					}
					sum += math.Sqrt(float64(square))
				}
			}
			squares[i][j] = float64(sum * sum)
			squares[j][i] = squares[i][j]
		}
	}
	return squares
}
