package main

import (
	"fmt"
	"strings"
)

// policy is what the page may load and run: its own files, the engine, and the worker that it is made into. There is no
// server to send it as a header. A browser that takes a file for no part of 'self' needs file:, which says nothing more
// anywhere else.
const policy = "default-src 'none'; script-src 'self' file: 'wasm-unsafe-eval'; style-src 'self' file:; " +
	"img-src 'self' file: data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'"

// carrying makes a page that loads the engine before the rest, and nothing from elsewhere.
func carrying(html string) (string, error) {
	for _, change := range [][2]string{
		{`<meta charset="utf-8">`, `<meta charset="utf-8">` + "\n" + `<meta http-equiv="Content-Security-Policy" content="` + policy + `">`},
		{`<script src="page.js"></script>`, `<script src="engine.js"></script>` + "\n" + `<script src="page.js"></script>`},
	} {
		if strings.Count(html, change[0]) != 1 {
			return "", fmt.Errorf("index.html does not have %s once", change[0])
		}
		html = strings.Replace(html, change[0], change[1], 1)
	}
	return html, nil
}
