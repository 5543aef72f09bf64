package institution

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"socialcredit/model"
)

// unrecorded are the inputs that are no records.
func (c *CreditRating) unrecorded() []string { return []string{"capacity", "connections", "identity"} }

// Inputs names the records that have rules, and the parts that come of something else.
func (c *CreditRating) Inputs() []string {
	inputs := append(c.History.book.Inputs(), c.Behaviour.book.Inputs()...)
	inputs = append(inputs, c.unrecorded()...)
	slices.Sort(inputs)
	return slices.Compact(inputs)
}

// Withhold takes a kind of record from it, or has a part count as at the base.
func (c *CreditRating) Withhold(input string) {
	c.History.book.Withhold(input)
	c.Behaviour.book.Withhold(input)
	switch input {
	case "capacity":
		c.starts.capacity = [256]int32{}
	case "identity":
		clear(c.starts.identity)
	}
	if slices.Contains(c.unrecorded(), input) {
		c.withheld[input] = true
	}
}

// Open keeps a docket of what lowered the history.
func (c *CreditRating) Open(d *model.Docket) { c.History.book.Open(d) }

// Adjust changes a number while the society goes on: loan_data, history.rules.LABEL.points or
// behaviour.rules.LABEL.points.
func (c *CreditRating) Adjust(key string, value float64, now bool) error {
	var err error
	switch part, rest, _ := strings.Cut(key, ".rules."); {
	case key == "loan_data":
		err = c.adjustLoanData(value, now)
	case part == "history" && rest != "":
		err = c.History.adjust(rest, value, now)
	case part == "behaviour" && rest != "":
		err = c.Behaviour.adjust(rest, value, now)
	default:
		err = fmt.Errorf("%q cannot change while a society goes on; one of loan_data, history.rules.LABEL.points, behaviour.rules.LABEL.points", key)
	}
	if err == nil && now {
		c.changes.Note(key, value)
	}
	return err
}

func (c *CreditRating) adjustLoanData(share float64, now bool) error {
	if !(share >= 0 && share <= 1) {
		return fmt.Errorf("%v is no share; from 0 to 1", share)
	}
	if now {
		c.loanData = model.NewChance(share)
	}
	return nil
}

func (r *Recorded) adjust(key string, points float64, now bool) error {
	label, field, _ := strings.Cut(key, ".")
	switch {
	case field != "points":
		return fmt.Errorf("of a rule only its points can change: rules.%s.points", label)
	case !(math.Abs(points) <= 10_000):
		return fmt.Errorf("%v points are beyond 10,000", points)
	}
	for _, rule := range r.all() {
		if rule.label != label {
			continue
		}
		if now {
			rule.setPoints(r.weighed(points))
			r.book.shadow.setPoints(label, r.weighed(points))
		}
		return nil
	}
	if _, withheld := r.Rules[label]; withheld {
		return nil
	}
	return fmt.Errorf("there is no rule %q; one of %s", label, strings.Join(model.Labels(r.Rules), ", "))
}
