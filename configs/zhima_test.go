package configs

import (
	"fmt"
	"testing"
)

// What the header of zhima says, in every seed: the score follows means more than the trait; perks go to
// urban people first and to rural ones last, though the educated stay out more; more loan data makes the
// trait count for more and both ends grow; Baihang tells less than the scores that it is made of.
func TestZhima(t *testing.T) {
	for seed := 1; seed <= 4; seed++ {
		sets := []string{"people.count=4000", "measures.rank_correlation.every=96", fmt.Sprintf("seed=%d", seed)}
		d, open := live(t, "zhima", sets...), live(t, "zhima", append(sets, "institutions.sesame.loan_data=1")...)
		end := func(column, group string) float64 { return d.at(t, 96, column, group) }
		if trait, means := end("sesame_trait_correlation", ""), end("sesame_means_correlation", ""); means < trait+0.2 {
			t.Errorf("seed %d: the score follows means by %.2f, the trait by %.2f", seed, means, trait)
		}
		if urban, migrant, rural := end("privileged", "urban"), end("privileged", "migrant"), end("privileged", "rural"); urban < migrant || migrant < rural-0.02 {
			t.Errorf("seed %d: perks are open to %.3f of urban, %.3f of migrant, %.3f of rural people", seed, urban, migrant, rural)
		}
		if urban, rural := end("opting_out_enrolled", "urban"), end("opting_out_enrolled", "rural"); urban > rural {
			t.Errorf("seed %d: enrolled are %.3f of urban, %.3f of rural people", seed, urban, rural)
		}
		if baihang, sesame := end("baihang_trait_correlation", ""), end("sesame_trait_correlation", ""); baihang > sesame-0.1 {
			t.Errorf("seed %d: Baihang follows the trait by %.2f, Sesame by %.2f", seed, baihang, sesame)
		}
		for _, column := range []string{"sesame_trait_correlation", "sesame_share_top", "sesame_share_poor"} {
			if more := open.at(t, 96, column, ""); more < end(column, "")+0.01 {
				t.Errorf("seed %d: with all loan data %s goes from %.3f to %.3f", seed, column, end(column, ""), more)
			}
		}
	}
}
