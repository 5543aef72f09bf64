package policy

import (
	"strconv"

	"socialcredit/model"
)

// Notes tells against which institution a person appeals, whether its decision was wrong, and what the appeal came to.
func (a *Appeal) Notes(_ *model.World, pos int) []model.Note {
	stage := a.stage[pos]
	if stage == noAppeal {
		return nil
	}
	notes := []model.Note{{Name: "appeal", Value: a.Institution}}
	if a.docket.Wrong[pos] {
		notes = append(notes, model.Note{Name: "against_wrong", Value: a.Institution})
	}
	switch {
	case stage&won != 0:
		notes = append(notes, model.Note{Name: "decision", Value: "granted"})
	case stage&stageMask == decided:
		notes = append(notes, model.Note{Name: "decision", Value: "rejected"})
	}
	return notes
}

// Notes tells the rule that has changed.
func (s *Schedule) Notes(w *model.World, _ int) []model.Note {
	if w.Period < s.Date {
		return nil
	}
	if u, _ := s.luck.Draw(model.District, 0, s.Date); model.Chance(u) >= s.chance {
		return nil
	}
	of := s.Institution
	if of == "" {
		of = "record"
	}
	return []model.Note{rule(of+"."+s.Number, s.Value)}
}

// Notes tells how long penalties are remembered from the date on.
func (f *Forgetting) Notes(w *model.World, _ int) []model.Note {
	if w.Period < f.Date {
		return nil
	}
	return []model.Note{rule(f.Institution+"."+memoryOfPenalties, f.HalfLife)}
}

func rule(number string, value float64) model.Note {
	return model.Note{Name: "rule", Value: number + " = " + strconv.FormatFloat(value, 'f', -1, 64)}
}
