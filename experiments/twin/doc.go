// Package twin tells in what two scenarios differ, and whether the same people live in both with the same luck.
package twin
