// Command generate writes configs/schema.json, docs/reference.md and docs/scenarios.md. It is run in
// configs, by `go generate`.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"socialcredit/configs/internal/reference"
)

func main() {
	if err := generate(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1) //nolint:forbidigo // a program of its own
	}
}

func generate() error {
	comments, err := reference.ReadComments("socialcredit/configs", filepath.Join("..", "model"), filepath.Join("..", "experiments", "design"), ".")
	if err != nil {
		return err
	}
	schema, page, err := reference.Write(comments)
	if err != nil {
		return err
	}
	docs := filepath.Join("..", "docs")
	if err := os.MkdirAll(docs, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile("schema.json", schema, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(docs, "scenarios.md"), reference.Scenarios(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(docs, "reference.md"), page, 0o644)
}
