package configs

import (
	"slices"

	"socialcredit/configs/internal/shape"
)

// isStudy tells whether a file that should hold a scenario has keys that only a study has, and none that only
// a scenario has; and where the first of them is.
func (l *layer) isStudy() (place, bool) { return l.of(studyKeys(), scenarioKeys()) }

// isScenario is isStudy the other way round.
func (l *layer) isScenario() (place, bool) { return l.of(scenarioKeys(), studyKeys()) }

// studyKeys are the keys of a study; `name` is left out, which many write into a scenario too.
func studyKeys() []string {
	keys := append(headShape().Keys(), apart...)
	return slices.DeleteFunc(keys, func(key string) bool { return key == "name" })
}

func scenarioKeys() []string { return append(shape.Spec().Keys(), "extends") }

// of finds the first key that is among some keys alone, unless there is one that is among others alone.
func (l *layer) of(keys, others []string) (at place, found bool) {
	for _, e := range l.top.entries {
		inKeys, inOthers := slices.Contains(keys, e.name), slices.Contains(others, e.name)
		switch {
		case inOthers && !inKeys:
			return place{}, false
		case inKeys && !inOthers && !found:
			at, found = e.at, true
		}
	}
	return at, found
}
