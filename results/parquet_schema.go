//go:build !js

package results

import (
	"fmt"

	"github.com/parquet-go/parquet-go"
)

const parquetTop = "table" // the root of the schema, which nobody reads

// inOrder is a group that keeps its fields as given; parquet.Group alone sorts them by name.
type inOrder struct {
	parquet.Group
	fields []parquet.Field
}

func (g inOrder) Fields() []parquet.Field { return g.fields }

// schema is what a table's columns are called and hold, in Parquet's words.
func (t *Table) schema() (*parquet.Schema, error) {
	if len(t.columns) > parquet.MaxColumnIndex {
		return nil, fmt.Errorf("%d columns are more than the %d that a file may have", len(t.columns), parquet.MaxColumnIndex)
	}
	group := make(parquet.Group, len(t.columns))
	for i := range t.columns {
		group[t.columns[i].Name] = node(t.columns[i].Type)
	}
	fields := make([]parquet.Field, len(t.columns))
	for _, f := range group.Fields() {
		fields[t.index[f.Name()]] = f
	}
	return parquet.NewSchema(parquetTop, inOrder{Group: group, fields: fields}), nil
}

func node(t Type) parquet.Node {
	switch t {
	case Float:
		return parquet.Optional(parquet.Encoded(parquet.Leaf(parquet.DoubleType), &parquet.ByteStreamSplit))
	case Int:
		return parquet.Int(64)
	default:
		return parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
	}
}
