package institution

import (
	"fmt"
	"math"
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

// half is where carries start, so that cutting off rounds.
const half = 1 << 15
