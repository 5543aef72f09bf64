package text_test

import (
	"fmt"
	"os"
	"testing"

	"socialcredit/cmd/socialcredit/classroom/stage"
)

func TestScratch(t *testing.T) {
	if os.Getenv("SCRATCH") == "" {
		t.Skip()
	}
	e := newEngine(t)
	play := func(name string, s stage.State, n int, acts func(i int) []string) {
		fmt.Println("=====", name, s.Hand.Person)
		for i := 1; i <= n; i++ {
			s.Hand.Acts[s.Period+i] = acts(i)
		}
		end := s.Period + n
		from := s.Period
		s.Period = 0
		e.open(t, name, &s)
		e.ask(t, &stage.Request{Do: "seek", Period: end}, nil)
		e.halted(t, end)
		var card struct {
			Person struct{ Words string }
			Story  []struct{ When, Text string }
			Events []struct {
				Period   int
				Sentence string
				Score    *float64
				Cause    string
			}
			Institutions []struct {
				Score   []*float64
				Band    []string
				Account []struct {
					Cause  string
					Points float64
				}
			}
		}
		if f := e.ask(t, &stage.Request{Do: "card", Person: s.Hand.Person, Lang: os.Getenv("CARDLANG")}, &card); f != nil {
			t.Fatal(f.Text)
		}
		fmt.Println(card.Person.Words)
		for _, ev := range card.Events {
			if ev.Period > from {
				fmt.Println("  ", ev.Period, ev.Sentence)
			}
		}
		for _, in := range card.Institutions {
			if len(in.Score) > 0 {
				fmt.Println("  start", *in.Score[from], "end", *in.Score[end], in.Band[end], in.Account)
			} else {
				fmt.Println(in.Band)
			}
		}
	}
	hand := func(p int) *stage.Hand { return &stage.Hand{Person: p, Acts: map[int][]string{}} }
	good := func(i int) []string {
		if i%6 == 1 {
			return []string{"volunteer_day", "give_charity", "donate_blood"}
		}
		return []string{"volunteer_day", "give_charity"}
	}
	W := []string{"record.review=0", "record.error.person=0.6", "record.error.household=0.2"}
	switch os.Getenv("SCRATCH") {
	case "1":
		play("shoes good", stage.State{Scenario: "loud", Seed: 1, Hand: hand(424)}, 12, good)
		play("shoes jaywalk", stage.State{Scenario: "loud", Seed: 1, Hand: hand(424)}, 12, func(int) []string { return []string{"jaywalk"} })
		play("friends", stage.State{Scenario: "loud", Seed: 1, Period: 24, Hand: hand(163)}, 12, good)
		play("friends none", stage.State{Scenario: "loud", Seed: 1, Period: 24, Hand: hand(163)}, 12, func(int) []string { return nil })
		play("wrong", stage.State{Scenario: "loud", Set: W, Seed: 1, Hand: hand(213)}, 12, good)
		play("wrong nothing", stage.State{Scenario: "loud", Set: W, Seed: 1, Hand: hand(213)}, 12, func(int) []string { return nil })
		play("trap", stage.State{Scenario: "loud", Seed: 1, Period: 24, Hand: hand(26)}, 12, func(i int) []string { return []string{"volunteer_day", "give_charity"} })
	case "2":
		big := []string{"people.count=2000"}
		for _, p := range []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9} {
			play("cross", stage.State{Scenario: "loud", Set: big, Seed: 1, Hand: hand(p)}, 12, func(int) []string { return []string{"jaywalk"} })
		}
	case "3":
		play("code", stage.State{Scenario: "hubei_prejudice", Set: []string{"people.count=2000"}, Seed: 1, Hand: hand(1931)}, 5, func(int) []string { return nil })
		for _, p := range []int{424, 213, 26, 10, 20, 30, 40, 50, 60, 114} {
			play("serious", stage.State{Scenario: "loud", Seed: 1, Hand: hand(p)}, 12, func(i int) []string {
				if i == 1 {
					return []string{"serious_offence"}
				}
				return good(i)
			})
		}
	}
}
