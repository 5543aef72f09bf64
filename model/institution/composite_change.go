package institution

import (
	"fmt"
	"slices"
	"strings"

	"socialcredit/model"
)

// Inputs names the institutions that it reads.
func (c *Composite) Inputs() []string { return model.Labels(c.Weights) }

// Withhold takes an institution's standings from it.
func (c *Composite) Withhold(input string) {
	if _, known := c.Weights[input]; known {
		c.withheld = append(c.withheld, input)
		c.weigh()
	}
}

// weigh sets what each institution counts from now on.
func (c *Composite) weigh() {
	for i := range c.sources {
		source := &c.sources[i]
		source.weight = c.Weights[source.label]
		if changed, ok := c.changes.Of("weights." + source.label); ok {
			source.weight = changed
		}
		if slices.Contains(c.withheld, source.label) {
			source.weight = 0
		}
	}
}

// Adjust changes the weight of an institution: weights.LABEL.
func (c *Composite) Adjust(key string, value float64, now bool) error {
	label, found := strings.CutPrefix(key, "weights.")
	if _, weighed := c.Weights[label]; !found || !weighed {
		return fmt.Errorf("%q cannot change while a society goes on; weights.LABEL can, of %s", key, strings.Join(model.Labels(c.Weights), ", "))
	}
	if !(value >= 0 && value <= 1000) {
		return fmt.Errorf("%v is no weight; from 0 to 1000", value)
	}
	if !now {
		return nil
	}
	c.changes.Note(key, value)
	c.weigh()
	return nil
}

// Inherit takes over what was changed while the society went on; all else is drawn again as it was.
func (c *Composite) Inherit(_ *model.World, from any) error {
	old, ok := from.(*Composite)
	if !ok {
		return fmt.Errorf("it takes over weights; a %T has none", from)
	}
	c.changes, c.withheld = slices.Clone(old.changes), slices.Clone(old.withheld)
	c.weigh()
	return nil
}
