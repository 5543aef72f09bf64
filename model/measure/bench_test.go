package measure

import (
	"testing"

	"socialcredit/model"
)

// forget makes a distribution as new as in the next period.
func forget(s *model.Snapshot) {
	for i := range s.Scores {
		for g := range s.Scores[i] {
			s.Scores[i][g].Changed()
		}
	}
}

// years are snapshots of twelve societies of 1,000 people with about 750 distinct scores in all.
func years() (society *society, snapshots []*model.Snapshot) {
	for luck := range uint64(12) {
		society = grown(1000, luck)
		snapshots = append(snapshots, society.snapshot())
	}
	return society, snapshots
}

// BenchmarkRows is all measures of a period, for all and three groups.
func BenchmarkRows(b *testing.B) {
	society, snapshots := years()
	table, problems := New(society.spec, society.layout)
	if problems != nil {
		b.Fatal(problems)
	}
	row := make([]float64, len(table.Columns()))
	distinct, n := 0, 0
	b.ReportAllocs()
	for b.Loop() {
		s := snapshots[n%len(snapshots)]
		forget(s)
		for g := range s.People {
			distinct += len(s.Scores[1][g].Points)
			table.Row(s, g, row)
		}
		n++
	}
	b.ReportMetric(float64(distinct)/float64(n), "scores/op")
}

// BenchmarkFamily tells what each family costs on its own, sums included.
func BenchmarkFamily(b *testing.B) {
	society, snapshots := years()
	for _, f := range Kinds {
		b.Run(f.Name, func(b *testing.B) {
			measures := f.Columns(society.layout)
			for n := 0; b.Loop(); n++ {
				s := snapshots[n%len(snapshots)]
				forget(s)
				for g := range s.People {
					for i := range measures {
						measures[i].Of(s, g)
					}
				}
			}
		})
	}
}
