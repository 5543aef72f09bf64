package figure

import (
	"slices"

	"socialcredit/results"
)

// columns are what to read of a Parquet file: columns that must be there, and one of numbers that may be.
type columns struct {
	needed []string
	number string
	points map[int64]bool // only groups of rows that hold any of them; nil for all
}

// scan reads some columns of a Parquet file, one group of rows after another, so that memory does not grow with the file.
// What take returns as an error ends it. A file without the number is Absent.
func (w columns) scan(path, called string, take func(*results.Table) error) error {
	file, err := results.OpenParquet(path)
	if err != nil {
		return err
	}
	defer file.Close()
	if !slices.ContainsFunc(file.Columns(), func(c results.Column) bool { return c.Name == w.number && c.Type == results.Float }) {
		return absent("%s has no %s", called, w.number)
	}
	for i := range file.Groups() {
		if w.points != nil {
			points, err := file.ReadGroup(i, "point")
			if err != nil {
				return err
			}
			here, _ := points.Int("point")
			if !slices.ContainsFunc(here, func(p int64) bool { return w.points[p] }) {
				continue
			}
		}
		rows, err := file.ReadGroup(i, append(slices.Clone(w.needed), w.number)...)
		if err != nil {
			return err
		}
		if err := take(rows); err != nil {
			return err
		}
	}
	return nil
}
