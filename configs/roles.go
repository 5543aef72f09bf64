package configs

import (
	"fmt"
	"slices"
	"strings"

	"socialcredit/configs/internal/shape"
	"socialcredit/model"
	"socialcredit/model/measure"
)

// An Entry is something there is to choose from.
type Entry struct {
	Name string
	Doc  string // one sentence
}

// Roles lists what Catalogue has entries of: scenarios, then the roles of kinds in the order of a
// scenario's keys, then measures and designs.
func Roles() []string {
	names := []string{"scenarios"}
	for _, r := range shape.Roles() {
		names = append(names, r.Plural)
	}
	return append(names, "measures", shape.Designs().Plural)
}

// Catalogue lists what there is of a role, named as by Roles.
func Catalogue(role string) ([]Entry, error) {
	var entries []Entry
	switch role {
	case "scenarios":
		for _, p := range Presets() {
			entries = append(entries, Entry{p.Name, p.Title})
		}
		return entries, nil
	case "measures":
		for _, f := range measure.Kinds {
			entries = append(entries, Entry{f.Name, model.Summary(f.Doc)})
		}
		return entries, nil
	}
	for _, r := range append(slices.Clone(shape.Roles()), shape.Designs()) {
		if r.Plural == role {
			for _, k := range r.Kinds {
				entries = append(entries, Entry{k.Name, model.Summary(k.Doc)})
			}
			return entries, nil
		}
	}
	return nil, fmt.Errorf("there is no role %q; one of %s%s", role, strings.Join(Roles(), ", "), suggestion(role, Roles()))
}
