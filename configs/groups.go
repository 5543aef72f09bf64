package configs

import (
	"math"
	"reflect"
	"slices"

	"socialcredit/model"
)

var groupType = reflect.TypeFor[model.Group]()

// keepWhole drops the groups of lower layers where a layer gives shares that make a whole by
// themselves: it then lists all groups there are. Any other reading would be wrong, since shares
// must sum to 1.
func (n *node) keepWhole(w *written) {
	sum := 0.0
	var named []string
	for _, e := range w.entries {
		group := n.under[e.name]
		if group == nil || e.value.form != mappingForm || e.value.entry("share") == nil {
			continue
		}
		if said := group.under["share"].said; said[len(said)-1].from != nil {
			sum += said[len(said)-1].value.(float64)
			named = append(named, e.name)
		}
	}
	if math.Abs(sum-1) > 1e-9 {
		return
	}
	for _, label := range slices.Clone(n.order) {
		if !slices.Contains(named, label) {
			n.remove(label)
		}
	}
}
