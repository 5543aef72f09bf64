package model

// LogUnit is how many steps of a stored log rate make 1.
const LogUnit = 256

// maxJoint is how many combinations of bands of all institutions are tabulated.
const maxJoint = 1 << 16 // what World.Joint can tell apart

// Gates say which services the bands of all institutions together open and shut. The bands of a
// person make one joint number, by which everything else is looked up.
type Gates struct {
	stride              []int    // by institution
	shut                []uint32 // by joint number: services shut, as bits
	rewarded, financial []int32  // by joint number: change of log rates, in 1/256
	rights              uint32
}

// jointCount is the number of combinations of bands.
func jointCount(forms []Form) int {
	n := 1
	for _, f := range forms {
		n = min(n*len(f.Bands), maxJoint+1)
	}
	return n
}

func newGates(s *Spec, l *Layout) *Gates {
	n := jointCount(l.Forms)
	g := &Gates{rights: l.Rights, shut: make([]uint32, n), rewarded: make([]int32, n), financial: make([]int32, n)}
	stride := 1
	for i := range l.Forms {
		g.stride = append(g.stride, stride)
		form := &l.Forms[i]
		byBand := shutByBand(s, l, i)
		for joint := range n {
			g.shut[joint] |= byBand[joint/stride%len(form.Bands)]
		}
		stride *= len(form.Bands)
	}
	for joint, shut := range g.shut {
		for i, label := range l.Services {
			service := s.Services[label]
			effect := int32(LogSteps(service.Effect))
			switch isShut := shut>>i&1 == 1; {
			case service.Right && isShut:
				g.rewarded[joint] -= effect
				g.financial[joint] += effect
			case !service.Right && !isShut:
				g.rewarded[joint] += effect
			}
		}
	}
	return g
}

// shutByBand lists the services that each band of an institution shuts. Where bands are output
// only, everybody is treated as one at the base standing.
func shutByBand(s *Spec, l *Layout, institution int) []uint32 {
	form := &l.Forms[institution]
	shut := make([]uint32, len(form.Bands))
	for i, label := range l.Services {
		need, asked := s.Services[label].Needs[l.Institutions[institution]]
		if !asked {
			continue
		}
		for band := range form.Bands {
			if form.Bands[band].Label == need {
				break
			}
			shut[band] |= 1 << i
		}
	}
	if !form.Gate {
		home := shut[form.BaseBand()]
		for band := range shut {
			shut[band] = home
		}
	}
	return shut
}

// LogSteps rounds a term of a log rate to the steps in which it is stored.
func LogSteps(term float64) int {
	if term < 0 {
		return -int(-term*LogUnit + 0.5)
	}
	return int(term*LogUnit + 0.5)
}

// look writes the joint number of the bands that hold after this period's publication for the
// people from lo to hi-1.
func (g *Gates) look(w *World, lo, hi int) {
	joint := w.Joint[lo:hi]
	for i, s := range w.Standings {
		_, bands := s.Current(w.Period)
		mine, stride := bands[lo:hi], uint16(g.stride[i])
		if i == 0 {
			for at, band := range mine[:len(joint)] {
				joint[at] = uint16(band)
			}
			continue
		}
		for at, band := range mine[:len(joint)] {
			joint[at] += uint16(band) * stride
		}
	}
}

// Joint is the number of a combination of bands, one of each institution.
func (g *Gates) Joint(band func(institution int) uint8) (joint int) {
	for i, stride := range g.stride {
		joint += int(band(i)) * stride
	}
	return joint
}

// Shut returns the services that are shut at a joint number, as bits.
func (g *Gates) Shut(joint int) uint32 { return g.shut[joint] }

// Excludes tells whether any right is shut at a joint number.
func (g *Gates) Excludes(joint int) bool { return g.shut[joint]&g.rights != 0 }

// Rights are the services whose loss is exclusion, as bits.
func (g *Gates) Rights() uint32 { return g.rights }

// Pressure returns what shut rights and open perks do to the log rates of rewarded acts and of
// financial offences at a joint number, in 1/256.
func (g *Gates) Pressure(joint int) (rewarded, financial int) {
	return int(g.rewarded[joint]), int(g.financial[joint])
}

// Joints is how many combinations of bands there are.
func (g *Gates) Joints() int { return len(g.shut) }
