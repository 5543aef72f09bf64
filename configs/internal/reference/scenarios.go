package reference

import (
	_ "embed"
	"fmt"
	"strings"

	"socialcredit/configs"
)

// scenariosIntro is what nothing can generate of the page of scenarios.
//
//go:embed scenarios.md
var scenariosIntro string

// Scenarios returns the page that tells of every scenario what it shows, what to notice, what to try and
// what it leaves out: the comments at the top of their files.
func Scenarios() []byte {
	var page strings.Builder
	page.WriteString(scenariosIntro)
	for _, p := range configs.Presets() {
		fmt.Fprintf(&page, "\n## %s\n\n**%s**\n", p.Name, p.Title)
		for _, text := range p.Paragraphs {
			fmt.Fprintf(&page, "\n%s\n", emphasised(text))
		}
	}
	return []byte(page.String())
}

// emphasised sets the words that a paragraph begins with, such as What to try, in italics.
func emphasised(text string) string {
	for _, begin := range []string{"What to notice:", "What to try:", "What it leaves out:"} {
		if rest, ok := strings.CutPrefix(text, begin); ok {
			return "*" + begin + "*" + rest
		}
	}
	return text
}
