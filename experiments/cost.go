package experiments

import (
	"fmt"
	"math"
	"runtime"

	"github.com/KimMachineGun/automemlimit/memlimit"

	"socialcredit/model"
)

// A Cost is what a run is expected to need.
type Cost struct {
	People        int
	Bytes         int64
	PersonPeriods float64
}

// EstimateCost follows from people, ties and periods.
func EstimateCost(spec *model.Spec, layout *model.Layout, workers int, e Exports) Cost {
	people := int64(spec.People.Count)
	ties := int64(spec.Network.MeanDegree(spec.People.Count) / 2 * float64(people))
	const (
		perPerson      = 60 // ids, traits, places, households, rows of ties, spells, tickets
		perStanding    = 40 // of each institution: scores, ledgers, bands
		perRemembered  = 10 // of each institution: what people were at the dates that others are compared with
		perKind        = 16 // of each society and policy: what it remembers
		perMail        = 32 // records on their way, true and false
		perTie         = 12 // both ends, and what building takes, or changing them
		perScore       = 40 // of each worker, group and hundredth of a point
		perPersonTable = 200
	)
	bytes := people*int64(perPerson+(perStanding+perRemembered)*len(layout.Forms)+len(spec.Acts)) + ties*perTie
	bytes += people * int64(perKind*(len(spec.Society)+len(spec.Policies)))
	if len(layout.Sent) > 0 {
		bytes += people * perMail
	}
	for _, f := range layout.Forms {
		bytes += int64(f.Cap-f.Floor+1) * int64(perScore*len(layout.Groups)*max(1, workers))
	}
	if e.People {
		bytes += people * perPersonTable
	}
	if e.Causes {
		bytes += people * int64(model.Causes) * 12 * int64(len(layout.Forms))
	}
	if e.Districts {
		dates, _ := districtDates(spec)
		cells := 5 // period, year, district, people, who is shut out
		for _, f := range layout.Forms {
			cells += 1 + len(f.Bands)
		}
		bytes += int64(dates) * int64(spec.People.Districts) * int64(cells) * 16
	}
	if e.Ties {
		bytes += ties * 32
	}
	return Cost{People: spec.People.Count, Bytes: bytes, PersonPeriods: float64(people) * float64(spec.Periods)}
}

// A TooLarge error says that a run cannot fit in memory.
type TooLarge struct{ Needs, Has int64 }

// Error tells what to change.
func (t *TooLarge) Error() string {
	return fmt.Sprintf("the run needs about %s of memory and this machine gives %s; lower people.count (--people), or use a larger machine",
		Bytes(t.Needs), Bytes(t.Has))
}

// MemoryLimit is how many bytes this process may use: what its container gives, else the machine's
// memory; 0 where nothing is known.
func MemoryLimit() int64 {
	limit, err := memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem)()
	if err != nil {
		limit = 0
	}
	if address := addressLimit(); address > 0 && (limit == 0 || address < limit) {
		limit = address
	}
	return int64(min(limit, math.MaxInt64))
}

// CheckMemory refuses what cannot fit into so many bytes; 0 = nothing is known, and nothing refused.
func (c Cost) CheckMemory(limit int64) error {
	if limit > 0 && c.Bytes > limit {
		return &TooLarge{c.Bytes, limit}
	}
	return nil
}

// Seconds is about how long the periods take on this many workers.
func (c Cost) Seconds(workers int) float64 {
	const nanoseconds = 150 // per person and period on one core of 2020, all measures included
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return c.PersonPeriods * nanoseconds * 1e-9 / float64(workers)
}

// Bytes writes an amount of memory with two or three digits.
func Bytes(n int64) string {
	x := float64(n)
	for _, unit := range []string{"B", "kB", "MB", "GB"} {
		if x < 1000 {
			return fmt.Sprintf("%.3g %s", x, unit)
		}
		x /= 1000
	}
	return fmt.Sprintf("%.3g TB", x)
}
