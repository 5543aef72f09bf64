package twin

import (
	"fmt"
	"slices"
	"strings"

	"socialcredit/configs"
	"socialcredit/model"
	"socialcredit/results"
)

// NotTwins is an error that says why two scenarios cannot have the same people with the same luck, and
// what to do about it.
type NotTwins struct{ Reasons []string }

// Error writes a reason per line.
func (n *NotTwins) Error() string {
	return "A and B are no twins, which are the same people with the same luck over the same time:\n  " + strings.Join(n.Reasons, "\n  ")
}

// maxReasons is how many reasons are told.
const maxReasons = 8

// Check compares what decides who lives in a society, and for how long.
func Check(a, b *configs.Scenario, changes []results.Change) error {
	var reasons []string
	differ := func(path, inA, inB, remedy string) {
		reasons = append(reasons, fmt.Sprintf("%s is %s in A and %s in B; %s makes it the same in both", path, inA, inB, remedy))
	}
	x, y := a.Spec, b.Spec
	if x.Seed != y.Seed {
		differ("seed", fmt.Sprint(x.Seed), fmt.Sprint(y.Seed), fmt.Sprintf("--seed %d", x.Seed))
	}
	switch fromFile := a.Kind("network") == "file" || b.Kind("network") == "file"; {
	case x.People.Count != y.People.Count && fromFile:
		differ("people.count", fmt.Sprint(x.People.Count), fmt.Sprint(y.People.Count), "one network file for both (--set network.kind=file --set network.ties=FILE)")
	case x.People.Count != y.People.Count:
		differ("people.count", fmt.Sprint(x.People.Count), fmt.Sprint(y.People.Count), fmt.Sprintf("--people %d", x.People.Count))
	}
	for _, c := range changes {
		if c.Path == "people.count" || !makesPeople(c.Path) {
			continue
		}
		remedy := fmt.Sprintf("--set %s=%s", c.Path, c.A)
		if c.A == "" || strings.Count(c.Path, ".") == 2 {
			remedy = "a file that both extend"
		}
		differ(c.Path, orNothing(c.A), orNothing(c.B), remedy)
	}
	if len(reasons) > maxReasons {
		reasons = append(reasons[:maxReasons], fmt.Sprintf("and %d more", len(reasons)-maxReasons))
	}
	if len(reasons) > 0 {
		return &NotTwins{reasons}
	}
	return nil
}

// makesPeople tells whether a setting decides who lives in a society or how long it is looked at. What a
// group may do or how it is watched does not.
func makesPeople(path string) bool {
	keys := strings.Split(path, ".")
	switch {
	case path == "period" || path == "periods" || path == "people.means_correlation":
		return true
	case len(keys) < 3 || keys[0] != "people" || keys[1] != "groups":
		return false
	}
	return len(keys) == 3 || slices.Contains([]string{"share", "trait", "trait_sd", "means"}, keys[3])
}

func orNothing(text string) string {
	if text == "" {
		return "not there"
	}
	return text
}

// SamePeople compares everybody by id, once both societies stand.
func SamePeople(a, b *model.World) error {
	for id := range a.N {
		p, q := a.Position(id), b.Position(id)
		what := ""
		switch {
		case a.Group[p] != b.Group[q]:
			what = "is of another group"
		case a.Trait[p] != b.Trait[q]:
			what = "has another trait"
		case a.Means[p] != b.Means[q]:
			what = "has other means"
		case a.Names != nil && b.Names != nil && a.Names[id] != b.Names[id]:
			what = "has another name"
		}
		if what != "" {
			return &NotTwins{[]string{fmt.Sprintf("person %d %s in B than in A; use one network file with its groups for both", id, what)}}
		}
	}
	return nil
}
