package model

import "slices"

// A Distribution holds the distinct scores of a group, ascending, with how many people have each.
type Distribution struct {
	Points []float64 // the scores, in points
	Count  []float64 // people at each
	N      float64   // people in all
	Sum    float64   // of all people's scores, in points

	// Sums over the people at each score of their rank by trait and by means within the group:
	// midranks, doubled so that they are whole. Empty unless Needs.Ranks was set.
	TraitRanks, MeansRanks []float64
	// Sums of squares of those doubled ranks about their mean, over the group.
	TraitSquares, MeansSquares float64

	people     int64
	hundredths int64
	last       int32 // score
	sums       Sums
	summed     bool
}

// Sums are what many measures share of a distribution. Nothing in them depends on where the scale
// begins but Mean and Points.
type Sums struct {
	People      []float64 // people with each score or a lower one
	Points      []float64 // the sum of their scores, in points
	Mean        float64   // in points
	Squares     float64   // of everybody's distance from the mean
	Distance    float64   // between all pairs of people, each pair once, in points
	RankSquares float64   // of doubled midranks of the scores about their mean, over the people
}

// NewDistribution returns the distribution of ascending scores, in hundredths of a point, with the
// people at each. It has no ranks by trait and means.
func NewDistribution(hundredths []int32, people []int64) *Distribution {
	d := &Distribution{}
	for i, h := range hundredths {
		d.push(h, people[i])
	}
	d.close()
	return d
}

func (d *Distribution) reset() {
	d.Points, d.Count = d.Points[:0], d.Count[:0]
	d.TraitRanks, d.MeansRanks = d.TraitRanks[:0], d.MeansRanks[:0]
	d.TraitSquares, d.MeansSquares = 0, 0
	d.people, d.hundredths, d.last = 0, 0, NoStanding
	d.summed = false
}

// push adds people at a score, which may be the last one again.
func (d *Distribution) push(score int32, count int64) {
	d.people += count
	d.hundredths += int64(score) * count
	if score == d.last && len(d.Count) > 0 {
		d.Count[len(d.Count)-1] += float64(count)
		return
	}
	d.last = score
	d.Points = append(d.Points, Points(score))
	d.Count = append(d.Count, float64(count))
}

// pushRanks adds the ranks of the people at the next score, or more of those at the same one.
func (d *Distribution) pushRanks(trait, means int64, next bool) {
	if next {
		d.TraitRanks, d.MeansRanks = append(d.TraitRanks, 0), append(d.MeansRanks, 0)
	}
	last := len(d.TraitRanks) - 1
	d.TraitRanks[last] += float64(trait)
	d.MeansRanks[last] += float64(means)
}

// close settles the totals once everybody is in.
func (d *Distribution) close() {
	d.N = float64(d.people)
	d.Sum = float64(d.hundredths) / Hundredths
}

// Changed has the sums computed again; it is called after a change of the exported fields.
func (d *Distribution) Changed() { d.summed = false }

// Sums returns the sums of a distribution of at least one person. They are computed on first use.
func (d *Distribution) Sums() *Sums {
	if !d.summed {
		d.sums.of(d)
		d.summed = true
	}
	return &d.sums
}

func (t *Sums) of(d *Distribution) {
	n := len(d.Points)
	t.People, t.Points = slices.Grow(t.People[:0], n)[:n], slices.Grow(t.Points[:0], n)[:n]
	// The quotient is rounded; people who are all alike must have their own score as the mean.
	t.Mean = min(max(d.Sum/d.N, d.Points[0]), d.Points[n-1])
	var people, points, squares, distance, ranks float64
	last := d.Points[0]
	counts, toPeople, toPoints := d.Count[:n], t.People[:n], t.Points[:n]
	for i, x := range d.Points {
		count := counts[i]
		// Everybody below is this much further from everybody else.
		distance += float64((x - last) * float64(people*(d.N-people)))
		off := x - t.Mean
		squares += float64(count * float64(off*off))
		rank := people - d.N // doubled midrank less its mean: 2*people+count+1 - (N+1)
		people += count
		rank += people
		ranks += float64(count * float64(rank*rank))
		points += float64(count * x)
		toPeople[i], toPoints[i] = people, points
		last = x
	}
	t.Squares, t.Distance, t.RankSquares = squares, distance, ranks
}
