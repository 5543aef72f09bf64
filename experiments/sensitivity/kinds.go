package sensitivity

import "fmt"

// A Method turns a table into indices.
type Method struct {
	Name  string
	Doc   string // one sentence, then whatever a reader of the figures must know
	Needs string // what the table must hold

	// run returns an unfit error where the table is not of the method's kind. Notes tell what of the
	// table was left out.
	run func(t *table) (indices []Index, notes []string, err error)
}

// Kinds lists the methods in the order of their results.
var Kinds = []Method{
	OneAtATime,
	Morris,
	Sobol,
	PRCC,
	SRC,
	EtaSquared,
	SeedVariance,
}

// Names lists the methods in the order of Kinds.
func Names() []string {
	names := make([]string, len(Kinds))
	for i, k := range Kinds {
		names[i] = k.Name
	}
	return names
}

// unfit is why a method cannot use a table.
type unfit struct{ reason string }

func (u *unfit) Error() string { return u.reason }

func unfitf(format string, args ...any) error { return &unfit{fmt.Sprintf(format, args...)} }
