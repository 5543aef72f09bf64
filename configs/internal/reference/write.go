package reference

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"socialcredit/configs"
)

// Write returns the schema and the page.
func Write(c Comments) (schema, page []byte, err error) {
	base, err := configs.Load("base", configs.Options{})
	if err != nil {
		return nil, nil, fmt.Errorf("reading the defaults: %w", err)
	}
	var values map[string]any
	if err := yaml.Unmarshal(base.YAML(), &values); err != nil {
		return nil, nil, fmt.Errorf("reading the defaults: %w", err)
	}
	if schema, err = Schema(c, values); err != nil {
		return nil, nil, err
	}
	page, err = Page(c, values)
	return schema, page, err
}
