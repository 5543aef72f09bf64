package classroom

import (
	"encoding/json"
	"testing"

	"socialcredit/cmd/socialcredit/classroom/stage"
	"socialcredit/cmd/socialcredit/classroom/text"
)

// Each story opens as it says, tells its own words, and goes on.
func TestE2EStories(t *testing.T) {
	told, err := text.Stories()
	if err != nil {
		t.Fatal(err)
	}
	var stories []struct {
		Name     string
		State    stage.State
		Controls []any
	}
	if err := json.Unmarshal(told, &stories); err != nil {
		t.Fatal(err)
	}
	b := newTab(t)
	b.open("/#scenario=loud&seed=2&period=0")
	for _, s := range stories {
		b.choose(thing{role: "combobox", name: word(t, "shell.show")}, "story "+s.Name)
		b.says(".story h2", word(t, "stories."+s.Name+".title"))
		b.until(s.Name+" is in the link", "location.hash.includes(%s) && location.hash.includes(%s)", "story="+s.Name, "scenario="+s.State.Scenario)
		b.at(s.State.Period)
		worlds := 1
		if s.State.Twin != nil {
			worlds = 2
		}
		b.until(s.Name+" has its worlds", "document.querySelectorAll('.monitor span').length >= %s && document.querySelectorAll('.society').length === %s", worlds, worlds)
		b.until(s.Name+" has its controls", "document.querySelectorAll('.story .control').length === %s", len(s.Controls))
		if off := js[[]string](b, "[...document.querySelectorAll('.story .control :is(input, select):disabled')].map((c) => c.id)"); len(off) > 0 {
			t.Errorf("%s has controls of what is not there: %q", s.Name, off)
		}
		b.click(button(word(t, "shell.step")))
		b.at(s.State.Period + 1)
		if bad := js[[]string](b, "e2e.raw(%s)", []string{"stories", "shell", "plots", "labels", "controls", "world"}); len(bad) > 0 {
			t.Errorf("%s: %q", s.Name, bad)
		}
	}
}

// A hundred thousand people are shown as cells, go on, and are zoomed into.
func TestE2EHundredThousand(t *testing.T) {
	b := newTab(t)
	b.open("/#scenario=suzhou&set=people.count%3D100000&seed=1&period=0")
	b.see(thing{"image", "~100,000", ".society"})
	b.says(".legend", "~"+word(t, "world.cells"))
	start := b.picture()
	b.click(button(word(t, "shell.ten")))
	b.at(10)
	if later := b.picture(); later == start {
		t.Error("ten months later the picture is the same")
	}
	whole := b.picture()
	b.zoom(0, 12)
	b.until("it comes nearer", "e2e.picture() !== %s", whole)
	b.pick(0)
	b.until("somebody's card opens", "document.querySelector('.card article[aria-busy=false] .told')")
}
