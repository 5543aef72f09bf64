//go:build !linux && !darwin

package experiments

// addressLimit knows of no limit here.
func addressLimit() uint64 { return 0 }
