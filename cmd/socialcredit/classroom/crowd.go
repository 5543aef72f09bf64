package classroom

import (
	"fmt"
	"sync"
)

// mostPeople is how many there may be in all worlds together: about half a gigabyte.
const mostPeople = 2_000_000

// A crowd counts the people of all worlds.
type crowd struct {
	mutex      sync.Mutex
	here, most int
}

// admit makes room for so many more, until release is called.
func (c *crowd) admit(people int) (release func(), err error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if people > c.most-c.here {
		return nil, fmt.Errorf("there is no room for %d people: all pages of the classroom together hold %d, of at most %d; take fewer, or close another page",
			people, c.here, c.most)
	}
	c.here += people
	return sync.OnceFunc(func() {
		c.mutex.Lock()
		defer c.mutex.Unlock()
		c.here -= people
	}), nil
}
