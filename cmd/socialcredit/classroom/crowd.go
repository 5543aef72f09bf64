package classroom

import (
	"fmt"
	"sync"

	"socialcredit/cmd/socialcredit/classroom/stage"
	"socialcredit/configs"
	"socialcredit/experiments"
)

// A crowd counts how much memory the societies of all pages take together, by estimate.
type crowd struct {
	mutex       sync.Mutex
	taken, most int64
}

// mostMemory is half of what this process may use, so that lives and fans have room as well, and what a class needs where
// that is not known.
func mostMemory() int64 {
	const enough = 2 << 30
	if limit := experiments.MemoryLimit(); limit > 0 {
		return limit / 2
	}
	return enough
}

// perNumber is how many bytes each number of a series takes: where it is kept, and in a message that tells it.
const perNumber = 24

// admit makes room for societies, until release is called.
func (c *crowd) admit(societies []*configs.Scenario) (release func(), err error) {
	var need int64
	for _, s := range societies {
		need += experiments.EstimateCost(s.Spec, s.Layout, 0, experiments.Exports{}).Bytes + perNumber*int64(stage.Numbers(s))
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if need > c.most-c.taken {
		return nil, fmt.Errorf("there is no room for this: it needs about %s of memory, and all pages of the classroom together may take %s, of which %s are taken; take fewer people, or close another page",
			experiments.Bytes(need), experiments.Bytes(c.most), experiments.Bytes(c.taken))
	}
	c.taken += need
	return sync.OnceFunc(func() {
		c.mutex.Lock()
		defer c.mutex.Unlock()
		c.taken -= need
	}), nil
}
