package experiments

import (
	"math/bits"

	"socialcredit/model"
	"socialcredit/model/measure"
	"socialcredit/results"
)

// deprivation holds Alkire and Foster's measure at the end by cutoff, the number of rights that must be shut to
// somebody who counts as poor, and by group, with the part of everybody's M0 that lies with the group.
func deprivation(_ *model.World, s *model.Snapshot) (*results.Table, error) {
	t := tableOf([]results.Column{
		results.Ints("cutoff"), results.Texts("group"), results.Ints("people"), results.Ints("poor"), results.Floats("headcount"), results.Floats("intensity"),
		results.Floats("m0"), results.Floats("contribution"),
	})
	for cutoff := 1; cutoff <= bits.OnesCount32(s.Layout.Rights); cutoff++ {
		all := measure.DeprivationAt(s, 0, cutoff)
		for g := range s.People {
			c := measure.DeprivationAt(s, g, cutoff)
			err := t.Append(cutoff, groupLabel(s.Layout, g), int64(c.People), int64(c.Poor), c.Headcount(), c.Intensity(), c.M0(), portion(c.Shut, all.Shut))
			if err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}

// deprivationByRight breaks it down by right: the share of people who are poor and to whom the right is shut, and the
// part of the group's M0 that comes from it.
func deprivationByRight(w *model.World, s *model.Snapshot) (*results.Table, error) {
	t := tableOf([]results.Column{
		results.Ints("cutoff"), results.Texts("group"), results.Texts("right"), results.Ints("poor"), results.Floats("censored_headcount"), results.Floats("contribution"),
	})
	censored := censoredCounts(w)
	for cutoff := 1; cutoff <= bits.OnesCount32(s.Layout.Rights); cutoff++ {
		for g := range s.People {
			c := measure.DeprivationAt(s, g, cutoff)
			for service, label := range s.Layout.Services {
				if s.Layout.Rights>>service&1 == 0 {
					continue
				}
				poor := int64(0)
				for shut := cutoff; shut < len(censored[g]); shut++ {
					poor += censored[g][shut][service]
				}
				err := t.Append(cutoff, groupLabel(s.Layout, g), label, poor, portion(float64(poor), c.People), portion(float64(poor), c.Shut))
				if err != nil {
					return nil, err
				}
			}
		}
	}
	return t, nil
}

// censoredCounts counts people by group (0 = all), by how many rights are shut to them and by service that is.
func censoredCounts(w *model.World) [][][model.MaxServices]int64 {
	counts := make([][][model.MaxServices]int64, len(w.Layout.Groups)+1)
	for g := range counts {
		counts[g] = make([][model.MaxServices]int64, bits.OnesCount32(w.Layout.Rights)+1)
	}
	for pos, joint := range w.Joint {
		shut := w.Gates.Shut(int(joint)) & w.Layout.Rights
		n := bits.OnesCount32(shut)
		for ; shut != 0; shut &= shut - 1 {
			service := bits.TrailingZeros32(shut)
			counts[0][n][service]++
			counts[w.Group[pos]+1][n][service]++
		}
	}
	return counts
}

// portion is a part of a whole, undefined without any.
func portion(part, whole float64) float64 {
	if whole == 0 {
		return model.Undefined()
	}
	return part / whole
}
