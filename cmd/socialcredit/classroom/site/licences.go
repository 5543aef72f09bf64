package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// licences are the texts that the makers of what is in the engine ask to be passed on. Those of the page are a file of
// its own.
func licences() (string, error) {
	list, err := goTool("list", "-deps", "-f", "{{with .Module}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}", engine)
	if err != nil {
		return "", err
	}
	root, err := goRoot()
	if err != nil {
		return "", err
	}
	modules := strings.Split(strings.TrimSpace(list), "\n")
	slices.Sort(modules)
	modules = append(slices.Compact(modules), "Go\t"+root)
	var texts []string
	for _, module := range modules {
		name, dir, _ := strings.Cut(module, "\t")
		if strings.TrimSpace(name) == "" {
			continue // a package of Go's own
		}
		text, err := licence(dir)
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		texts = append(texts, strings.TrimSpace(name)+"\n\n"+text)
	}
	return strings.Join(texts, "\n"+strings.Repeat("-", 72)+"\n\n"), nil
}

// licence is all that a module's folder says on its licence.
func licence(dir string) (string, error) {
	var all string
	for _, pattern := range []string{"LICENSE*", "License*", "NOTICE*", "COPYING*", "PATENTS*", "THIRD_PARTY_LICENSES/*"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return "", err
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return "", err
			}
			all += strings.TrimSpace(string(text)) + "\n"
		}
	}
	if all == "" {
		return "", fmt.Errorf("there is no licence in %s", dir)
	}
	return all, nil
}
