package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// classroom is the page in a browser and what is behind it.
const room = "cmd/socialcredit/classroom"

// allowed says which packages of this module each package may import; a folder's rule holds for all
// below it that have none of their own. Imports run one way: model <- model/* <- configs <-
// experiments <- cmd, and results <- results/figure <- cmd. The plans of experiments/design and the
// statistics of experiments/sensitivity stand by themselves. What the classroom has behind its page also runs in a
// browser, and does without experiments itself.
var allowed = map[string][]string{
	"model":                   {},
	"model/":                  {"model"}, // kinds of one role never import another role
	"model/modeltest":         {"model", "model/"},
	"experiments/design":      {"model"}, // its kinds are configured like any other
	"experiments/sensitivity": {},
	"experiments/accuracy":    {},
	"experiments/series":      {"model", "model/", "results"},
	"configs":                 {"model", "model/", "configs/", "experiments/design"},
	"configs/":                {"model", "model/", "configs", "configs/", "experiments/design"},
	"results":                 {},
	"results/figure":          {"results"},
	"results/story":           {"results"},
	"experiments/biography":   {"model", "model/", "configs", "results"}, // these two serve a page in a browser, too
	"experiments/twin":        {"model", "model/", "configs", "results"},
	"experiments":             {"model", "model/", "configs", "results", "experiments/"},
	"cmd/socialcredit":        {"model", "model/", "configs", "experiments", "experiments/", "results", "results/figure", "results/story", room},
	room:                      {room + "/stage", room + "/text", "configs", "experiments"},
	room + "/stage": {
		"model", "model/", "configs", "experiments/biography", "experiments/series", "experiments/twin", "results", "results/story", room + "/text",
	},
	room + "/text":           {},
	room + "/browser":        {}, // opens it in tests
	room + "/site":           {}, // makes a page of files
	room + "/wasm":           {room + "/stage"},
	"third parties of model": {"gonum.org/v1/gonum/"},
}

func TestImportsRunOneWay(t *testing.T) {
	list := exec.Command("go", "list", "-f", "{{.ImportPath}}{{range .Imports}} {{.}}{{end}}", "socialcredit/...")
	list.Dir = "../.."
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) < 10 {
		t.Fatalf("go list names only %d packages", len(lines))
	}
	for _, line := range lines {
		words := strings.Fields(line)
		from := strings.TrimPrefix(words[0], "socialcredit/")
		for _, imported := range words[1:] {
			to, ours := strings.CutPrefix(imported, "socialcredit/")
			switch {
			case ours && !matches(to, ruleOf(t, from)):
				t.Errorf("%s imports %s", from, to)
			case imported == "github.com/spf13/viper" && from != "configs":
				t.Errorf("%s imports viper; only configs does", from)
			case !ours && inModel(from) && strings.Contains(strings.Split(imported, "/")[0], ".") &&
				!matches(imported, allowed["third parties of model"]):
				t.Errorf("%s imports %s; the model uses the standard library and gonum only", from, imported)
			}
		}
	}
}

func inModel(pkg string) bool { return pkg == "model" || strings.HasPrefix(pkg, "model/") }

// ruleOf finds the rule of a package or of the nearest folder above it.
func ruleOf(t *testing.T, pkg string) []string {
	t.Helper()
	for name := pkg; name != ""; {
		if rule, ok := allowed[name]; ok {
			return rule
		}
		parent := strings.LastIndex(strings.TrimSuffix(name, "/"), "/")
		if parent < 0 {
			break
		}
		name = name[:parent+1]
	}
	t.Fatalf("no rule for package %s", pkg)
	return nil
}

// matches tells whether a package is named, or lies below a folder that is.
func matches(pkg string, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		return pkg == name || strings.HasSuffix(name, "/") && strings.HasPrefix(pkg, name)
	})
}
