package experiments

import (
	"encoding/hex"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"socialcredit/configs"
	"socialcredit/experiments/design"
	"socialcredit/model"
	"socialcredit/model/measure"
	"socialcredit/results"
)

// A Plan is what a study computes: the rows of its design, and the different points among them.
type Plan struct {
	Study  *configs.Study
	Rows   []design.Row     // of the design, repetitions kept
	Of     []int            // by row: its point
	Points []Point          // of the study in the order of the rows, then those of the null arm
	Wide   []measure.Column // the measures of all points together, as they first occur
	Hold   int              // periods of a row where the rows are one society's life; else 0

	progress func(done, total int)
	breakRun func(point, replicate int)
	inputs   inputs
	narrow   map[string]int // sets of columns by their names
	sets     [][]int        // by set: where its columns lie in Wide
	numbered map[pointKey]int
}

// A Point is one setting of the factors.
type Point struct {
	Number   int // from 1
	Null     bool
	Levels   []string // as the design says
	Actual   []string // as the scenario has them: "" for a factor that its kinds lack
	Identity Identity
	Before   int // the point whose state it goes on from; -1 = it starts afresh
	Set      int // its set of columns
	Cost     Cost
}

type pointKey struct {
	identity Identity
	null     bool
}

// The arms of a study, as tables call them.
const (
	StudyArm = "study"
	NullArm  = "null_model" // not null, which many readers of CSV take for an empty cell
)

// Arm is what tables call the part of the study that a point belongs to.
func (p *Point) Arm() string {
	if p.Null {
		return NullArm
	}
	return StudyArm
}

// NewPlan chooses the points of a study and checks every one of them. Progress, which may be nil, is
// called with the numbers of points checked and to check.
func NewPlan(study *configs.Study, progress func(done, total int)) (*Plan, error) {
	rows, err := Rows(study)
	if err != nil {
		return nil, err
	}
	p := &Plan{Study: study, progress: progress, narrow: map[string]int{}, numbered: map[pointKey]int{}}
	if path, ok := study.Design.(design.Path); ok {
		p.Hold = path.Hold()
	}
	if err := p.add(rows); err != nil {
		return nil, err
	}
	return p, p.check()
}

// Rows lists the rows of a study's design.
func Rows(study *configs.Study) ([]design.Row, error) {
	rows, err := study.Design.Plan(study.Plain())
	if err != nil {
		return nil, study.Mistake("design", err.Error(), "", nil)
	}
	return rows, nil
}

// add puts the points of further rows into the plan.
func (p *Plan) add(rows []design.Row) error {
	arms := []bool{false}
	if len(p.Study.Null) > 0 {
		arms = append(arms, true)
	}
	found := make([][]Point, len(arms))
	for arm, null := range arms {
		var err error
		if found[arm], err = p.resolve(rows, null); err != nil {
			return err
		}
	}
	first := len(p.Rows)
	p.Rows = append(p.Rows, rows...)
	for arm := range arms {
		before := -1
		for i := range rows {
			point := &found[arm][i]
			if p.Hold > 0 && !design.Begins(p.Rows, first+i) {
				point.Before = before
				point.Identity = point.Identity.After(p.Points[before].Identity, p.Hold)
			} else if p.Hold > 0 {
				point.Identity = point.Identity.After(Identity{}, p.Hold)
			}
			n := p.number(point)
			before = n
			if arm == 0 {
				p.Of = append(p.Of, n)
			}
		}
	}
	return nil
}

// number returns the place of a point in the plan, adding it if it is new.
func (p *Plan) number(point *Point) int {
	key := pointKey{point.Identity, point.Null}
	n, there := p.numbered[key]
	if !there {
		n = len(p.Points)
		point.Number = n + 1
		p.Points = append(p.Points, *point)
		p.numbered[key] = n
	}
	return n
}

