package experiments

import (
	"crypto/sha256"
	"encoding/hex"
	"runtime"
	"slices"
	"strconv"
	"time"

	"socialcredit/experiments/biography"
	"socialcredit/experiments/sensitivity"
	"socialcredit/model"
	"socialcredit/model/measure"
	"socialcredit/results"
)

// Name is what the comparison is called: after both scenarios.
func (c *Comparison) Name() string {
	if c.A.Name == c.B.Name {
		return "compare-" + c.A.Name
	}
	return "compare-" + c.A.Name + "-" + c.B.Name
}

// key identifies what a comparison computes. Two of one key have the same numbers. It adds to the changes
// that of an input file.
func (c *Comparison) key(o *Compared) (string, error) {
	a, err := IdentityOf(c.A)
	if err != nil {
		return "", err
	}
	b, err := IdentityOf(c.B)
	if err != nil {
		return "", err
	}
	if a != b && len(o.Changes) == 0 {
		o.Changes = []results.Change{{Path: "network", A: "its files", B: "files of other content"}}
	}
	hash := sha256.New()
	for _, part := range [][]byte{
		a[:], b[:], strconv.AppendUint(nil, c.A.Spec.Seed, 10),
		strconv.AppendInt(nil, int64(c.Replicates), 10), strconv.AppendInt(nil, int64(c.PeopleEvery), 10),
	} {
		write(hash, part)
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// EstimateCost is what a comparison needs: two societies, a few columns per person, and the series of all
// replicates.
func (c *Comparison) EstimateCost() Cost {
	a := EstimateCost(c.A.Spec, c.A.Layout, c.workers(), Exports{})
	b := EstimateCost(c.B.Spec, c.B.Layout, c.workers(), Exports{})
	const perPerson, perInstitution, perService = 24, 10, 4
	s := sharedOf(c.A.Layout, c.B.Layout)
	bytes := a.Bytes + b.Bytes + int64(a.People)*int64(perPerson+perInstitution*len(s.institutions)+perService*len(s.services))
	table, _ := measure.New(c.A.Spec, c.A.Layout) // what is wrong with it is found where the columns are made
	cells := int64(c.A.Spec.Periods+1) * int64(1+len(c.A.Layout.Groups)) * int64(len(table.Columns()))
	bytes += cells * 8 * int64(3*c.Replicates+6) // of A, of B, of B less A; and what is written
	return Cost{People: a.People, Bytes: bytes, PersonPeriods: (a.PersonPeriods + b.PersonPeriods) * float64(c.Replicates)}
}

// PeopleRows is how many rows people_differences will have.
func (c *Comparison) PeopleRows() int64 {
	dates, periods := int64(1), c.A.Spec.Periods
	if c.PeopleEvery > 0 {
		dates = int64(1 + (periods+c.PeopleEvery-1)/c.PeopleEvery)
	}
	return dates * int64(c.A.Spec.People.Count)
}

// NothingShared tells whether there is no institution and no service that both sides have.
func (o *Compared) NothingShared() bool {
	return len(o.shared.institutions) == 0 && len(o.shared.services) == 0
}

// Adds tells whether one side has an institution or a service that the other lacks.
func (o *Compared) Adds() bool {
	for _, side := range o.Only {
		if len(side.Institutions)+len(side.Services) > 0 {
			return true
		}
	}
	return false
}

// Identical tells whether nothing differs: no common number of the series, no standing and no right of
// anybody, in any period of any replicate.
func (o *Compared) Identical() bool { return o.identical }

// NobodyDiffers tells whether no standing and no right of anybody ever differs.
func (o *Compared) NobodyDiffers() bool { return o.fates.none() }

// Replicates is how many there are.
func (o *Compared) Replicates() int { return o.a.replicates }

// Gains lists who gained and who lost among all people, by outcome.
func (o *Compared) Gains() []Gain { return o.gains.everybody() }

// Fates lists for how many people anything differs, by aspect: any first, rights last.
func (o *Compared) Fates() []Fate { return o.fates.last() }

// Last compares the last value of a measure of a group; it is undefined where not both have it.
func (o *Compared) Last(column, group string) sensitivity.Pair {
	i, j := slices.Index(o.a.names, column), slices.Index(o.b.names, column)
	g := slices.Index(o.groups, group)
	if i < 0 || j < 0 || g < 0 {
		return sensitivity.Paired(nil, nil, confidence)
	}
	row := o.a.rows - len(o.groups) + g
	return sensitivity.Paired(o.a.at(i, row), o.b.at(j, row), confidence)
}

// Both lists the columns of the series that A and B have.
func (o *Compared) Both() []string { return o.common }

// writeManifest closes the comparison: a directory with a manifest is a whole one.
func (c *Comparison) writeManifest(o *Compared, started time.Time) error {
	files, err := results.HashFiles(o.Dir)
	if err != nil {
		return err
	}
	for k, s := range []*results.Side{&o.Only[0], &o.Only[1]} {
		scenario := c.A
		if k == 1 {
			scenario = c.B
		}
		s.Scenario, s.Title, s.ScenarioSHA256 = scenario.Name, scenario.Spec.Title, sum(scenario.Canonical())
	}
	spec, changes := c.A.Spec, o.Changes
	if changes == nil {
		changes = []results.Change{}
	}
	return results.WriteComparisonManifest(o.Dir, &results.ComparisonManifest{
		Comparison: c.Name(), ModelVersion: model.Version, Commit: commit(), GoVersion: runtime.Version(), Command: c.Command,
		Key: o.Key, A: o.Only[0], B: o.Only[1], Changes: changes, Identical: o.identical,
		Seed: spec.Seed, Replicates: c.Replicates, PeopleEvery: c.PeopleEvery, Workers: c.workers(), People: o.World.N,
		Period: string(spec.Period), Periods: spec.Periods, PeriodsPerYear: float64(o.World.Layout.PerYear),
		Started: started.UTC().Format(time.RFC3339), WallSeconds: o.Seconds,
		Society: o.shared.society(biography.Society(c.A, o.World)), Files: files,
	})
}
