//go:build !js

package configs

import (
	"maps"
	"slices"
	"strings"

	"github.com/spf13/viper"
)

// settle lets viper layer the defaults, the files, the environment and --set, and returns what they
// make together. Viper is asked once, for everything: asked for parts, it loses what lies beside a
// value that was set. What it cannot do - kinds, labels taken out, types, places - is done in the
// tree before.
func settle(tree *node) map[string]any {
	v := viper.New()
	files := map[int]map[string]any{}
	tree.each(nil, func(path []string, s saying) {
		switch {
		case s.rank == 0:
			v.SetDefault(strings.Join(path, "."), s.value)
		case s.from.at.layer.sets:
			v.Set(strings.Join(path, "."), s.value)
		default:
			if files[s.rank] == nil {
				files[s.rank] = map[string]any{}
			}
			put(files[s.rank], path, s.value)
		}
	})
	for _, rank := range slices.Sorted(maps.Keys(files)) {
		_ = v.MergeConfigMap(files[rank]) // fails on keys that are no text, and there are none
	}
	return v.AllSettings()
}
