// Package configs holds the scenarios that the program carries, and reads scenarios: [Load] lays the
// defaults of the catalogues, what a file extends, the file, the environment and --set upon each
// other, and returns either a [Scenario] that has been checked or all its mistakes with their places.
//
// The work is cut like this: a layer's YAML becomes [written] values (parse.go, tidy.go, set.go,
// env.go); a merger lays them upon the [node] tree, where kinds are chosen and values are checked
// against the shapes of the model's types (lay.go, choose.go, leaf.go); viper layers what was said
// (load.go); the outcome becomes a spec (decode.go), which the model binds and checks (bind.go).
package configs
