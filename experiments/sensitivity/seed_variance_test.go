package sensitivity

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// points is a table of one factor with given outcomes.
func points(outcomes [][]float64) *Data {
	d := &Data{Factors: []string{"x"}, Levels: make([][]string, 1), Output: "y", Outcomes: outcomes}
	for i := range outcomes {
		d.Levels[0] = append(d.Levels[0], fmt.Sprint(i))
	}
	return d
}

func TestSeedVarianceOfShroutAndFleiss(t *testing.T) {
	// Table 2 of Shrout and Fleiss (1979): ICC(2,1) = .29; pingouin 0.5 gives 0.289763779527559 and [0.02, 0.76].
	d := points([][]float64{{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}})
	found := analyse(t, d, Options{Methods: []string{"seed_variance"}})
	point, seed := found[" point_share"], found[" seed_share"]
	near(t, "point_share", point.Value, 0.289763779527559, 1e-12)
	near(t, "low", point.Low, 0.02, 0.005)
	near(t, "high", point.High, 0.76, 0.005)
	near(t, "seed_share", seed.Value, 1-point.Value, 1e-15)
	near(t, "seed low", seed.Low, 1-point.High, 1e-15)
	// Their mean squares: 11.24 between targets, 32.49 between judges, 1.02 left.
	near(t, "common_share", found[" common_share"].Value, 31.47/6/(31.47/6+10.22/4+1.02), 0.005)
}

// TestSeedVarianceOfKnownComponents simulates 40 points and 10 replicates with variances 4 (points), 1 (luck common to all
// points) and 3 (luck of each run): seed_share is 0.5, common_share 0.125.
func TestSeedVarianceOfKnownComponents(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	const repetitions = 1000
	share, common, hit := 0.0, 0.0, 0
	for range repetitions {
		luck := make([]float64, 10)
		for r := range luck {
			luck[r] = rng.NormFloat64()
		}
		outcomes := make([][]float64, 40)
		for i := range outcomes {
			point := 2 * rng.NormFloat64()
			for _, l := range luck {
				outcomes[i] = append(outcomes[i], 5+point+l+math.Sqrt(3)*rng.NormFloat64())
			}
		}
		found := analyse(t, points(outcomes), Options{Methods: []string{"seed_variance"}})
		seed := found[" seed_share"]
		share += seed.Value / repetitions
		common += found[" common_share"].Value / repetitions
		if seed.Low <= 0.5 && 0.5 <= seed.High {
			hit++
		}
	}
	t.Logf("seed_share %.3f, common_share %.3f, coverage %.3f", share, common, float64(hit)/repetitions)
	near(t, "seed_share", share, 0.5, 0.02)
	near(t, "common_share", common, 0.125, 0.02)
	near(t, "coverage", float64(hit)/repetitions, 0.95, 0.021)
}

func TestSeedVarianceWithoutLuck(t *testing.T) {
	found := analyse(t, points([][]float64{{1, 1}, {2, 2}, {4, 4}}), Options{Methods: []string{"seed_variance"}})
	if s := found[" seed_share"]; s.Value != 0 || s.High != 0 {
		t.Errorf("%v", s)
	}
	found = analyse(t, points([][]float64{{1, 3, 2}, {1, 3, 2}, {1, 3, 2}}), Options{Methods: []string{"seed_variance"}})
	if s := found[" common_share"]; s.Value != 1 {
		t.Errorf("all luck is common: %v", s)
	}
	if s := found[" seed_share"]; s.Value != 1 {
		t.Errorf("all is luck: %v", s)
	}
}

func TestSeedVarianceOfUnequalReplicates(t *testing.T) {
	nan := math.NaN()
	d := points([][]float64{{1, 3, 2, 9}, {4, 6, 5}, {1, nan, 3}, {2}, {7, 5, 8}})
	indices, skipped, err := Analyse(d, Options{Methods: []string{"seed_variance"}})
	if err != nil || len(skipped) != 2 {
		t.Fatal(skipped, err)
	}
	same, _, _ := Analyse(points([][]float64{{1, 3, 2}, {4, 6, 5}, {7, 5, 8}}), Options{Methods: []string{"seed_variance"}})
	if fmt.Sprint(indices) != fmt.Sprint(same) {
		t.Errorf("%v, want %v", indices, same)
	}
}
