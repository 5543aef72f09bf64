package institution_test

import (
	"math"
	"strings"
	"testing"

	"socialcredit/model"
	"socialcredit/model/institution"
	"socialcredit/model/modeltest"
)

// colours gives everybody another colour in every period, by id: red, yellow, green and gold. All start
// green.
type colours struct{ self int }

func (*colours) Form() model.Form {
	return model.Form{
		Bands:    []model.Band{{Label: "red"}, {Label: "yellow"}, {Label: "green"}, {Label: "gold"}},
		Refresh:  1,
		Enrolled: 1, Aware: 1, Initial: 2,
	}
}

func (c *colours) Prepare(w *model.World, self int) {
	c.self = self
	for pos := range w.N {
		w.Standings[self].Band[pos] = 2
	}
}

func (c *colours) Run(w *model.World, s *model.Span) {
	for pos := s.Lo; pos < s.Hi; pos++ {
		w.Standings[c.self].NextBand[pos] = uint8((int(w.ID(pos)) + w.Period) % 4)
	}
}

// composed is the society for tests with a composite of its score and, if asked, of colours.
func composed(people, periods int, weights, coverage map[string]float64) (*model.Spec, *institution.Composite) {
	k, _ := institution.Kinds.Find("composite")
	c, _ := k.New().(*institution.Composite)
	c.Base, c.Floor, c.Cap = 600, 300, 1000
	c.Bands = map[string]float64{"low": 300, "middle": 500, "high": 700}
	c.Weights, c.Coverage = weights, coverage
	s := modeltest.Society(people, periods)
	s.Institutions["citizen"] = c
	if _, asked := weights["code"]; asked {
		s.Institutions["code"] = &colours{}
	}
	return s, c
}

// The composite of a score and of colours, as computed from what was published the period before: a
// score by its way from the base to the cap or to the floor, red and yellow as -1 and -1/2, gold as 1.
func TestCompositeOfScoreAndColour(t *testing.T) {
	s, _ := composed(300, 12, map[string]float64{"osmanthus": 3, "code": 1}, nil)
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	citizen, code, points := sim.World.Standings[0], sim.World.Standings[1], sim.World.Standings[2]
	below, above := 0, 0
	for range s.Periods {
		var want []float64
		for pos := range sim.World.N {
			merit := 0.75*(model.Points(points.Score[pos])-100)/100 + 0.25*[]float64{-1, -0.5, 0, 1}[code.Band[pos]]
			way := 400.0
			if merit < 0 {
				way = 300
				below++
			} else if merit > 0 {
				above++
			}
			want = append(want, 600+way*merit)
		}
		sim.Tick()
		for pos, score := range citizen.Score {
			if math.Abs(model.Points(score)-want[pos]) > 0.0051 {
				t.Fatalf("period %d: %v, want %v", sim.World.Period, model.Points(score), want[pos])
			}
		}
	}
	if below < 1000 || above < 1000 {
		t.Errorf("only %d below and %d above", below, above)
	}
}

// Of whom no standing is given, the composite knows nothing; of the others it knows all. The share of
// those is the coverage, for each institution by itself.
func TestCoverage(t *testing.T) {
	s, _ := composed(4000, 2, map[string]float64{"osmanthus": 1, "code": 1}, map[string]float64{"osmanthus": 0, "code": 0.2})
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	sim.Tick()
	code := append([]uint8{}, sim.World.Standings[1].Band...)
	sim.Tick()
	known, asked := 0, 0
	for pos, score := range sim.World.Standings[0].Score {
		if code[pos] == 2 {
			continue // green is the base, known or not
		}
		asked++
		switch want := []int32{30000, 45000, 0, 100000}[code[pos]]; score {
		case want:
			known++
		case 60000:
		default:
			t.Fatalf("score %d, want %d or the base", score, want)
		}
	}
	if share := float64(known) / float64(asked); math.Abs(share-0.2) > 4*math.Sqrt(0.16/float64(asked)) {
		t.Errorf("%.3f are covered, want 0.2", share)
	}
}

