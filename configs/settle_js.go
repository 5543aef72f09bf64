//go:build js

package configs

// settle makes do without viper, which would make a page in a browser much larger than it need be.
func settle(tree *node) map[string]any { return settlePlainly(tree) }
