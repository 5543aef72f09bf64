package model

// Counts are whole numbers by kind and group that several goroutines add to. They are sums, so that
// it does not matter who counted what.
type Counts struct {
	groups  int
	workers [][]int64 // by worker: by kind and group
}

// NewCounts returns so many numbers for each group, all 0.
func NewCounts(w *World, kinds int) *Counts {
	c := &Counts{groups: len(w.Layout.Groups), workers: make([][]int64, max(1, w.workers))}
	for i := range c.workers {
		c.workers[i] = make([]int64, kinds*c.groups)
	}
	return c
}

// Add adds to a number of a group. A goroutine says which worker it is, as Span.Worker or
// World.Parallel told it.
func (c *Counts) Add(worker, kind int, group uint8, n int64) {
	c.workers[worker][kind*c.groups+int(group)] += n
}

// Of is a number of a group.
func (c *Counts) Of(kind, group int) (n int64) {
	for _, worker := range c.workers {
		n += worker[kind*c.groups+group]
	}
	return n
}

// All is a number of everybody.
func (c *Counts) All(kind int) (n int64) {
	for g := range c.groups {
		n += c.Of(kind, g)
	}
	return n
}

// Clear sets a number to 0 for all groups.
func (c *Counts) Clear(kind int) {
	for _, worker := range c.workers {
		clear(worker[kind*c.groups : (kind+1)*c.groups])
	}
}

// Inherit takes over the numbers of another of the same size.
func (c *Counts) Inherit(from *Counts) {
	for i := range c.workers {
		clear(c.workers[i])
	}
	for _, worker := range from.workers {
		for k, n := range worker {
			c.workers[0][k] += n
		}
	}
}
