package classroom

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// A link of 58 bytes takes version 4 at level L, 33 modules a side (ISO/IEC 18004, table 7); with margins of 4, 41
// columns, and two modules to a line.
func TestQRFitsATerminal(t *testing.T) {
	var out strings.Builder
	if err := WriteQR(&out, "http://192.168.100.200:65535/?token=AAAAAAAAAAAAAAAAAAAAAA"); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != 21 {
		t.Errorf("%d lines", len(lines))
	}
	for i, line := range lines {
		line = strings.TrimSuffix(strings.TrimPrefix(line, "\x1b[30;107m"), "\x1b[0m")
		if utf8.RuneCountInString(line) != 41 || !strings.HasPrefix(line, "    ") || !strings.HasSuffix(line, "    ") {
			t.Errorf("line %d: %q", i, line)
		}
		// The finder: seven dark modules, then one dark at each side and five light between, of which three are the eye.
		if i == 2 && !strings.HasPrefix(line, "    █▀▀▀▀▀█ ") || i == 3 && !strings.HasPrefix(line, "    █ ███ █ ") {
			t.Errorf("line %d is not that of a finder: %q", i, line)
		}
	}
}
