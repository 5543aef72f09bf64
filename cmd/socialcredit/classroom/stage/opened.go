package stage

import (
	"socialcredit/model"
)

// opened tells a page what it sees.
func (s *Stage) opened() *Opened {
	first := s.worlds[0]
	w, layout := first.sim.World, first.sim.World.Layout
	o := &Opened{
		State: s.state, Epoch: s.epoch, Title: w.Spec.Title, Unit: string(w.Spec.Period), PerYear: layout.PerYear, Periods: first.periods(),
		People: w.N, Groups: layout.Groups, Main: first.main, Names: w.Names, Acts: []Act{}, Services: []Service{}, Institutions: []Institution{},
		Differs: []string{}, Command: []string{},
	}
	for _, label := range layout.Acts {
		o.Acts = append(o.Acts, Act{label, w.Spec.Acts[label].Rewarded()})
	}
	for i, label := range layout.Services {
		o.Services = append(o.Services, Service{label, layout.Rights>>i&1 == 1})
	}
	for i, label := range layout.Institutions {
		o.Institutions = append(o.Institutions, institutionOf(label, first.scenario.Kind("institutions."+label), &layout.Forms[i]))
	}
	for _, c := range first.series.Measures() {
		o.Columns = append(o.Columns, Column{c.Name, c.Unit, c.Doc, c.Family, c.Every})
	}
	for i, world := range s.worlds {
		o.Settings = append(o.Settings, world.scenario.Settings())
		if s.state.Hand == nil { // no command line decides by hand
			o.Command = append(o.Command, s.command(i))
		}
	}
	if len(s.worlds) == 2 {
		o.Differs = differs(o.Settings[0], o.Settings[1])
	}
	return o
}

func institutionOf(label, kind string, form *model.Form) Institution {
	out := Institution{
		Label: label, Kind: kind, Scored: form.Scored, Gate: form.Gate,
		Base: model.Points(form.Base), Floor: model.Points(form.Floor), Cap: model.Points(form.Cap),
	}
	for _, band := range form.Bands {
		out.Bands = append(out.Bands, Band{band.Label, model.Points(band.From)})
	}
	return out
}
