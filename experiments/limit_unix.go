//go:build linux || darwin

package experiments

import "syscall"

// addressLimit is what `ulimit -v` allows, in bytes, less what the program itself takes; 0 = no limit.
func addressLimit() uint64 {
	var r syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_AS, &r); err != nil || r.Cur > 1<<62 {
		return 0
	}
	const program = 1 << 30 // addresses that Go reserves and never fills
	if r.Cur <= program {
		return 1
	}
	return r.Cur - program
}
