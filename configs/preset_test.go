package configs

import (
	"math"
	"strings"
	"testing"

	"socialcredit/model"
)

// Every scenario that the program carries loads, and what it resolves to is the same scenario again,
// word for word.
func TestPresets(t *testing.T) {
	presets := Presets()
	if len(presets) < 12 || presets[0].Name != "suzhou" {
		t.Fatalf("presets %v", presets)
	}
	t.Chdir(t.TempDir())
	for _, p := range presets {
		t.Run(p.Name, func(t *testing.T) {
			if p.Title == "" || len(p.Doc) < 60 {
				t.Errorf("title %q, doc %q", p.Title, p.Doc)
			}
			if len(p.Paragraphs) < 2 {
				t.Errorf("it does not say what to notice, what to try and what it leaves out: %q", p.Paragraphs)
			}
			for _, begin := range []string{"What to notice:", "What to try:", "What it leaves out:"} {
				if !strings.Contains(strings.Join(p.Paragraphs, " "), begin) {
					t.Errorf("it does not say %q", begin)
				}
			}
			s := loadNamed(t, p.Name, Options{})
			if s.Name != p.Name || s.Spec.Title != p.Title {
				t.Errorf("name %q, title %q", s.Name, s.Spec.Title)
			}
			file := p.Name + ".yaml"
			writeFile(t, file, string(s.YAML()))
			again := loadNamed(t, "./"+file, Options{})
			if string(again.Canonical()) != string(s.Canonical()) {
				t.Errorf("loaded again it is another scenario:\n%s\n%s", again.Canonical(), s.Canonical())
			}
			if string(again.YAML()) != string(s.YAML()) {
				t.Error("loaded again it is written otherwise")
			}
		})
	}
}

// Every line of a shipped scenario that sets a value says where it comes from, and how sure it is.
func TestPresetsHaveSources(t *testing.T) {
	for _, p := range Presets() {
		s := loadNamed(t, p.Name, Options{})
		s.walk(func(n *node, path []string, _ any) {
			said := n.said[len(n.said)-1]
			if said.from == nil || path[0] == "title" {
				return
			}
			source := said.source(path[len(path)-1], doc{})
			if len(source) < 5 || !strings.ContainsRune("ABC", rune(source[0])) || !strings.HasPrefix(source[1:], ", ") {
				t.Errorf("%s: %s: source %q", p.Name, dotted(path), source)
			}
		})
	}
}

// Every value of a resolved scenario says what it means and where it comes from.
func TestEveryLineIsExplained(t *testing.T) {
	s := loadNamed(t, "suzhou", Options{Set: []string{"people.count=500"}})
	leaves := 0
	for line := range strings.Lines(string(s.YAML())) {
		code, comment, _ := strings.Cut(line, " # ")
		key, value, _ := strings.Cut(strings.TrimSpace(code), ":")
		if value == "" || strings.HasPrefix(code, "#") || strings.TrimSpace(value) == "{}" {
			continue
		}
		leaves++
		if comment = strings.TrimSpace(comment); comment == "" {
			t.Errorf("%s is not explained", strings.TrimSpace(line))
		}
		if key == "count" && comment != "Number of people (a network of kind file brings its own) | --set people.count=500" {
			t.Errorf("count says %q", comment)
		}
	}
	if leaves < 150 {
		t.Errorf("only %d values", leaves)
	}
}

// What the catalogue of acts adds up to, by hand: rate times the share that comes to notice is 0.664
// for rewarded acts and 0.611 for penalised ones. Seven of the eleven kinds are penalised.
func TestSuzhouAddsUp(t *testing.T) {
	spec := loadNamed(t, "suzhou", Options{}).Spec
	var rewards, penalties float64
	penalised := 0
	for _, a := range spec.Acts {
		if a.Rewarded() {
			rewards += a.Rate * a.Noticed
		} else {
			penalties += a.Rate * a.Noticed
			penalised++
		}
	}
	if math.Abs(rewards-0.664) > 0.001 || math.Abs(penalties-0.6114) > 0.001 || penalised != 7 || len(spec.Acts) != 11 {
		t.Errorf("%.4f rewards, %.4f penalties a year, %d of %d acts penalised", rewards, penalties, penalised, len(spec.Acts))
	}
}

// The reference scenario's ten acts have a chance of 3.2 % a month on average.
func TestReference(t *testing.T) {
	s := loadNamed(t, "reference", Options{})
	sum := 0.0
	for _, a := range s.Spec.Acts {
		sum += 1 - model.Exp(-a.Rate/12)
	}
	if mean := sum / 10; len(s.Spec.Acts) != 10 || math.Abs(mean-0.032) > 0.0005 {
		t.Errorf("%d acts, %.4f a month on average", len(s.Spec.Acts), mean)
	}
	if s.Spec.People.Count != 1_000_000 || s.Spec.Periods != 24 || len(s.Layout.Forms[0].Bands) != 4 || s.Layout.Rights != 0b111 {
		t.Errorf("%d people, %d periods, %d bands, rights %b", s.Spec.People.Count, s.Spec.Periods, len(s.Layout.Forms[0].Bands), s.Layout.Rights)
	}
}

func TestCatalogues(t *testing.T) {
	for _, role := range Roles() {
		entries, err := Catalogue(role)
		if err != nil || len(entries) == 0 && role != "societies" {
			t.Errorf("%s: %d entries, %v", role, len(entries), err)
		}
		for _, e := range entries {
			if e.Name == "" || e.Doc == "" || strings.Contains(e.Doc, "\n") {
				t.Errorf("%s: %+v", role, e)
			}
		}
	}
	if _, err := Catalogue("institution"); err == nil || !strings.Contains(err.Error(), `did you mean "institutions"?`) {
		t.Errorf("error %v", err)
	}
}
