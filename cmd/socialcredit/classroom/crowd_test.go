package classroom

import (
	"testing"

	"socialcredit/configs"
)

// What is measured of few people for long takes room, too: 3,661 periods of 4 columns of 8 bytes are 117 kB, and there are
// many more columns than four.
func TestSeriesTakeRoom(t *testing.T) {
	taken := func(periods string) int64 {
		s, err := configs.Load("loud", configs.Options{Set: []string{"people.count=100", "periods=" + periods}, NoFiles: true})
		if err != nil {
			t.Fatal(err)
		}
		room := crowd{most: 1 << 30}
		release, err := room.admit([]*configs.Scenario{s, s})
		if err != nil {
			t.Fatal(err)
		}
		taken := room.taken
		release()
		release()
		if room.taken != 0 {
			t.Errorf("%d bytes are taken when all is released", room.taken)
		}
		return taken
	}
	if long, short := taken("3660"), taken("0"); long-short < 2*3660*4*8 {
		t.Errorf("3,660 periods take %d bytes more than none", long-short)
	}
}
