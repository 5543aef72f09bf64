package sensitivity

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// An Index is one result.
type Index struct {
	Output string
	Factor string // also a group, or two factors as x1:x2; "" for a figure of the whole
	Index  string // mu_star, S1, src...
	Value  float64
	Low    float64 // the interval at Options.Confidence; NaN where there is none
	High   float64
}

// Options say how to analyse. The zero value gives the defaults.
type Options struct {
	Confidence float64  // of the intervals, between 0 and 1; 0 = 0.95
	Resamples  int      // of the bootstrap, at least 100; 0 = 1000
	Seed       uint64   // of the bootstrap
	Methods    []string // names of Kinds; empty = all that fit the table
}

// A Skip tells what was left out, and why: a method, or some of the rows or factors that a method was
// given.
type Skip struct{ Method, Reason string }

// Analyse applies methods to one outcome of a design. The same data and options give the same indices,
// whatever else runs. A method that was asked for and does not fit the table is an error; one that was not
// is a Skip. An index that cannot be computed, say because the outcome never varies, is NaN.
func Analyse(d *Data, o Options) (indices []Index, skipped []Skip, err error) {
	o, err = o.complete()
	if err != nil {
		return nil, nil, err
	}
	if err := d.check(); err != nil {
		return nil, nil, err
	}
	t := newTable(d, o)
	for _, method := range Kinds {
		t.asked = slices.Contains(o.Methods, method.Name)
		if len(o.Methods) > 0 && !t.asked {
			continue
		}
		found, notes, err := method.run(t)
		if reason, ok := errors.AsType[*unfit](err); ok && !t.asked {
			skipped = append(skipped, Skip{method.Name, reason.reason})
			continue
		}
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", method.Name, err)
		}
		indices = append(indices, found...)
		for _, note := range notes {
			skipped = append(skipped, Skip{method.Name, note})
		}
	}
	return indices, skipped, nil
}

// complete sets defaults and checks.
func (o Options) complete() (Options, error) {
	if o.Confidence == 0 {
		o.Confidence = 0.95
	}
	if o.Resamples == 0 {
		o.Resamples = 1000
	}
	if !(o.Confidence > 0 && o.Confidence < 1) {
		return o, fmt.Errorf("confidence %v: must lie between 0 and 1, as 0.95", o.Confidence)
	}
	if o.Resamples < 100 {
		return o, fmt.Errorf("%d resamples: at least 100", o.Resamples)
	}
	for _, name := range o.Methods {
		if !slices.Contains(Names(), name) {
			return o, fmt.Errorf("no method is called %q; there are %s", name, strings.Join(Names(), ", "))
		}
	}
	return o, nil
}
