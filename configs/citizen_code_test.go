package configs

import (
	"fmt"
	"testing"

	"socialcredit/model"
)

// What the header of citizen_code says: anger stops the code, and what remains is the health code's; left
// alone it shuts out several times as many, mostly for their habits, and misuse adds to it.
func TestCitizenCode(t *testing.T) {
	for seed := 1; seed <= 2; seed++ {
		sets := []string{"people.count=2000", fmt.Sprintf("seed=%d", seed)}
		stopped := live(t, "citizen_code", sets...)
		if before, after := stopped.at(t, 150, "any_excluded", ""), stopped.at(t, 360, "any_excluded", ""); before < 0.07 || after > 0.035 ||
			stopped.at(t, 150, "public_anger_stopped", "") != 0 || stopped.at(t, 240, "public_anger_stopped", "") != 1 {
			t.Errorf("seed %d: %.3f are shut out on day 150, %.3f on day 360", seed, before, after)
		}
		if quiet := live(t, "citizen_code", append(sets, "society.public_anger.informed=0")...); quiet.at(t, 360, "public_anger_stopped", "") != 0 {
			t.Errorf("seed %d: the code is stopped although nobody tells anybody", seed)
		}
		end := func(more ...string) float64 {
			more = append(more, "society.public_anger.threshold=0")
			return live(t, "citizen_code", append(sets, more...)...).at(t, 360, "any_excluded", "")
		}
		one, honest := end("policies.entrusted_firm.detection=0"), end("policies.entrusted_firm.rate=0")
		if alone := stopped.at(t, 360, "any_excluded", ""); one < 5*alone || honest < 5*alone {
			t.Errorf("seed %d: %.3f are shut out, %.3f by the health code alone", seed, one, alone)
		}
		if one < honest+0.01 {
			t.Errorf("seed %d: misuse takes %.3f to %.3f", seed, honest, one)
		}
		if habits := end("institutions.citizen.weights.habits=0"); habits > 0.6*one {
			t.Errorf("seed %d: %.3f are shut out, %.3f without habits", seed, one, habits)
		}
	}
}

// Who is shut out after a year in which nobody stops it.
func TestCitizenCodeAddsUpInequality(t *testing.T) {
	s := loadNamed(t, "citizen_code", Options{Set: []string{"people.count=3000", "society.public_anger.threshold=0"}})
	sim, err := model.New(s.Spec, model.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range s.Spec.Periods {
		sim.Tick()
	}
	w := sim.World
	code := w.Standings[1] // citizen, code, credit, habits
	var out, green, poor, poorOut, rich, richOut float64
	for pos := range w.N {
		shut := w.Spells.Running(pos)
		if shut {
			out++
			if code.Band[pos] == code.BaseBand() {
				green++
			}
		}
		switch means := w.Means[pos]; {
		case means <= -model.Sixteenths*2/3: // the poorest quarter
			poor++
			if shut {
				poorOut++
			}
		case means >= model.Sixteenths*2/3:
			rich++
			if shut {
				richOut++
			}
		}
	}
	if green < 0.8*out || poorOut/poor < 5*richOut/rich {
		t.Errorf("of %v shut out %v are green; of the poorest quarter %.3f, of the richest %.3f", out, green, poorOut/poor, richOut/rich)
	}
}
