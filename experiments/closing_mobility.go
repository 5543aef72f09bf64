package experiments

import (
	"socialcredit/model"
	"socialcredit/model/measure"
	"socialcredit/results"
)

// mobility holds the transition matrices that end with the last period: of bands and of fifths of the scores, of
// everybody and of each group, a row per cell. Nobody having begun in a class, its probabilities are undefined.
func mobility(_ *model.World, s *model.Snapshot) (*results.Table, error) {
	t := tableOf([]results.Column{
		results.Texts("family"), results.Texts("institution"), results.Texts("classes"), results.Texts("group"), results.Ints("begin"), results.Ints("end"),
		results.Texts("from"), results.Texts("to"), results.Ints("people"), results.Floats("probability"),
	})
	for _, family := range []string{measure.MobilityWindow.Name, measure.MobilitySince.Name} {
		m := measure.MobilityOf(s, family)
		if m == nil || m.Begin < 0 {
			continue
		}
		for i, form := range s.Layout.Forms {
			for g := range s.People {
				about := matrix{t, family, s.Layout.Institutions[i], groupLabel(s.Layout, g), m.Begin, m.End}
				if err := about.write("bands", bandNames(&form), m.Bands(i, g)); err != nil {
					return nil, err
				}
				if fifths := m.Quintiles(i, g); fifths != nil {
					if err := about.write("quintiles", []string{"1", "2", "3", "4", "5"}, fifths); err != nil {
						return nil, err
					}
				}
			}
		}
	}
	return t, nil
}

// A matrix writes transitions into a table.
type matrix struct {
	into                       *results.Table
	family, institution, group string
	begin, end                 int
}

func (m matrix) write(classes string, labels []string, moves *measure.Transitions) error {
	for from := range moves.Classes {
		people := moves.From(from)
		for to, n := range moves.Row(from) {
			probability := model.Undefined()
			if people > 0 {
				probability = float64(n) / float64(people)
			}
			err := m.into.Append(m.family, m.institution, classes, m.group, m.begin, m.end, labels[from], labels[to], n, probability)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func bandNames(f *model.Form) []string {
	names := make([]string, len(f.Bands))
	for i, b := range f.Bands {
		names[i] = b.Label
	}
	return names
}
