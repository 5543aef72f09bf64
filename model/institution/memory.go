package institution

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"socialcredit/model"
)

// Memory says how fast records are forgotten: `5` (years), `forever`, or one for rewards and one for
// penalties.
type Memory struct {
	// Half-life of rewards, in years, or forever.
	Rewards Years `yaml:"rewards"`
	// Half-life of penalties, in years, or forever.
	Penalties Years `yaml:"penalties"`
}

// SetScalar gives rewards and penalties the same memory.
func (m *Memory) SetScalar(text string) error {
	var y Years
	if err := y.SetScalar(text); err != nil {
		return err
	}
	m.Rewards, m.Penalties = y, y
	return nil
}

// Scalar is the one value that stands for both, if there is one.
func (m Memory) Scalar() (any, bool) {
	v, _ := m.Rewards.Scalar()
	return v, m.Rewards == m.Penalties
}

// Years is a length of time; infinite is written `forever`.
type Years float64

// Forever is a memory without end.
var Forever = Years(math.Inf(1))

// SetScalar reads a number of years or `forever`.
func (y *Years) SetScalar(text string) error {
	if text == "forever" {
		*y = Forever
		return nil
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) || v < 0.001 || v > 1000 {
		return fmt.Errorf("%q is no length of time; a number of years from 0.001 to 1000, or forever", text)
	}
	*y = Years(v)
	return nil
}

// Scalar is the value as YAML writes it.
func (y Years) Scalar() (any, bool) {
	if y == Forever {
		return "forever", true
	}
	return float64(y), true
}

// decay forgets: what is lost per period of a ledger, as a fraction of 2**24.
type decay int64

const decayOne = 1 << 24

func newDecay(halfLife Years, perYear int) decay {
	if halfLife == Forever {
		return 0
	}
	kept := model.Pow(2, -1/(float64(halfLife)*float64(perYear)))
	return decay(math.Round((1 - kept) * decayOne))
}

// of returns what remains of a ledger and its carry: the part finer than a hundredth of a point
// waits in the carry (in 1/65,536) until it makes a whole one.
func (d decay) of(ledger int32, carry uint16) (int32, uint16) {
	v := int64(ledger)<<16 | int64(carry)
	v -= (v - 1<<15) * int64(d) >> 24
	return int32(v >> 16), uint16(v)
}

// A retention is how fast penalties were forgotten, from when on.
type retention []retained

type retained struct {
	from   int // the period at whose end it began
	memory Years
}

// change notes another memory from a period on.
func (r *retention) change(period int, memory Years) {
	if last := (*r)[len(*r)-1]; last.memory != memory {
		*r = append(*r, retained{period, memory})
	}
}

// inherit puts the past of a ledger that goes on before the memory that it has from now on.
func (r *retention) inherit(past retention) {
	now := (*r)[len(*r)-1]
	*r = slices.Clone(past)
	r.change(now.from, now.memory)
}

// halves is how many half-lives passed from the end of one period to that of another.
func (r retention) halves(since, until, perYear int) (sum float64) {
	for i, part := range r {
		from, to := max(since, part.from), until
		if i+1 < len(r) {
			to = min(to, r[i+1].from)
		}
		if i == 0 {
			from = since
		}
		if from < to && part.memory != Forever {
			sum += float64(to-from) / float64(perYear) / float64(part.memory)
		}
	}
	return sum
}

// half is where carries start, so that cutting off rounds.
const half = 1 << 15
