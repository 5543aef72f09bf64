package experiments

import (
	"io"
	"math"
	"math/bits"
	"path/filepath"

	"socialcredit/experiments/biography"
	"socialcredit/model"
	"socialcredit/results"
)

// peopleRows is how many people are written at once.
const peopleRows = 1 << 15

// people lists the people from one id to before another, as they stand in the period that both societies
// have reached. The error is that of labels which make two columns of one name.
func (l *lives) people(from, to int) (*results.Table, error) {
	b := peopleBuilder{lives: l, from: from, to: to}
	a := l.a
	b.ints("period", func(int) int64 { return int64(a.Period) })
	b.ints("person", func(pos int) int64 { return int64(a.ID(pos)) })
	b.texts("name", func(pos int) string { return biography.NameOf(a, pos) })
	b.texts("group", func(pos int) string { return a.Layout.Groups[a.Group[pos]] })
	b.ints("district", func(pos int) int64 { return int64(a.District[pos]) })
	b.floats("trait", func(pos int) float64 { return float64(a.Trait[pos]) / model.Sixteenths })
	b.floats("means", func(pos int) float64 { return float64(a.Means[pos]) / model.Sixteenths })
	for k := range l.shared.institutions {
		b.standing(k)
	}
	for k := range l.shared.services {
		b.service(k)
	}
	b.ints("rights_lost", func(pos int) int64 {
		inA, inB := l.shut(pos)
		return int64(bits.OnesCount32(inB &^ inA & l.shared.rights))
	})
	b.ints("rights_won", func(pos int) int64 {
		inA, inB := l.shut(pos)
		return int64(bits.OnesCount32(inA &^ inB & l.shared.rights))
	})
	b.floats("first_difference", func(pos int) float64 {
		if l.first[pos] == 0 {
			return math.NaN()
		}
		return float64(l.first[pos] - 1)
	})
	t, err := results.NewTable(b.columns...)
	if err != nil {
		return nil, badf("people_differences cannot be written: %w; rename a label", err)
	}
	return t, nil
}

// A peopleBuilder fills columns in the order of person ids, given what a person at a position of A has.
type peopleBuilder struct {
	*lives
	from, to int
	columns  []results.Column
}

func (b *peopleBuilder) ints(name string, of func(pos int) int64) {
	c := results.Ints(name, make([]int64, b.to-b.from)...)
	for i := range c.Ints {
		c.Ints[i] = of(b.a.Position(b.from + i))
	}
	b.columns = append(b.columns, c)
}

func (b *peopleBuilder) floats(name string, of func(pos int) float64) {
	c := results.Floats(name, make([]float64, b.to-b.from)...)
	for i := range c.Floats {
		c.Floats[i] = of(b.a.Position(b.from + i))
	}
	b.columns = append(b.columns, c)
}

func (b *peopleBuilder) texts(name string, of func(pos int) string) {
	c := results.Texts(name, make([]string, b.to-b.from)...)
	for i := range c.Texts {
		c.Texts[i] = of(b.a.Position(b.from + i))
	}
	b.columns = append(b.columns, c)
}

// standing adds what a shared institution holds of people in A and in B.
func (b *peopleBuilder) standing(k int) {
	i := &b.shared.institutions[k]
	x, y := b.a.Standings[i.a], b.b.Standings[i.b]
	if i.scored {
		b.floats(i.label+"_score_a", func(pos int) float64 { return scoreOf(x, pos) })
		b.floats(i.label+"_score_b", func(pos int) float64 { return scoreOf(y, b.twin(pos)) })
		b.floats(i.label+"_difference", func(pos int) float64 {
			twin := b.twin(pos)
			if !x.Enrolled(pos) || !y.Enrolled(twin) {
				return model.Undefined()
			}
			return model.Points(y.Score[twin] - x.Score[pos])
		})
		b.floats(i.label+"_mean_difference", func(pos int) float64 {
			return float64(b.sums[k][pos]) / float64(b.both[k][pos]) / model.Hundredths
		})
	}
	b.texts(i.label+"_band_a", func(pos int) string { return bandOf(x, pos) })
	b.texts(i.label+"_band_b", func(pos int) string { return bandOf(y, b.twin(pos)) })
}

// service adds whether a shared service is shut, and for how many periods it was.
func (b *peopleBuilder) service(k int) {
	label := b.shared.services[k].label
	b.ints(label+"_shut_a", func(pos int) int64 { inA, _ := b.shut(pos); return int64(inA >> k & 1) })
	b.ints(label+"_shut_b", func(pos int) int64 { _, inB := b.shut(pos); return int64(inB >> k & 1) })
	b.ints(label+"_periods_shut_a", func(pos int) int64 { return int64(b.shutA[k][pos]) })
	b.ints(label+"_periods_shut_b", func(pos int) int64 { return int64(b.shutB[k][pos]) })
}

// A peopleFile is people_differences, written piece by piece.
type peopleFile struct {
	csv     *results.CSVWriter
	parquet *results.ParquetWriter
}

// withPeople opens both files, has them written, and leaves both whole or none.
func withPeople(dir string, columns []results.Column, do func(*peopleFile) error) error {
	return results.WriteFile(filepath.Join(dir, "people_differences.csv"), func(text io.Writer) error {
		var f peopleFile
		var err error
		if f.csv, err = results.NewCSVWriter(text, columns); err != nil {
			return err
		}
		err = results.WriteFile(filepath.Join(dir, results.PeopleName), func(binary io.Writer) error {
			if f.parquet, err = results.NewParquetWriter(binary, columns); err != nil {
				return err
			}
			if err := do(&f); err != nil {
				return err
			}
			return f.parquet.Close()
		})
		if err != nil {
			return err
		}
		return f.csv.Close()
	})
}

// add writes everybody as they stand.
func (f *peopleFile) add(l *lives) error {
	for from := 0; from < l.a.N; from += peopleRows {
		rows, err := l.people(from, min(from+peopleRows, l.a.N))
		if err != nil {
			return err
		}
		if err := f.csv.Append(rows); err != nil {
			return err
		}
		if err := f.parquet.Append(rows); err != nil {
			return err
		}
	}
	return nil
}
