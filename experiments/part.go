package experiments

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"socialcredit/model"
	"socialcredit/results"
)

// How much work a part may hold: little enough to lose, enough to compress well.
const (
	partRuns   = 1000
	partValues = 1_000_000
	partAge    = 2 * time.Second
)

// A batch gathers finished runs until they are worth a part.
type batch struct {
	plan    *Plan
	dir     string
	table   *results.Table
	keys    []string
	started time.Time
	written int64 // bytes of all parts so far
	values  int64 // numbers in them
}

func newBatch(p *Plan, dir string) *batch {
	b := &batch{plan: p, dir: filepath.Join(dir, PartsName)}
	b.reset()
	return b
}

// reset makes an empty table of as many columns as the plan has measures now.
func (b *batch) reset() {
	if b.table != nil && len(b.table.Columns()) == leading+len(b.plan.Wide) {
		b.table.Clear()
	} else {
		b.table = b.plan.partTable()
	}
	b.keys = b.keys[:0]
}

// leading is how many columns of a part stand before the measures.
const leading = 7

// partTable is a part without rows.
func (p *Plan) partTable() *results.Table {
	return tableOf(append([]results.Column{
		results.Texts("key"), results.Ints("seed"), results.Texts("status"), results.Texts("error"),
		results.Ints("period"), results.Floats("year"), results.Texts("group"),
	}, p.measured()...))
}

// add puts a run into the batch.
func (b *batch) add(c *computed) {
	if len(b.keys) == 0 {
		b.started = time.Now()
	}
	b.keys = append(b.keys, c.key)
	columns := b.table.Columns()
	if c.rows == nil {
		fill(columns, 1, c, "failed")
		columns[4].Ints, columns[5].Floats = append(columns[4].Ints, 0), append(columns[5].Floats, math.NaN())
		columns[6].Texts = append(columns[6].Texts, "")
		for i := leading; i < len(columns); i++ {
			columns[i].Floats = append(columns[i].Floats, math.NaN())
		}
		return
	}
	rows := c.rows.Columns()
	n := c.rows.Rows()
	fill(columns, n, c, "done")
	columns[4].Ints = append(columns[4].Ints, rows[0].Ints...)
	columns[5].Floats = append(columns[5].Floats, rows[1].Floats...)
	columns[6].Texts = append(columns[6].Texts, rows[2].Texts...)
	for k, at := range b.plan.sets[b.plan.Points[c.point].Set] {
		columns[leading+at].Floats = append(columns[leading+at].Floats, rows[3+k].Floats...)
	}
	for i := leading; i < len(columns); i++ { // what this point does not measure
		for len(columns[i].Floats) < len(columns[5].Floats) {
			columns[i].Floats = append(columns[i].Floats, math.NaN())
		}
	}
}

// fill writes what is the same in all rows of a run.
func fill(columns []results.Column, rows int, c *computed, status string) {
	for range rows {
		columns[0].Texts = append(columns[0].Texts, c.key)
		columns[1].Ints = append(columns[1].Ints, int64(c.seed))
		columns[2].Texts = append(columns[2].Texts, status)
		columns[3].Texts = append(columns[3].Texts, c.failed)
	}
}

// full tells whether the batch is worth a part.
func (b *batch) full() bool {
	return len(b.keys) >= partRuns || b.table.Rows()*len(b.plan.Wide) >= partValues ||
		len(b.keys) > 0 && time.Since(b.started) >= partAge
}

// flush writes the batch as a part, whole or not at all.
func (b *batch) flush() error {
	if len(b.keys) == 0 {
		return nil
	}
	path := filepath.Join(b.dir, partName(b.keys))
	err := results.WriteParquetQuickly(path, b.table, results.Note{Name: "model_version", Value: model.Version})
	if err != nil {
		return err
	}
	b.values += int64(b.table.Rows() * len(b.plan.Wide))
	b.written += sizeOf(path)
	b.reset()
	return nil
}

// partName is the name of a part: what it holds, not when or by whom it was written.
func partName(keys []string) string {
	sorted := slices.Sorted(slices.Values(keys))
	sum := sha256.Sum256([]byte(strings.Join(sorted, "\n")))
	return hex.EncodeToString(sum[:8]) + ".parquet"
}
