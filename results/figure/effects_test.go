package figure

import (
	"testing"

	"gonum.org/v1/plot/vg"
)

// Numbers below an axis never touch, and there are as many as have room.
func TestReadableScaleHasRoomForItsNumbers(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		wide      vg.Length
		fewest    int
	}{
		{-0.0052, 0.0091, 130, 3}, {-2.1, 7.9, 130, 4}, {-0.000052, 0.000091, 130, 2}, {-0.0052, 0.0091, 40, 1},
	} {
		s := readable(c.low, c.high, c.wide)
		if ticks := s.Ticks(s.min, s.max); s.crowded(c.wide) || len(ticks) < c.fewest {
			t.Errorf("%v to %v on %v: %v", c.low, c.high, c.wide, ticks)
		}
	}
}

// A note does not end in a word alone on a line.
func TestNoteEndsInSomeWords(t *testing.T) {
	f := &Figure{width: singleColumn}
	for f.note = "a note"; len(f.noteLines()) < 3; f.note += " goes on" {
		lines := f.noteLines()
		if last := wordsOf(lines[len(lines)-1]); len(lines) > 1 && last < fewestWords {
			t.Errorf("%d words on the last line of %q", last, lines)
		}
	}
}

func wordsOf(line string) int {
	n := 1
	for _, c := range line {
		if c == ' ' {
			n++
		}
	}
	return n
}

// Marks that are not there are not explained.
func TestGainKeysNameWhatThereIs(t *testing.T) {
	rows := []gainRow{{lost: [3]float64{3, 2, 4}}}
	if keys := gainKeys(rows, true); len(keys) != 2 || keys[0].text != "lost" {
		t.Errorf("keys %v", keys)
	}
	rows = append(rows, gainRow{gained: [3]float64{1, 1, 1}})
	if keys := gainKeys(rows, false); len(keys) != 2 || keys[0].text != "gained" {
		t.Errorf("keys %v", keys)
	}
}
