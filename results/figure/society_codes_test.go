package figure

import (
	"fmt"
	"math"

	"socialcredit/results"
)

// codeInstitution is a body without a score: colours, worst first, by how far a score is below 100.
func (s invented) codeInstitution() results.Institution {
	i := results.Institution{Label: "code", Kind: "health_code", Gate: true}
	for _, label := range s.code {
		i.Bands = append(i.Bands, results.Band{Label: label})
	}
	return i
}

// colour is the band of a score: the best from 92 on, each other one for 4 points less.
func (s invented) colour(score float64) int {
	return max(0, min(len(s.code)-1, int(math.Floor((score-92)/4))+len(s.code)))
}

func (s invented) codeShares(scores []float64) []float64 {
	shares := make([]float64, len(s.code))
	for _, score := range scores {
		if len(s.code) > 0 {
			shares[s.colour(score)] += 1 / float64(len(scores))
		}
	}
	return shares
}

// tell writes numbers of parts of the scenario: a share near 1, one near the share shut out, flows that jump, one that
// stays 0 and one that is never defined.
func (b *seriesBuilder) tell(period int, shut float64) {
	for k, o := range b.told {
		v := shut * float64(k+1)
		switch {
		case o.Doc == "never":
			v = math.NaN()
		case o.Doc == "zero":
			v = 0
		case o.Unit == "share":
			v = 1 - shut/float64(k+1)
		case period == 0:
			v = math.NaN()
		case o.Unit == "per person-day":
			v = float64((period*7919+k)%10) / 1e4
		}
		b.put(o.Column, v)
	}
}

// manyTold are outcomes of some parts, as many of each as told.
func manyTold(parts map[string]int) []results.Outcome {
	var told []results.Outcome
	for _, of := range []string{"code", "hearing", "mood"} {
		for k := range parts[of] {
			name := fmt.Sprintf("number_%d", k+1)
			o := results.Outcome{
				Column: of + "_" + name, Of: of, Name: name, Unit: []string{"share", "per person-day", "points"}[k%3],
				Doc: "Some of those that were seen in the period, of all that were to be seen by then, whatever came of them later.",
			}
			switch k {
			case 3:
				o.Doc = "never"
			case 4:
				o.Doc = "zero"
			}
			told = append(told, o)
		}
	}
	return told
}

func (s invented) districtTable() *results.Table {
	columns := []results.Column{results.Ints("period"), results.Floats("year"), results.Ints("district"), results.Ints("people")}
	for _, i := range s.institutions {
		columns = append(columns, results.Floats(i+"_mean"))
	}
	for _, label := range s.code {
		columns = append(columns, results.Floats("code_share_"+label))
	}
	return must(results.NewTable(columns...))
}

// observeDistricts deals the people out to districts by turns.
func (b *seriesBuilder) observeDistricts(period int, people []inventedPerson) {
	for d := range b.districts {
		var scores []float64
		sum := 0.0
		for i := d; i < len(people); i += b.districts {
			scores, sum = append(scores, people[i].score), sum+people[i].score
		}
		row := []any{period, float64(period) / b.perYear, d, len(scores)}
		for range b.institutions {
			row = append(row, sum/float64(len(scores)))
		}
		for _, share := range b.codeShares(scores) {
			row = append(row, share)
		}
		if err := b.byDistrict.Append(row...); err != nil {
			panic(err)
		}
	}
}
