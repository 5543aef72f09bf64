package biography

import (
	"socialcredit/configs"
	"socialcredit/model"
	"socialcredit/results"
)

// Society tells a reader of the tables what the labels stand for.
func Society(s *configs.Scenario, w *model.World) (out results.Society) {
	for _, label := range w.Layout.Groups {
		out.Groups = append(out.Groups, results.Group{Label: label, Share: s.Spec.People.Groups[label].Share})
	}
	for i, label := range w.Layout.Institutions {
		f := &w.Layout.Forms[i]
		institution := results.Institution{
			Label: label, Kind: s.Kind("institutions." + label), Scored: f.Scored,
			Base: model.Points(f.Base), Floor: model.Points(f.Floor), Cap: model.Points(f.Cap), Gate: f.Gate,
		}
		for _, b := range f.Bands {
			institution.Bands = append(institution.Bands, results.Band{Label: b.Label, From: model.Points(b.From)})
		}
		out.Institutions = append(out.Institutions, institution)
	}
	for i, label := range w.Layout.Services {
		out.Services = append(out.Services, results.Service{Label: label, Right: w.Layout.Rights>>i&1 == 1})
	}
	for _, told := range w.Layout.Outcomes {
		out.Outcomes = append(out.Outcomes, results.Outcome{
			Column: told.Column, Of: told.Of, Name: told.Name, Unit: told.Unit, Doc: told.Doc,
		})
	}
	return out
}
