package twin

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"socialcredit/configs"
	"socialcredit/results"
)

// Changes lists the settings in which scenario B differs from A, in the order of their paths; titles,
// sources and seeds are none. A part that only one of them has is listed once, by its own path; of a part
// of another kind only the kind and what both kinds have is listed.
func Changes(a, b *configs.Scenario) []results.Change {
	var changes []results.Change
	var compare func(path string, a, b map[string]any)
	compare = func(path string, a, b map[string]any) {
		sameKind := a["kind"] == b["kind"]
		keys := map[string]any{}
		maps.Copy(keys, a)
		maps.Copy(keys, b)
		for _, key := range slices.Sorted(maps.Keys(keys)) {
			x, inA := a[key]
			y, inB := b[key]
			at := key
			if path != "" {
				at = path + "." + key
			}
			mapA, isMapA := x.(map[string]any)
			mapB, isMapB := y.(map[string]any)
			switch {
			case isMapA && isMapB, path == "" && (isMapA || isMapB) && mapA["kind"] == nil && mapB["kind"] == nil:
				compare(at, mapA, mapB) // of a role that only one has, each part
			case inA && inB && said(x) != said(y):
				changes = append(changes, results.Change{Path: at, A: said(x), B: said(y)})
			case inA != inB && sameKind:
				changes = append(changes, results.Change{Path: at, A: saidIf(inA, x), B: saidIf(inB, y)})
			}
		}
	}
	compare("", settingsOf(a), settingsOf(b))
	return changes
}

// settingsOf reads the canonical form of a scenario.
func settingsOf(s *configs.Scenario) map[string]any {
	settings := map[string]any{}
	decoder := json.NewDecoder(bytes.NewReader(s.Canonical()))
	decoder.UseNumber() // as it is written
	if err := decoder.Decode(&settings); err != nil {
		panic(fmt.Sprintf("the canonical form of a scenario is no JSON: %v", err))
	}
	return settings
}

func saidIf(there bool, setting any) string {
	if !there {
		return ""
	}
	return said(setting)
}

// said writes a setting in a few words: of a part, its kind.
func said(setting any) string {
	part, ok := setting.(map[string]any)
	if !ok {
		return fmt.Sprint(setting)
	}
	if kind, ok := part["kind"].(string); ok {
		return "kind " + kind
	}
	return "set"
}
