package stage

import "strings"

// mobility tells who moved from which band to which in a year, as far as that was counted.
func (s *Stage) mobility(r *Request) (any, error) {
	w, err := s.world(r)
	if err != nil {
		return nil, err
	}
	if w.matrix == nil {
		return &Matrix{Counts: [][]int64{}}, nil
	}
	return w.matrix, nil
}

// table is series.csv of a run, up to the period that is shown.
func (s *Stage) table(r *Request) (any, error) {
	w, err := s.world(r)
	if err != nil {
		return nil, err
	}
	t, err := w.series.Table()
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	if err := t.EncodeCSV(&text); err != nil {
		return nil, err
	}
	return &Table{Name: "series.csv", CSV: text.String()}, nil
}
