package design

import "slices"

// A group is factors that move together: their places among all factors, in order.
type group struct {
	name    string
	members []int
}

// groupsOf lists the groups in the order of their first factors. A factor on its own is a group with
// its own name.
func groupsOf(factors []Factor) ([]group, error) {
	var groups []group
	for i := range factors {
		f := &factors[i]
		if f.Group == "" {
			groups = append(groups, group{f.Name, []int{i}})
			continue
		}
		named := func(g *Factor) bool { return g.Name == f.Group && g.Group != f.Group }
		for j := range factors {
			if named(&factors[j]) {
				return nil, f.wrong("is in the group %s, which is the name of another factor; rename the group", f.Group)
			}
		}
		at := slices.IndexFunc(groups, func(g group) bool { return g.name == f.Group })
		if at < 0 {
			at = len(groups)
			groups = append(groups, group{name: f.Group})
		}
		groups[at].members = append(groups[at].members, i)
	}
	return groups, nil
}
