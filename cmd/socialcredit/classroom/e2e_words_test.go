package classroom

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"socialcredit/cmd/socialcredit/classroom/text"
)

// words are those of the page, by language.
var words = sync.OnceValue(func() map[string]map[string]any {
	all := map[string]map[string]any{}
	for _, lang := range text.Langs() {
		told, err := text.Words(lang)
		if err != nil {
			panic(err)
		}
		var tree map[string]any
		if err := json.Unmarshal(told, &tree); err != nil {
			panic(err)
		}
		all[lang] = tree
	}
	return all
})

// word is what the page calls something, in English: shell.go. Values are filled in by pairs of name and value.
func word(t *testing.T, key string, fills ...any) string {
	t.Helper()
	return wordIn(t, "en", key, fills...)
}

func wordIn(t *testing.T, lang, key string, fills ...any) string {
	t.Helper()
	var at any = words()[lang]
	for _, part := range strings.Split(key, ".") {
		tree, ok := at.(map[string]any)
		if !ok {
			t.Fatalf("there is no text %s", key)
		}
		at = tree[part]
	}
	said, ok := at.(string)
	if !ok {
		t.Fatalf("there is no text %s", key)
	}
	for i := 0; i < len(fills); i += 2 {
		said = strings.ReplaceAll(said, fmt.Sprintf("{%v}", fills[i]), fmt.Sprint(fills[i+1]))
	}
	return strings.Join(strings.Fields(said), " ")
}
