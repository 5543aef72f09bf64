package experiments

import (
	"socialcredit/model"
	"socialcredit/model/policy"
)

// tribunal is the kind of policy that a life's twin has.
const tribunal = "tribunal"

// withOmbudsman gives every institution that one can appeal against a tribunal, with its defaults, in place of a hotline
// where there is one.
func (t *Trace) withOmbudsman(spec *model.Spec) (why string) {
	heard := map[string]string{} // which policy hears appeals against an institution
	for label, kind := range spec.Policies {
		if court, ok := kind.(model.Court); ok {
			heard[court.Hears()] = label
		}
	}
	why = "nothing_to_appeal_against"
	some := false
	for _, label := range model.Labels(spec.Institutions) {
		if _, ok := spec.Institutions[label].(model.Contested); !ok {
			continue
		}
		place, taken := heard[label]
		switch {
		case taken && t.Scenario.Kind("policies."+place) == tribunal:
			why = "there_is_one_already"
			continue
		case !taken:
			place = "ombudsman_for_" + label
		}
		if spec.Policies == nil {
			spec.Policies = map[string]model.Policy{}
		}
		spec.Policies[place], some = ombudsman(label), true
	}
	if some {
		return ""
	}
	return why
}

func ombudsman(against string) model.Policy {
	kind, _ := policy.Kinds.Find(tribunal)
	made := kind.New()
	if t, ok := made.(*policy.Tribunal); ok {
		t.Institution = against
	}
	return made
}
