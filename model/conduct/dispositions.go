package conduct

import (
	"math"

	"socialcredit/model"
)

// dispositions is how trait and means are distributed: as the groups' parameters imply, which fixes
// the mean rate, and as this world's people span, which bounds the tables.
type dispositions struct {
	groups      []model.Group
	correlation float64
	trait       [][]float64   // by group: the probability of each stored byte, from -128
	means       [][]float64   // the same for means
	given       [][][]float64 // by group and stored trait: means, where the two are correlated
	traitRange  [][2]int      // by group: lowest and highest stored value of this world's people
	meansRange  [][2]int
}

func newDispositions(w *model.World) *dispositions {
	d := &dispositions{correlation: w.Spec.People.MeansCorrelation}
	cells := onceEach(cells) // groups seldom differ
	for _, label := range w.Layout.Groups {
		g := w.Spec.People.Groups[label]
		d.groups = append(d.groups, g)
		d.trait = append(d.trait, cells(g.Trait, g.TraitSD))
		d.means = append(d.means, cells(g.Means, 1))
		d.given = append(d.given, d.conditional(g))
		d.traitRange = append(d.traitRange, [2]int{127, -128})
		d.meansRange = append(d.meansRange, [2]int{127, -128})
	}
	for pos, g := range w.Group {
		widen(&d.traitRange[g], int(w.Trait[pos]))
		widen(&d.meansRange[g], int(w.Means[pos]))
	}
	return d
}

// onceEach remembers the cells of each mean and standard deviation.
func onceEach(cells func(mean, sd float64) []float64) func(mean, sd float64) []float64 {
	known := make(map[[2]float64][]float64)
	return func(mean, sd float64) []float64 {
		p, found := known[[2]float64{mean, sd}]
		if !found {
			p = cells(mean, sd)
			known[[2]float64{mean, sd}] = p
		}
		return p
	}
}

func widen(r *[2]int, v int) { r[0], r[1] = min(r[0], v), max(r[1], v) }

// cells returns the probability of each stored value from -128 to 127 of a normal variable.
func cells(mean, sd float64) []float64 {
	p := make([]float64, 256)
	if sd == 0 {
		p[128+int(max(-127, min(127, math.Floor(float64(mean*model.Sixteenths)+0.5))))] = 1
		return p
	}
	below := 0.0 // the lowest cell takes the whole lower tail
	for v := -127; v < 127; v++ {
		upTo := model.NormalCDF(((float64(v)+0.5)/model.Sixteenths - mean) / sd)
		p[v+128] = upTo - below
		below = upTo
	}
	p[255] = 1 - below
	return p
}

// conditional returns the distribution of means at each stored trait; nil where they do not
// depend on each other.
func (d *dispositions) conditional(g model.Group) [][]float64 {
	if d.correlation == 0 || g.TraitSD == 0 {
		return nil
	}
	rest := math.Sqrt(1 - float64(d.correlation*d.correlation))
	given := make([][]float64, 256)
	for v := range given {
		z := (float64(v-128)/model.Sixteenths - g.Trait) / g.TraitSD
		given[v] = cells(g.Means+float64(d.correlation*z), rest)
	}
	return given
}

// meanOf is the population's mean of exp(sum of terms) under the groups' parameters.
func (d *dispositions) meanOf(a *act) float64 {
	mean := 0.0
	expTrait, expMeans := exponentials(&a.trait), exponentials(&a.means)
	for g, group := range d.groups {
		within := 0.0
		independent := dot(d.means[g], expMeans)
		for v, factor := range expTrait {
			if d.given[g] == nil {
				within += float64(d.trait[g][v] * factor)
			} else if p := d.trait[g][v]; p > 0 {
				within += float64(float64(p*factor) * dot(d.given[g][v], expMeans))
			}
		}
		if d.given[g] == nil {
			within *= independent
		}
		mean += float64(float64(group.Share*within) * model.Exp(float64(a.group[g])/model.LogUnit))
	}
	return mean
}

// exponentials are exp(term/256) by stored value from -128.
func exponentials(terms *[256]int16) []float64 {
	e := make([]float64, 256)
	for v := -128; v < 128; v++ {
		e[v+128] = model.Exp(float64(terms[uint8(v)]) / model.LogUnit)
	}
	return e
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += float64(a[i] * b[i])
	}
	return sum
}

// span returns the lowest and highest sum of terms among this world's people.
func (d *dispositions) span(a *act) (lowest, highest int) {
	lowest, highest = math.MaxInt32, math.MinInt32
	for g := range d.groups {
		if d.traitRange[g][0] > d.traitRange[g][1] {
			continue // nobody in the group
		}
		at := func(end int) int {
			// Terms rise or fall with the stored value, so that the ends are the extremes.
			return int(a.trait[uint8(d.traitRange[g][end])])
		}
		of := func(end int) int { return int(a.means[uint8(d.meansRange[g][end])]) }
		lowest = min(lowest, int(a.group[g])+min(at(0), at(1))+min(of(0), of(1)))
		highest = max(highest, int(a.group[g])+max(at(0), at(1))+max(of(0), of(1)))
	}
	return lowest, highest
}
