package experiments

import (
	"slices"

	"socialcredit/configs"
	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/policy"
)

// justSettings makes a scenario the one in which standings are just: the same people, acts and rules, but
// every act is noticed, whoever did it and wherever, everybody knows of the institutions, bureaus learn of every loan, no record is
// false, no friend weighs, nothing that is shut or learned changes what people do, no tie is dropped, and
// nobody appeals. Policies that are rules themselves, such as an amnesty, stay.
func justSettings(s *configs.Scenario) (sets []string) {
	spec := s.Spec
	off := spec.Switches()
	for _, each := range model.SwitchNames {
		sets = append(sets, off[each.Name]...)
	}
	sets = append(sets, "people.district_exposure=1", "record.review=0")
	for _, label := range model.Labels(spec.People.Groups) {
		if spec.People.Groups[label].Exposure != 1 { // those that a network's file names alone have 1
			sets = append(sets, "people.groups."+label+".exposure=1")
		}
	}
	for _, label := range model.Labels(spec.Acts) {
		sets = append(sets, "acts."+label+".noticed=1")
	}
	for _, label := range model.Labels(spec.Institutions) {
		path := "institutions." + label
		sets = append(sets, path+".mode=output", path+".aware=1")
		if _, bureau := spec.Institutions[label].(*institution.CreditRating); bureau {
			sets = append(sets, path+".loan_data=1")
		}
	}
	for _, label := range model.Labels(spec.Policies) {
		path := "policies." + label
		switch p := spec.Policies[label].(type) {
		case *policy.Appeal, *policy.Tribunal:
			sets = append(sets, path+".wrong=0", path+".right=0")
		case *policy.Schedule:
			if p.Institution == "" {
				sets = append(sets, path+".probability=0")
			}
		}
	}
	slices.Sort(sets)
	return slices.Compact(sets)
}
