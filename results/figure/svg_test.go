package figure

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// An SVG is sound XML with the figure's size, its title, every text with its width, and fonts that any machine has.
func TestSVGIsSound(t *testing.T) {
	for _, f := range append(everyFigure(t, ordinary()), append(someStudyFigures(t), testCard())...) {
		svg := encoded(t, writeSVG, f)
		w := &witness{}
		f.draw(w)
		var texts []string
		var name string
		decoder := xml.NewDecoder(bytes.NewReader(svg))
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				name = token.Name.Local
				checkElement(t, f, token)
			case xml.CharData:
				if name == "text" {
					texts = append(texts, string(token))
				} else if name == "title" && string(token) != f.Title {
					t.Errorf("%s: title %q", f.Name, token)
				}
			case xml.EndElement:
				name = ""
			}
		}
		for i, want := range w.texts {
			if i >= len(texts) || texts[i] != want.text {
				t.Fatalf("%s: text %d of %d is not %q", f.Name, i, len(texts), want.text)
			}
		}
	}
}

func checkElement(t *testing.T, f *Figure, e xml.StartElement) {
	t.Helper()
	attributes := map[string]string{}
	for _, a := range e.Attr {
		attributes[a.Name.Local] = a.Value
	}
	switch e.Name.Local {
	case "svg":
		size := fmt.Sprintf("%.5g %.5g", f.width.Points(), f.height.Points())
		if attributes["viewBox"] != "0 0 "+size || strings.Replace(attributes["width"]+" "+attributes["height"], "pt", "", 2) != size {
			t.Errorf("%s: size %v, want %s", f.Name, attributes, size)
		}
	case "text":
		if attributes["textLength"] == "" || !strings.Contains(attributes["style"], "Arial") {
			t.Errorf("%s: text without width or fonts: %v", f.Name, attributes)
		}
	case "image":
		if attributes["preserveAspectRatio"] != "none" || !strings.HasPrefix(attributes["href"], "data:image/png;base64,") {
			t.Errorf("%s: image %v", f.Name, attributes["preserveAspectRatio"])
		}
	}
}
