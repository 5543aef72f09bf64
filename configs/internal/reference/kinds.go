package reference

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"socialcredit/configs"
	"socialcredit/configs/internal/shape"
	"socialcredit/model"
	"socialcredit/model/measure"
)

// role writes the kinds of a role and their parameters.
func (w *pageWriter) role(r *shape.Role) {
	title := strings.ToUpper(r.Plural[:1]) + r.Plural[1:]
	fmt.Fprintf(w, "\n## %s\n\n%s", title, r.Doc)
	switch {
	case len(r.Kinds) == 0:
		w.WriteString(" There is no kind yet.\n")
	case r.Default != "":
		fmt.Fprintf(w, " Without `kind:`, it is `%s`.\n", r.Default)
	default:
		w.WriteString("\n")
	}
	for _, k := range r.Kinds {
		fmt.Fprintf(w, "\n### `kind: %s`\n\n%s\n\n", k.Name, k.Doc)
		w.table("", k.Shape(), reflect.ValueOf(k.New()).Elem(), nil)
		w.later()
		w.told(k.New())
	}
}

// told lists the records that a kind sends and the numbers that it tells.
func (w *pageWriter) told(kind any) {
	if sender, ok := kind.(model.Sender); ok {
		w.WriteString("\nRecords that it sends: ")
		for i, sent := range sender.Sends() {
			if i > 0 {
				w.WriteString(", ")
			}
			w.WriteString("`" + strings.TrimSuffix("LABEL_"+sent.Suffix, "_") + "`")
		}
		w.WriteString(".\n")
	}
	witness, ok := kind.(model.Witness)
	if !ok || len(witness.Outcomes()) == 0 {
		return
	}
	w.WriteString("\n| it tells | unit | meaning |\n| --- | --- | --- |\n")
	for _, o := range witness.Outcomes() {
		w.row("`LABEL_"+o.Name+"`", o.Unit, o.Doc)
	}
}

// measures writes the families of measures, with the units of their columns in the default scenario.
func (w *pageWriter) measures() error {
	s, err := configs.Load("suzhou", configs.Options{})
	if err != nil {
		return fmt.Errorf("writing the measures: %w", err)
	}
	w.WriteString("\n## Measures\n\nFamilies of measures, in the order of their columns. `measures: {FAMILY: {every: N}}` computes one every N periods, " +
		"0 = never; without it, a family is computed as often as it says below.\n")
	for _, f := range measure.Kinds {
		fmt.Fprintf(w, "\n### `%s`\n\n%s\n\n", f.Name, f.Doc)
		columns, units := columns(f, s.Layout)
		fmt.Fprintf(w, "- unit: %s\n- computed: %s\n- columns, in `suzhou`: %s\n- source: %s\n", units, usual(f), columns, f.Source)
	}
	return nil
}

// usual says how often a family is computed unless a scenario says so.
func usual(f model.Family) string {
	switch {
	case f.Since:
		return "only where asked for, with `every` and `since`"
	case f.Asked:
		return "only where asked for, with `every`"
	case f.Dear():
		return "once a year"
	}
	return "in every period"
}

// columns names the first columns of a family, and the units of all.
func columns(f model.Family, l *model.Layout) (columns, units string) {
	var names, all []string
	for _, m := range f.Columns(l) {
		names = append(names, "`"+m.Name+"`")
		if !slices.Contains(all, m.Unit) {
			all = append(all, m.Unit)
		}
	}
	if len(names) > 4 {
		names = append(names[:3], fmt.Sprintf("and %d more", len(names)-3))
	}
	return strings.Join(names, ", "), strings.Join(all, ", ")
}
