package experiments

import (
	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/policy"
)

// withOmbudsman gives every score of points a tribunal, with its defaults, in place of a hotline where
// there is one.
func withOmbudsman(spec *model.Spec) string {
	heard := map[string]string{} // which policy hears appeals against an institution
	for label, kind := range spec.Policies {
		switch p := kind.(type) {
		case *policy.Appeal:
			heard[p.Institution] = label
		case *policy.Tribunal:
			heard[p.Institution] = ""
		}
	}
	why := "nothing_to_appeal_against"
	some := false
	for _, label := range model.Labels(spec.Institutions) {
		if !keepsPoints(spec.Institutions[label]) {
			continue
		}
		place, taken := heard[label]
		if taken && place == "" {
			why = "there_is_one_already"
			continue
		}
		if !taken {
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

// keepsPoints tells whether an institution takes points that an appeal may return.
func keepsPoints(kind model.Institution) bool {
	switch kind.(type) {
	case *institution.Points, *institution.PriceBands, *institution.CreditRating:
		return true
	}
	return false
}

func ombudsman(against string) model.Policy {
	kind, _ := policy.Kinds.Find("tribunal")
	tribunal := kind.New()
	if t, ok := tribunal.(*policy.Tribunal); ok {
		t.Institution = against
	}
	return tribunal
}