// Of whom an institution has not enrolled, it gives nothing: the other standing counts alone.
func TestStrangersHaveNoStanding(t *testing.T) {
	s, _ := composed(400, 3, map[string]float64{"osmanthus": 1, "code": 1}, nil)
	p := modeltest.Points()
	p.Enrolled = 0
	s.Institutions["osmanthus"] = p
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for range s.Periods {
		sim.Tick()
	}
	for pos, score := range sim.World.Standings[0].Score {
		before := (int(sim.World.ID(pos)) + sim.World.Period - 1) % 4
		if want := []int32{30000, 45000, 60000, 100000}[before]; score != want {
			t.Fatalf("score %d, want %d", score, want)
		}
	}
}

func TestCompositeOfItself(t *testing.T) {
	for want, change := range map[string]func(*institution.Composite){
		"cannot be made of itself":   func(c *institution.Composite) { c.Weights["citizen"] = 1 },
		"give weight to no":          func(c *institution.Composite) { c.Weights = nil },
		`unknown institution "code"`: func(c *institution.Composite) { c.Weights["code"] = 1 },
		"is not among the weights":   func(c *institution.Composite) { c.Coverage = map[string]float64{"code": 1} },
	} {
		s, c := composed(100, 1, map[string]float64{"osmanthus": 1}, nil)
		change(c)
		if _, problems := s.Bind(); len(problems) != 1 || !strings.Contains(problems[0].Text, want) {
			t.Errorf("problems %v, want %q", problems, want)
		}
	}
}

// What may happen to a composite: partial coverage, publication every other month, people who come and
// go, changed and withheld weights, and another composite that is made of this one in turn.
func TestCompositeConforms(t *testing.T) {
	modeltest.Conform(t, func() *model.Spec {
		s, c := composed(600, 30, map[string]float64{"osmanthus": 1, "region": 0.5}, map[string]float64{"osmanthus": 0.5, "region": 0.9})
		_, region := composed(600, 30, map[string]float64{"citizen": 1, "osmanthus": 2}, nil)
		s.Institutions["region"] = region
		c.Refresh = 2
		region.Enrolled = 0.5
		s.Society = map[string]model.Society{"opting_out": exits(1, 1)}
		s.Policies = map[string]model.Policy{"change": &turn{
			institution: "region", adjusts: map[int]float64{5: 0, 9: 3}, key: "weights.osmanthus", withhold: map[int]string{14: "citizen"},
		}}
		return s
	})
}

// A turn changes a number of an institution and takes inputs away.
type turn struct {
	institution, key string
	adjusts          map[int]float64
	withhold         map[int]string
}

func (c *turn) Settle(w *model.World) {
	body := w.Spec.Institutions[c.institution]
	if value, ok := c.adjusts[w.Period]; ok {
		if err := body.(model.Adjustable).Adjust(c.key, value, true); err != nil {
			panic(err)
		}
	}
	if input, ok := c.withhold[w.Period]; ok {
		body.(model.Limited).Withhold(input)
	}
}

// An input that is withheld no longer counts, whatever weight it is given later.
func TestWithheldStandings(t *testing.T) {
	s, _ := composed(500, 12, map[string]float64{"osmanthus": 1}, nil)
	s.Policies = map[string]model.Policy{"change": &turn{
		institution: "citizen", withhold: map[int]string{6: "osmanthus"}, key: "weights.osmanthus", adjusts: map[int]float64{8: 5},
	}}
	sim, err := model.New(s, model.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for range s.Periods {
		sim.Tick()
		moved := 0
		for _, score := range sim.World.Standings[0].Score {
			if score != 60000 {
				moved++
			}
		}
		if known := sim.World.Period > 1 && sim.World.Period <= 6; known != (moved > 0) {
			t.Errorf("period %d: %d people are off the base", sim.World.Period, moved)
		}
	}
}
