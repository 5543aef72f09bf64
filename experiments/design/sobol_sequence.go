package design

import (
	"fmt"
	"math/bits"
)

const sobolSequenceDoc = "The first points of a Sobol' sequence, which fill the space more evenly than random ones. " +
	"The first point has every factor at its lower end; it belongs there (Owen 2020). " +
	"Take a power of two of them: only then is each half, quarter... of each factor's range met equally often. It can be extended, best to the next power of two."

// SobolSequence is the low-discrepancy sequence of Sobol' with the direction numbers of Joe and Kuo.
type SobolSequence struct {
	// Number of points, best a power of two.
	Samples int `yaml:"samples" min:"1" max:"10000000"`
	// Number of points to leave out at the start. Source: 0, as Owen (2020), "On dropping the first
	// Sobol' point", advises; other numbers are for comparison with other programs.
	Skip       int `yaml:"skip" min:"0" max:"1000000000"`
	Scrambling `yaml:",inline"`
}

// Plan lists the points in the order of the sequence.
func (s *SobolSequence) Plan(factors []Factor) ([]Row, error) {
	if err := Check(factors); err != nil {
		return nil, err
	}
	if err := within("samples", s.Samples, 1, mostRows); err != nil {
		return nil, err
	}
	if err := within("skip", s.Skip, 0, 1_000_000_000); err != nil {
		return nil, err
	}
	q, err := newSobol(len(factors), s.Scrambling)
	if err != nil {
		return nil, err
	}
	return points(factors, s.Samples, func(row, i int) float64 { return q.at(row+s.Skip, i) })
}

// Warn tells of numbers of points that are not balanced.
func (s *SobolSequence) Warn([]Factor) []string {
	warnings := warnPower(s.Samples)
	if block := 1 << bits.Len(uint(s.Samples-1)); s.Skip%block != 0 {
		warnings = append(warnings, fmt.Sprintf(
			"skip: %d breaks the balance of the points (Owen 2020); leave it at 0, or skip a multiple of %d", s.Skip, block))
	}
	return warnings
}

// warnPower warns of a number of samples that is no power of two.
func warnPower(samples int) []string {
	if bits.OnesCount(uint(samples)) == 1 {
		return nil
	}
	above := 1 << bits.Len(uint(samples))
	return []string{fmt.Sprintf("samples: %d is no power of two, so that the points are not balanced; take %d or %d", samples, above/2, above)}
}

// Fixed is empty: more samples are appended.
func (s *SobolSequence) Fixed() string { return "" }
