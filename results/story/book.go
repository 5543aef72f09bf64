package story

import (
	"strings"

	"socialcredit/results"
)

// A book is what is told so far, and the heap of what is not.
type book struct {
	*teller
	story []results.LifeChapter
	heap  *heap
}

// close ends the heap with a period: it is a chapter if it is worth one, and goes on gathering if not.
func (b *book) close(to int, worth bool) {
	if b.heap.last == 0 {
		b.heap.from = to + 1
	}
	if worth {
		b.add(b.heap.from, to, b.summary(b.heap, to))
		b.heap = newHeap(to + 1)
	}
}

// tell adds what matters of a period, with the rest of it, after what was gathered before, be it ever so little.
func (b *book) tell(told string, events []results.LifeEvent, rest []*results.LifeEvent) {
	period := events[0].Period
	b.close(period-1, b.heap.stirs(b.teller))
	b.remember(events)
	h := newHeap(period)
	h.take(rest)
	for label := range h.seen {
		if score := float64(b.of[label].Score[period]); strings.Contains(told, b.points(score)) { // and need not be told again
			delete(h.seen, label)
		}
	}
	if h.stirs(b.teller) {
		told = strings.Join(nonempty([]string{told, b.summary(h, period)}), b.text["lang.join"])
	}
	b.add(period, period, told)
	b.heap = newHeap(period + 1)
}

func (b *book) add(from, to int, text string) {
	if text == "" { // such as a perk that came and went
		return
	}
	b.story = append(b.story, results.LifeChapter{From: from, To: to, When: b.when(from, to), Text: text})
}
