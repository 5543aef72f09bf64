package configs

import (
	"fmt"
	"testing"
)

// What the header of mobike says, in every seed: many pay double and few a hundred times, but those few
// make most of the mean price; a freeze takes them out of it; the trait decides and money hardly.
func TestMobike(t *testing.T) {
	for seed := 1; seed <= 4; seed++ {
		sets := []string{"people.count=6000", fmt.Sprintf("seed=%d", seed)}
		d := live(t, "mobike", sets...)
		mild := live(t, "mobike", append(sets, "institutions.mobike.prices.poor=2")...)
		free := live(t, "mobike", append(sets, "institutions.mobike.freeze=false")...)
		end := func(d *diary, column string) float64 { return d.at(t, 36, column, "") }
		price, frozen := end(d, "mobike_price"), end(d, "mobike_frozen")
		if paying := end(d, "mobike_share_poor") - frozen; paying <= 0 || paying > 0.02 || end(d, "mobike_share_fair") < 0.1 {
			t.Errorf("seed %d: %.4f pay a hundred times, %.4f double", seed, paying, end(d, "mobike_share_fair"))
		}
		if few, all := price-end(mild, "mobike_price"), price-1; few < all/2 {
			t.Errorf("seed %d: of %.3f above the ordinary price %.3f is theirs who pay a hundred times it", seed, all, few)
		}
		if frozen < 0.005 || end(free, "mobike_frozen") != 0 || end(free, "mobike_price") < price+0.5 {
			t.Errorf("seed %d: %.4f are frozen, and without that the price goes from %.3f to %.3f", seed, frozen, price, end(free, "mobike_price"))
		}
		if trait, means := end(d, "mobike_trait_correlation"), end(d, "mobike_means_correlation"); trait < 0.4 || means > 0.15 {
			t.Errorf("seed %d: the score follows the trait by %.2f, means by %.2f", seed, trait, means)
		}
	}
}
