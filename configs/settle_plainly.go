package configs

// settlePlainly takes of each leaf what is said of it last, which is what viper makes of the same tree.
func settlePlainly(tree *node) map[string]any {
	settings := map[string]any{}
	tree.each(nil, func(path []string, s saying) { put(settings, path, s.value) }) // lower ranks first
	return settings
}
