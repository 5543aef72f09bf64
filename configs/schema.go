package configs

import (
	"encoding/json"
	"strings"
	"sync"
)

// Schema is the JSON Schema of scenario files, for editors and for whoever draws controls: every
// key with its type, range, default and meaning.
func Schema() []byte {
	text, _ := files.ReadFile("schema.json") // embedded
	return text
}

// A doc is what the schema says of a key.
type doc struct {
	meaning string // what it is, in what unit
	source  string // where its default comes from
}

// brief is a meaning without its explanations, for the second time that it is said.
func (d doc) brief() string {
	end := len(d.meaning)
	for _, stop := range []string{": ", "; ", " ("} {
		if i := strings.Index(d.meaning, stop); i > 0 {
			end = min(end, i)
		}
	}
	return d.meaning[:end]
}

// docs returns what the schema says of the keys of each of its definitions.
var docs = sync.OnceValue(func() map[string]map[string]doc {
	type definition struct {
		Properties map[string]struct{ Description string }
	}
	var schema struct {
		definition
		Defs map[string]definition `json:"$defs"`
	}
	// That the embedded schema is valid is tested; without it there are only no comments.
	_ = json.Unmarshal(Schema(), &schema)
	all := make(map[string]map[string]doc)
	add := func(name string, d definition) {
		all[name] = make(map[string]doc)
		for key, p := range d.Properties {
			all[name][key] = newDoc(p.Description)
		}
	}
	add("scenario", schema.definition)
	for name, d := range schema.Defs {
		add(name, d)
	}
	return all
})

// newDoc splits a field's comment.
func newDoc(comment string) doc {
	meaning, source, _ := strings.Cut(comment, "Source: ")
	return doc{strings.TrimSuffix(strings.TrimSpace(meaning), "."), strings.TrimSuffix(strings.TrimSpace(source), ".")}
}
