package biography

import (
	"socialcredit/configs"
	"socialcredit/model"
)

// Without is the scenario with some switches off, and the settings that turn them off; none where all are off already.
func Without(s *configs.Scenario, switches []string) (twin *configs.Scenario, off []string, err error) {
	all := s.Spec.Switches()
	for _, name := range switches {
		off = append(off, all[name]...)
	}
	twin, err = s.With(off)
	return twin, off, err
}

// FalseRecords are the switches without which no record is false.
var FalseRecords = []string{model.SwitchError, model.SwitchAbuse}
