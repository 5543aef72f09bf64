package model

import "slices"

// Changes are the numbers of an [Adjustable] that were changed while the society goes on, in the order
// in which they were: the later of two that concern the same thing counts.
type Changes []changed

type changed struct {
	key   string
	value float64
}

// Note adds a change, in place of an earlier one of the same key.
func (c *Changes) Note(key string, value float64) {
	*c = append(slices.DeleteFunc(*c, func(earlier changed) bool { return earlier.key == key }), changed{key, value})
}

// Of is the value of a key that was changed.
func (c Changes) Of(key string) (value float64, ok bool) {
	for _, earlier := range c {
		if earlier.key == key {
			return earlier.value, true
		}
	}
	return 0, false
}

// Replay makes the changes again on a kind that goes on from the one that noted them.
func (c Changes) Replay(on Adjustable) error {
	for _, earlier := range slices.Clone(c) {
		if err := on.Adjust(earlier.key, earlier.value, true); err != nil {
			return err
		}
	}
	return nil
}
