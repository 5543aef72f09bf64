package experiments

import "sync"

// A queue hands out units of work in order. Work may lead to more work, so that takers wait until
// everything handed out is done.
type queue struct {
	mutex sync.Mutex
	wake  *sync.Cond
	units []unit
	next  int
	busy  int
	ended bool
}

func newQueue(units []unit) *queue {
	q := &queue{units: units}
	q.wake = sync.NewCond(&q.mutex)
	return q
}

// take returns the next unit, or false when there is none and will be none.
func (q *queue) take() (unit, bool) {
	q.mutex.Lock()
	defer q.mutex.Unlock()
	for !q.ended && q.next == len(q.units) && q.busy > 0 {
		q.wake.Wait()
	}
	if q.ended || q.next == len(q.units) {
		return unit{}, false
	}
	q.busy++
	q.next++
	return q.units[q.next-1], true
}

// done says that a unit is finished, and what it leads to.
func (q *queue) done(more ...unit) {
	q.mutex.Lock()
	defer q.mutex.Unlock()
	q.units = append(q.units, more...)
	q.busy--
	q.wake.Broadcast()
}

// end has takers go home.
func (q *queue) end() {
	q.mutex.Lock()
	defer q.mutex.Unlock()
	q.ended = true
	q.wake.Broadcast()
}
