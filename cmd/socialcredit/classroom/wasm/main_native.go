//go:build !js

package main

import (
	"fmt"
	"os"
)

// main says what this is; outside of a browser there is `socialcredit classroom`.
func main() {
	fmt.Fprintln(os.Stderr, "this is the engine of a page in a browser; `make classroom-site` compiles it for one")
	os.Exit(2)
}
