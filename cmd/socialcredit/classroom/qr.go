package classroom

import (
	"fmt"
	"io"
	"strings"

	"rsc.io/qr"
)

// margin is how many light modules must surround a code (ISO/IEC 18004).
const margin = 4

// blocks show two modules, one above the other: none dark, the upper, the lower, both.
var blocks = [4]string{" ", "▀", "▄", "█"}

// WriteQR draws a text as a QR code on a terminal, black on white whatever the terminal's colours are.
func WriteQR(w io.Writer, text string) error {
	code, err := qr.Encode(text, qr.L)
	if err != nil {
		return fmt.Errorf("draw %q as a QR code: %w", text, err)
	}
	var out strings.Builder
	for y := -margin; y < code.Size+margin; y += 2 {
		out.WriteString("\x1b[30;107m")
		for x := -margin; x < code.Size+margin; x++ {
			out.WriteString(blocks[one(code.Black(x, y))+2*one(code.Black(x, y+1))])
		}
		out.WriteString("\x1b[0m\n")
	}
	_, err = io.WriteString(w, out.String())
	return err
}

func one(dark bool) int {
	if dark {
		return 1
	}
	return 0
}
