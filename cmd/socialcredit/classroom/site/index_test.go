package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The page as it is committed has the places in which the site puts its engine and its policy; another page is refused.
func TestThePageCarriesItsEngine(t *testing.T) {
	html, err := os.ReadFile(filepath.Join("..", "page", "dist", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	index, err := carrying(string(html))
	if err != nil {
		t.Fatal(err)
	}
	engine, page, rules := strings.Index(index, `src="engine.js"`), strings.Index(index, `src="page.js"`), strings.Index(index, "Content-Security-Policy")
	if rules < 0 || rules > engine || engine > page {
		t.Errorf("the policy, the engine and the page do not come in that order:\n%s", index)
	}
	if _, err := carrying(strings.Replace(string(html), "page.js", "other.js", 1)); err == nil {
		t.Error("a page with another script is not refused")
	}
}
