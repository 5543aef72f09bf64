package configs_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"socialcredit/configs"
	"socialcredit/configs/internal/reference"
)

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := jsonschema.UnmarshalJSON(bytes.NewReader(configs.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", text); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// validate checks YAML against the schema.
func validate(t *testing.T, s *jsonschema.Schema, text []byte) error {
	t.Helper()
	var value any
	if err := yaml.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	return s.Validate(value)
}

// Shipped scenarios fit the schema, as written and as resolved.
func TestSchemaFitsPresets(t *testing.T) {
	s := schema(t)
	for _, p := range configs.Presets() {
		text, err := os.ReadFile(p.Name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, s, text); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
		scenario, err := configs.Load(p.Name, configs.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, s, scenario.YAML()); err != nil {
			t.Errorf("%s, resolved: %v", p.Name, err)
		}
	}
}

// The schema refuses what the loader refuses, as far as a schema can.
func TestSchemaRefuses(t *testing.T) {
	s := schema(t)
	for _, text := range []string{
		"cuont: 5", "people: {count: 1}", "people: {count: 2.5}", "network: {kind: ring}", "network: {kind: lattice, rewired: 0.1}",
		"acts: {Sing: {rate: 1}}", "acts: {sing: {rate: -1}}", "period: year", "measures: {ginni: {every: 1}}",
		"institutions: {a: {kind: points, friends: {kind: bonus, weight: 1}}}", "network: {nonsense: 1}", "acts: [1]",
	} {
		if validate(t, s, []byte(text)) == nil {
			t.Errorf("the schema accepts %s", text)
		}
	}
	for _, text := range []string{
		"acts: {sing: ~}", "network: {degree: 4}", "institutions: {a: {floor: 4}}", "institutions: {a: {kind: points, memory: forever}}",
		"people: {groups: {2010s: {share: 1}}}", "extends: suzhou",
	} {
		if err := validate(t, s, []byte(text)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// What `go generate` writes is what is here.
func TestGeneratedFilesAreUpToDate(t *testing.T) {
	comments, err := reference.ReadComments("socialcredit/configs", filepath.Join("..", "model"), filepath.Join("..", "experiments", "design"), ".")
	if err != nil {
		t.Fatal(err)
	}
	wantSchema, wantPage, err := reference.Write(comments)
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join("..", "docs", "reference.md"))
	if err != nil {
		t.Fatal(err)
	}
	scenarios, err := os.ReadFile(filepath.Join("..", "docs", "scenarios.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(configs.Schema(), wantSchema) || !bytes.Equal(page, wantPage) || !bytes.Equal(scenarios, reference.Scenarios()) {
		t.Error("schema.json, docs/reference.md or docs/scenarios.md is not what `go generate ./configs` writes; run it")
	}
}

// Every key of every table says what it means.
func TestEveryKeyIsDocumented(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "docs", "reference.md"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(page)) {
		if strings.HasPrefix(line, "| `") && strings.HasSuffix(strings.TrimSpace(line), "|  |") {
			t.Errorf("no meaning: %s", line)
		}
	}
}
