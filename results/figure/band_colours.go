package figure

import (
	"image/color"

	"socialcredit/results"
)

// colourWords are colours that bands may be called after. They look as they are called, and people of any colour vision tell
// them apart: red is the darkest and yellow the lightest.
var colourWords = map[string]color.NRGBA{
	"black":  {0x26, 0x26, 0x26, 255},
	"red":    {0xb0, 0x24, 0x18, 255},
	"orange": {0xe6, 0x7e, 0x00, 255},
	"amber":  {0xf2, 0xa9, 0x00, 255},
	"yellow": {0xf7, 0xdc, 0x4e, 255},
	"green":  {0x1f, 0x9e, 0x82, 255},
	"blue":   {0x00, 0x72, 0xb2, 255},
	"grey":   {0x99, 0x99, 0x99, 255},
}

// bandColours gives each band its colour: the one that it is called after where all bands are called after colours, else
// from dark for the lowest to light for the highest.
func bandColours(order []results.Band) []color.NRGBA {
	colours := make([]color.NRGBA, len(order))
	for k, b := range order {
		c, ok := colourWords[b.Label]
		if !ok {
			for k := range order {
				colours[k] = tone(k, len(order))
			}
			return colours
		}
		colours[k] = c
	}
	return colours
}

// tone is the colour of the i-th of n bands. Two or three fill large areas, for which the ends of the scale are glaring.
func tone(i, n int) color.NRGBA {
	if n == 2 || n == 3 {
		return viridisAt(0.12 + 0.66*float64(i)/float64(n-1))
	}
	return ordered(i, n)
}
