package measure

import "socialcredit/model"

// lorenz returns the share of all points that the lowest percentage of people hold, 0 < percent <
// 100, linear between two people; scores must allow ratios.
func lorenz(d *model.Distribution, percent int) float64 {
	t := d.Sums()
	rank := float64(percent) * d.N / 100
	k := reaching(t.People, rank)
	points := t.Points[k]
	points -= float64((t.People[k] - rank) * d.Points[k])
	return points / d.Sum
}