// resolve checks the points of some rows, in parallel. Rows that are the same text are looked at
// once.
func (p *Plan) resolve(rows []design.Row, null bool) ([]Point, error) {
	first := make(map[string]int, len(rows))
	same := make([]int, len(rows))
	points := make([]Point, len(rows))
	columns := make([][]measure.Column, len(rows))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range rows {
		if p.progress != nil {
			p.progress(i, len(rows))
		}
		key := strings.Join(rows[i].Cells, "\x00")
		if j, ok := first[key]; ok {
			same[i] = j
			continue
		}
		first[key], same[i] = i, i
		group.Go(func() (err error) {
			points[i], columns[i], err = p.point(rows[i].Cells, null)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	for i := range rows {
		if same[i] != i {
			points[i] = points[same[i]]
			continue
		}
		points[i].Set = p.set(columns[i])
	}
	return points, nil
}

func (p *Plan) point(levels []string, null bool) (Point, []measure.Column, error) {
	s, actual, err := p.Study.Point(levels, null)
	if err != nil {
		return Point{}, nil, err
	}
	identity, err := p.inputs.identity(s)
	if err != nil {
		return Point{}, nil, err
	}
	table, problems := measure.New(s.Spec, s.Layout)
	if len(problems) > 0 {
		return Point{}, nil, problems[0]
	}
	return Point{
		Null: null, Levels: levels, Actual: actual, Identity: identity, Before: -1,
		Cost: EstimateCost(s.Spec, s.Layout, 1, Exports{}),
	}, table.Columns(), nil
}

// set returns the number of a set of columns and sees to it that all of them are in Wide.
func (p *Plan) set(columns []measure.Column) int {
	var names strings.Builder
	for _, c := range columns {
		names.WriteString(c.Name + "\x00")
	}
	if n, ok := p.narrow[names.String()]; ok {
		return n
	}
	var at []int
	for _, c := range columns {
		i := slices.IndexFunc(p.Wide, func(w measure.Column) bool { return w.Name == c.Name })
		if i < 0 {
			i = len(p.Wide)
			p.Wide = append(p.Wide, c)
		}
		at = append(at, i)
	}
	p.narrow[names.String()] = len(p.sets)
	p.sets = append(p.sets, at)
	return len(p.sets) - 1
}

// measured are the columns of all measures, without cells.
func (p *Plan) measured() []results.Column {
	columns := make([]results.Column, len(p.Wide))
	for i, c := range p.Wide {
		columns[i] = results.Floats(c.Name)
	}
	return columns
}

// check reports factors that no point has and measures that none computes.
func (p *Plan) check() error {
	for i, f := range p.Study.Factors {
		if !slices.ContainsFunc(p.Points, func(q Point) bool { return q.Actual[i] != "" }) {
			return p.Study.Mistake("factors."+f.Name, "applies to no point: the kinds that the study chooses have no such key", "", nil)
		}
	}
	for _, outcome := range p.Study.Outcomes {
		if err := p.checkMeasure("outcomes", outcome); err != nil {
			return err
		}
	}
	if until := p.Study.Replicates.Until; until.Measure != "" {
		if err := p.checkMeasure("replicates.until.measure", until.Measure); err != nil {
			return err
		}
	}
	if adaptive, ok := p.Study.Design.(design.Adaptive); ok {
		return p.checkMeasure("design.outcome", adaptive.Outcome())
	}
	return p.checkPaths()
}

// checkPaths reports what cannot change while a society goes on.
func (p *Plan) checkPaths() error {
	for i := range p.Points {
		if p.Points[i].Before < 0 {
			continue
		}
		before, err := p.Scenario(p.Points[i].Before)
		if err != nil {
			return err
		}
		after, err := p.Scenario(i)
		if err != nil {
			return err
		}
		if problems := model.Fixed(before.Spec, after.Spec, before.Layout, after.Layout); len(problems) > 0 {
			return p.Study.Mistake("factors."+problems[0].Path, problems[0].Text, "", nil)
		}
	}
	return nil
}

// checkMeasure reports a measure that no point computes.
func (p *Plan) checkMeasure(path, name string) error {
	column, group := SplitMeasure(name)
	var names []string
	for _, c := range p.Wide {
		names = append(names, c.Name)
	}
	labels := append([]string{All}, p.Study.Base().Layout.Groups...)
	switch {
	case !slices.Contains(names, column):
		return p.Study.Mistake(path, fmt.Sprintf("no point computes a measure %q", column), column, names)
	case !slices.Contains(labels, group):
		return p.Study.Mistake(path, fmt.Sprintf("there is no group %q", group), group, labels)
	case group != All && !p.Study.Keep.Groups:
		return p.Study.Mistake(path, fmt.Sprintf("measures of groups such as %q are not kept; say `keep: {groups: true}`", name), "", nil)
	}
	return nil
}

// SplitMeasure cuts `column@group` into both; without a group it is everybody's.
func SplitMeasure(name string) (column, group string) {
	column, group, found := strings.Cut(name, "@")
	if !found {
		group = All
	}
	return column, group
}

// Seed is the seed of a replicate, from 1, of a point: a whole number below 2^53, so that every
// program reads it without loss.
func (p *Plan) Seed(point, replicate int) uint64 {
	decision := "replicate"
	if p.Study.Luck == "independent" {
		identity := p.Points[point].Identity
		decision += "." + hex.EncodeToString(identity[:])
	}
	u, _ := model.NewLuck(p.Study.Base().Spec.Seed, decision).Draw(model.Person, uint64(replicate), 0)
	return u >> 11
}

// Key names the run of a point's replicate.
func (p *Plan) Key(point, replicate int) string {
	return p.Points[point].Identity.Key(p.Seed(point, replicate))
}

// Scenario returns the scenario of a point.
func (p *Plan) Scenario(point int) (*configs.Scenario, error) {
	s, _, err := p.Study.Point(p.Points[point].Levels, p.Points[point].Null)
	return s, err
}
