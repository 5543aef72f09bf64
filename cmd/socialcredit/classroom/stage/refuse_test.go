package stage_test

import (
	"strings"
	"testing"

	"socialcredit/cmd/socialcredit/classroom/stage"
	"socialcredit/configs"
)

// Whatever is wrong with a request, it says so, and what was shown stays.
func TestWhatIsWrongIsSaidAndChangesNothing(t *testing.T) {
	p := newPage(t, stage.Options{})
	for _, r := range []stage.Request{{Do: "step", Periods: 1}, {Do: "go"}, {Do: "card"}, {Do: "dance"}, {}} {
		p.fails(r)
	}
	p.open(stage.State{Scenario: "loud", Twin: nil, Period: 5})
	p.reach()
	before := p.frame()
	open := func(scenario string, twin []string, set ...string) stage.Request {
		return stage.Request{Do: "open", State: &stage.State{Scenario: scenario, Set: set, Twin: twin}}
	}
	for want, r := range map[string]stage.Request{
		"lout":                     open("lout", nil),
		"people.cont":              open("loud", nil, "people.cont=3"),
		"at most 200000":           open("suzhou", nil, "people.count=300000"),
		"from 0 to 9000":           open("suzhou", nil, "institutions.osmanthus.cap=9000"),
		"too many for a page":      open("suzhou", nil, "periods=20000"),
		"at most 9007199254740991": open("loud", nil, "seed=9007199254740992"),
		"no file may be read":      open("loud", nil, "network={kind: file, ties: /etc/passwd}"),
		"to be a twin":             open("loud", []string{"people.count=400"}),
		"0 to 1":                   open("loud", nil, "record.error.person=-1"),
		"ties":                     open("loud", nil, "people.count=200000", "network={kind: random, degree: 1000}"),
		"there is no society 3":    {Do: "card", World: 3},
		"there is no person 500":   {Do: "card", Person: 500},
		"a fan of -1 seeds":        {Do: "fan", Seeds: -1},
		"no measure":               {Do: "fan", Seeds: 2, Columns: []string{"luck"}},
		"no period -1":             {Do: "seek", Period: -1},
		"no language":              {Do: "hello", Lang: "tlh"},
		"a speed of -1":            {Do: "go", Speed: -1},
		"by hand":                  {Do: "play"},
		"no person 9999":           {Do: "open", State: &stage.State{Scenario: "loud", Hand: &stage.Hand{Person: 9999}}},
		`"fly" is no act`:          {Do: "open", State: &stage.State{Scenario: "loud", Hand: &stage.Hand{Acts: map[int][]string{1: {"fly"}}}}},
	} {
		if f := p.fails(r); !strings.Contains(f.Text, want) {
			t.Errorf("%+v: %q does not say %q", r, f.Text, want)
		}
	}
	for _, path := range []string{"../../../../configs/loud.yaml", "/etc/passwd", "./loud.yaml"} {
		p.fails(open(path, nil))
	}
	ok[struct{}](p, stage.Request{Do: "step", Periods: 1})
	p.reach()
	if after := p.frame(); after.period != 6 || after.epoch != before.epoch {
		t.Errorf("after many mistakes the page shows period %d of epoch %d", after.period, after.epoch)
	}
}

// A society that the whole server has no room for is refused, and what was admitted is released.
func TestAdmission(t *testing.T) {
	held := 0
	o := stage.Options{Admit: func(societies []*configs.Scenario) (func(), error) {
		people := 0
		for _, s := range societies {
			people += s.Spec.People.Count
		}
		if people > 1000 {
			return nil, errFull
		}
		held += people
		return func() { held -= people }, nil
	}}
	t.Run("page", func(t *testing.T) {
		p := newPage(t, o)
		p.open(stage.State{Scenario: "loud", Twin: []string{}})
		p.open(stage.State{Scenario: "loud", Twin: nil})
		if f := p.fails(stage.Request{Do: "open", State: &stage.State{Scenario: "loud", Set: []string{"people.count=1001"}}}); f.Text != errFull.Error() {
			t.Error(f.Text)
		}
		p.open(stage.State{Scenario: "loud", Twin: []string{}})
	})
	if held != 0 {
		t.Errorf("%d people are held after the page has gone", held)
	}
}

var errFull = errorString("full")

type errorString string

func (e errorString) Error() string { return string(e) }
