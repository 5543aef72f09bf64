package model

// Sums writes the sum of friends' scores of the people from lo to hi-1, and how many friends have
// a score. With everybody set, all are known to have one.
func (g *Graph) Sums(lo, hi int, score []int32, everybody bool, sum []int64, friends []uint32) {
	sum, friends = sum[:hi-lo], friends[:hi-lo]
	if !everybody {
		g.sumsOfSome(lo, score, sum, friends)
		return
	}
	var running [prefixEnds + 1]int64
	for at := 0; at < len(sum); at += prefixRows {
		upTo := min(at+prefixRows, len(sum))
		rows := g.ends[g.start(lo+at):g.start(lo+upTo)]
		if len(rows) > prefixEnds {
			g.sumsOfMany(lo+at, score, sum[at:upTo], friends[at:upTo])
			continue
		}
		total := int64(0)
		for i, j := range rows {
			total += int64(score[j])
			running[i+1] = total
		}
		from, origin := g.start(lo+at), g.start(lo+at)
		for i := at; i < upTo; i++ {
			to := g.start(lo + i + 1)
			sum[i], friends[i] = running[(to-origin)&prefixEnds]-running[(from-origin)&prefixEnds], uint32(to-from)
			from = to
		}
	}
}

// Sums are taken from the running sum over so many rows at once, with so many friends in all at
// most. A loop over each row would end after another number of friends each time, which no processor
// can foresee.
const (
	prefixRows = 64
	prefixEnds = 1023
)

// sumsOfMany is Sums for rows with very many friends.
func (g *Graph) sumsOfMany(lo int, score []int32, sum []int64, friends []uint32) {
	for i := range sum {
		row := g.Friends(lo + i)
		var s int64
		for _, j := range row {
			s += int64(score[j])
		}
		sum[i], friends[i] = s, uint32(len(row))
	}
}

// sumsOfSome is Sums where some have no standing.
func (g *Graph) sumsOfSome(lo int, score []int32, sum []int64, friends []uint32) {
	for i := range sum {
		var s int64
		var k uint32
		for _, j := range g.Friends(lo + i) {
			if x := score[j]; x != NoStanding {
				s += int64(x)
				k++
			}
		}
		sum[i], friends[i] = s, k
	}
}
