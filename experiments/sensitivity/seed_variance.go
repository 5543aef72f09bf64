package sensitivity

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// SeedVariance is the share of variance that is luck.
var SeedVariance = Method{
	Name: "seed_variance",
	Doc: "How much of the variance of single runs is luck: seed_share is the share that two runs of one point with " +
		"different seeds differ by, point_share the rest, that of the design's points. Of seed_share, common_share is " +
		"luck that moves all points alike (replicate r has the same luck everywhere), which cancels when points are " +
		"compared. A two-way random-effects analysis of variance without repetition; point_share is the intraclass " +
		"correlation ICC(2,1) of Shrout and Fleiss (1979, Psychological Bulletin 86), with their interval as corrected by " +
		"McGraw and Wong (1996, Psychological Methods 1, table 7), exact for normal outcomes but for Satterthwaite's " +
		"degrees of freedom. Shares hold for the points of this design: a wider range makes luck a smaller share. A share " +
		"that comes out negative is given as 0.",
	Needs: "at least 2 replicates of at least 2 points",
	run:   seedVariance,
}

func seedVariance(t *table) ([]Index, []string, error) {
	values, notes := t.balanced()
	if len(values) < 2 || len(values[0]) < 2 {
		return nil, nil, unfitf("fewer than 2 points with 2 replicates each that came out")
	}
	s := meanSquares(values)
	point := s.pointShare(t.options.Confidence)
	if math.IsNaN(point.Value) {
		notes = append(notes, "the outcome is the same in all runs")
	}
	return []Index{
		t.index("", "seed_share", Estimate{1 - point.Value, 1 - point.High, 1 - point.Low}),
		t.index("", "point_share", point),
		t.index("", "common_share", Estimate{s.commonShare(), math.NaN(), math.NaN()}),
	}, notes, nil
}

// balanced is the rows cut to the number of replicates that all with two or more have, without rows in which
// one of those failed. Of a Saltelli design only the blocks a and b count: the others are no further draws.
func (t *table) balanced() (values [][]float64, notes []string) {
	rows := make([]int, 0, len(t.y))
	for row := range t.y {
		if b := t.block(row); len(b) < 3 || (b[:3] != "ab_" && b[:3] != "ba_") {
			rows = append(rows, row)
		}
	}
	least, most := math.MaxInt, 0
	for _, row := range rows {
		if n := len(t.Outcomes[row]); n > 1 {
			least, most = min(least, n), max(most, n)
		}
	}
	if least < most {
		notes = append(notes, fmt.Sprintf("only the first %d replicates of each point are used, which all points have", least))
	}
	for _, row := range rows {
		if y := t.Outcomes[row]; len(y) >= least && len(finite(y[:least])) == least {
			values = append(values, y[:least])
		}
	}
	if lost := len(rows) - len(values); lost > 0 {
		notes = append(notes, fmt.Sprintf("%d of %d points left out, in which a run failed or which have one replicate", lost, len(rows)))
	}
	return values, notes
}

// squares are the mean squares of a table of points by replicates.
type squares struct {
	n, r                   float64 // points, replicates
	point, replicate, rest float64
}

// meanSquares takes at least 2 rows of at least 2 values, all of one length.
func meanSquares(values [][]float64) squares {
	n, r := len(values), len(values[0])
	columns, total := make([]float64, r), 0.0
	for _, row := range values {
		for j, v := range row {
			columns[j] += v / float64(n)
		}
		total += mean(row) / float64(n)
	}
	s := squares{n: float64(n), r: float64(r)}
	for _, row := range values {
		m := mean(row)
		s.point += s.r * (m - total) * (m - total) / (s.n - 1)
		for j, v := range row {
			off := v - m - columns[j] + total
			s.rest += off * off / ((s.n - 1) * (s.r - 1))
		}
	}
	for _, m := range columns {
		s.replicate += s.n * (m - total) * (m - total) / (s.r - 1)
	}
	return s
}

// pointShare is ICC(2,1), Shrout and Fleiss p. 423, with the interval of McGraw and Wong for ICC(A,1).
func (s squares) pointShare(confidence float64) Estimate {
	whole := s.point + (s.r-1)*s.rest + s.r/s.n*(s.replicate-s.rest)
	share := (s.point - s.rest) / whole
	if !(s.point+s.rest+s.replicate > 0) || math.IsNaN(share) {
		return undefined
	}
	share = unit(share)
	if share == 1 { // the seed changes nothing
		return Estimate{1, 1, 1}
	}
	a := s.r * share / (s.n * (1 - share))
	b := 1 + s.r*share*(s.n-1)/(s.n*(1-share))
	sum := a*s.replicate + b*s.rest
	df := sum * sum / (a*s.replicate*a*s.replicate/(s.r-1) + b*s.rest*b*s.rest/((s.n-1)*(s.r-1)))
	upper := distuv.F{D1: s.n - 1, D2: df}.Quantile((1 + confidence) / 2)
	lower := distuv.F{D1: df, D2: s.n - 1}.Quantile((1 + confidence) / 2)
	other := s.r*s.replicate + (s.r*s.n-s.r-s.n)*s.rest
	return Estimate{
		share,
		unit(s.n * (s.point - upper*s.rest) / (upper*other + s.n*s.point)),
		unit(s.n * (lower*s.point - s.rest) / (other + s.n*lower*s.point)),
	}
}

// commonShare is the component of the replicates over the sum of all three.
func (s squares) commonShare() float64 {
	common, points := max(0, (s.replicate-s.rest)/s.n), max(0, (s.point-s.rest)/s.r)
	return common / (common + points + s.rest)
}

// unit clamps to a share.
func unit(x float64) float64 { return min(1, max(0, x)) }
