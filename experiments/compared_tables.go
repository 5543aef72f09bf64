package experiments

import (
	"path/filepath"
	"slices"

	"socialcredit/results"
)

// write puts the tables into the comparison's directory.
func (o *Compared) write() error {
	differences := tableOf(append(o.head(), o.b.pick(o.common).less(o.a.pick(o.common)).estimates()...))
	if err := writeBoth(o.Dir, "differences", differences); err != nil {
		return err
	}
	for name, t := range map[string]*results.Table{
		results.LevelsName: o.levels(), results.SummaryName: o.summary(), results.GainsName: o.gains.result(),
		results.FatesName: o.fates.result(o.head()),
	} {
		if err := results.WriteCSV(filepath.Join(o.Dir, name), t); err != nil {
			return err
		}
	}
	return nil
}

// head is the columns that say of which period and group a row is, and of how many replicates.
func (o *Compared) head() []results.Column {
	period, year, group := results.Ints("period"), results.Floats("year"), results.Texts("group")
	for row := range o.a.rows {
		at := row / len(o.groups)
		period.Ints, group.Texts = append(period.Ints, int64(at)), append(group.Texts, o.groups[row%len(o.groups)])
		year.Floats = append(year.Floats, float64(at)/float64(o.shared.a.PerYear))
	}
	return []results.Column{period, year, group, results.Ints("replicates", repeat(int64(o.a.replicates), o.a.rows)...)}
}

// levels holds the means of both over replicates, those of A first, in the columns of either's series.
func (o *Compared) levels() *results.Table {
	var all *results.Table
	names := append(slices.Clone(o.a.names), o.Only[1].Columns...)
	for k, side := range []*replicas{o.a, o.b} {
		columns := append([]results.Column{results.Texts("scenario", repeat([]string{"a", "b"}[k], side.rows)...)}, o.head()...)
		own := tableOf(side.means())
		for _, name := range names {
			c, ok := own.Column(name)
			if !ok {
				c = results.Floats(name, undefined(side.rows)...)
			}
			columns = append(columns, c)
		}
		rows := tableOf(columns)
		if all == nil {
			all = rows.Empty(2 * side.rows)
		}
		if err := all.Extend(rows); err != nil {
			panic(err) // both have the same columns
		}
	}
	return all
}

// summary compares the last values of all measures and groups: both means, their difference, its interval
// with and without pairing, and how many times narrower pairing made it.
func (o *Compared) summary() *results.Table {
	t := tableOf([]results.Column{
		results.Texts("group"), results.Texts("measure"), results.Ints("replicates"), results.Floats("a"), results.Floats("b"),
		results.Floats("difference"), results.Floats("low"), results.Floats("high"),
		results.Floats("unpaired_low"), results.Floats("unpaired_high"), results.Floats("pairing_factor"),
	})
	for _, group := range o.groups {
		for _, column := range o.common {
			p := o.Last(column, group)
			err := t.Append(group, column, p.N, p.A.Value, p.B.Value, p.Difference.Value, p.Difference.Low, p.Difference.High,
				p.Unpaired.Low, p.Unpaired.High, p.Shrunk)
			if err != nil {
				panic(err) // the columns are right above
			}
		}
	}
	return t
}
