package stage_test

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	"socialcredit/cmd/socialcredit/classroom/stage"
)

// Whoever goes slowly and is sent far goes on from there at once: the way there does not count.
func TestAWayTakesNoneOfThePace(t *testing.T) {
	p := newPage(t, stage.Options{})
	p.open(stage.State{Scenario: "loud"})
	p.reach()
	ok[struct{}](p, stage.Request{Do: "go", Speed: 4})
	ok[struct{}](p, stage.Request{Do: "seek", Period: 50}) // at that pace it would take 12 s
	for began := time.Now(); p.frame().period <= 50; {
		if time.Since(began) > 4*time.Second {
			t.Fatal("it stands still after it was sent to period 50")
		}
	}
}

// Steps that come faster than they are computed add up.
func TestStepsAddUp(t *testing.T) {
	p := newPage(t, stage.Options{})
	p.open(stage.State{Scenario: "suzhou", Set: []string{"people.count=20000"}})
	p.reach()
	for range 3 {
		ok[struct{}](p, stage.Request{Do: "step", Periods: 5})
	}
	for p.frame().period < 15 {
		continue
	}
}

// A card that is asked for while a fan is computed is told before the fan has ended.
func TestAFanLetsOthersHaveATurn(t *testing.T) {
	p := newPage(t, stage.Options{})
	p.open(stage.State{Scenario: "suzhou", Set: []string{"people.count=2000"}})
	p.reach()
	p.in <- []byte(`{"id": 101, "do": "fan", "seeds": 100}`)
	p.in <- []byte(`{"id": 102, "do": "card", "person": 3}`)
	strands := 0
	for {
		switch reply := p.reply(); {
		case reply.Event == "fan":
			strands++
		case reply.Re == 101:
			t.Fatalf("the fan has ended first: %+v", reply.Error)
		case reply.Re == 102:
			if reply.Error != nil || strands >= 100 {
				t.Errorf("after %d strands: %+v", strands, reply.Error)
			}
			return
		}
	}
}

// What is decided by hand holds in a fan as well: its first strand is what the page shows.
func TestTheHandHoldsInAFan(t *testing.T) {
	p := newPage(t, stage.Options{})
	hand := &stage.Hand{Person: 5, Acts: map[int][]string{}}
	for period := range 12 {
		hand.Acts[period+1] = []string{"jaywalk"}
	}
	sure := []string{"people.count=20", "acts.jaywalk.noticed=1", "periods=12", "people.districts=1"}
	opened := p.open(stage.State{Scenario: "loud", Set: sure, Hand: hand, Period: 12})
	p.reach()
	name := "osmanthus_mean"
	var strand stage.Strand
	_, failure := p.ask(stage.Request{Do: "fan", Seeds: 1, Columns: []string{name}}, func(_ string, what json.RawMessage) {
		if err := json.Unmarshal(what, &strand); err != nil {
			t.Error(err)
		}
	})
	if failure != nil {
		t.Fatal(failure.Text)
	}
	if len(opened.Command) > 0 {
		t.Errorf("no command line gives these numbers, but %q is said to", opened.Command)
	}
	f, column := p.frame(), columnOf(t, opened, name)
	if got, want := *strand.Values[0][12], f.values[12*f.groups*f.columns+column]; got != want {
		t.Errorf("%s is %v in the fan, %v on the page", name, got, want)
	}
	p.fails(stage.Request{Do: "fan", Seeds: 1, Columns: []string{name, name}})
}

func columnOf(t *testing.T, opened stage.Opened, name string) int {
	t.Helper()
	for i, c := range opened.Columns {
		if c.Name == name {
			return i
		}
	}
	t.Fatalf("there is no measure %s", name)
	return -1
}

// A file that is gone when somebody goes back in time is told, and what was shown goes on.
func TestAFileThatIsGone(t *testing.T) {
	t.Chdir(t.TempDir())
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("mine.yaml", "extends: suzhou\npeople: {districts: 1}\nnetwork: {kind: file, ties: ties.csv}\n")
	write("ties.csv", "a,b\nb,c\nc,a\n")
	p := newPage(t, stage.Options{Files: map[string]string{"mine": "mine.yaml"}})
	p.fails(stage.Request{Do: "open", State: &stage.State{Scenario: "mine", Hand: &stage.Hand{Person: 3}}}) // of 3, from 0
	p.open(stage.State{Scenario: "mine", Twin: []string{}, Period: 6})
	p.reach()
	write("ties.csv", "a,b\nb,c\nc,d\n")
	p.fails(stage.Request{Do: "seek", Period: 2})
	if err := os.Remove("ties.csv"); err != nil {
		t.Fatal(err)
	}
	p.fails(stage.Request{Do: "seek", Period: 2})
	ok[struct{}](p, stage.Request{Do: "step", Periods: 2})
	if halt := p.reach(); halt.Period != 8 {
		t.Errorf("stands still with %+v", halt)
	}
}

// Who plays before the societies have come to where they were sent plays there.
func TestPlayWaitsForTheWay(t *testing.T) {
	p := newPage(t, stage.Options{})
	p.open(stage.State{Scenario: "suzhou", Set: []string{"people.count=20000"}, Hand: &stage.Hand{Person: 5}, Period: 12})
	for want := 13; want < 15; want++ {
		if played := ok[stage.Played](p, stage.Request{Do: "play", Acts: []string{"jaywalk"}}); played.Period != want {
			t.Errorf("played period %d, want %d", played.Period, want)
		}
	}
	for p.frame().period < 14 {
		continue
	}
}
