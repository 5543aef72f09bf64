package figure

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"

	"socialcredit/results"
)

const (
	friendsKind   = "institutions.osmanthus.friends.kind"
	friendsWeight = "institutions.osmanthus.friends.weight"
)

// friendEffect is a grid of a word and a number that one of the words lacks, with a null of one point.
func friendEffect() planned {
	s := planned{
		name: "friend_effect", design: "grid", title: "Do friends’ scores shut people out, and does the kind of effect decide?",
		null: "friends have no effect", replicates: 30, periods: 120, groups: []string{"migrant"},
		outcomes: []string{"any_excluded", "any_excluded@migrant", "osmanthus_mean", "osmanthus_means_correlation@migrant"},
		factors: []results.StudyFactor{
			list(friendsKind, "none", "bonus", "share", "pull"), list(friendsWeight, "0", "0.05", "0.1", "0.2", "0.4"),
		},
		value: func(at func(string) string, luck float64) float64 {
			slope := map[string]float64{"bonus": -0.06, "share": 0.08, "pull": 0.02}[at("kind")]
			return math.Max(0, 0.06+slope*num(at("weight"))+0.004*luck)
		},
	}
	for _, p := range everyLevel(s.factors) {
		if p.levels[0] == "none" {
			if p.levels[1] != "0" {
				continue
			}
			p.levels[1] = ""
		}
		s.points = append(s.points, p)
	}
	s.points = append(s.points, planPoint{arm: nullArm, levels: []string{"", ""}})
	return s
}

// watched is a grid of two numbers, one of them over decades, and as many kinds as asked for.
func watched(kinds ...string) planned {
	s := planned{
		name: "surveillance", design: "grid", title: "Who is shut out when watching grows?", null: "no scores", replicates: 12, periods: 60,
		outcomes: []string{"any_excluded", "osmanthus_gini", "osmanthus_trait_correlation"},
		factors: []results.StudyFactor{
			list("people.groups.migrant.exposure", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4"),
			list("acts.jaywalk.rate", "0.01", "0.03", "0.1", "0.3", "1", "3"),
		},
		value: func(at func(string) string, luck float64) float64 {
			x := num(at("exposure"))*math.Sqrt(num(at("rate"))) - 1.5 + 0.12*luck
			if at("kind") == "scale_free" {
				x += 0.5
			}
			return 0.02 + 0.3/(1+math.Exp(-2*x))
		},
	}
	if len(kinds) > 0 {
		s.factors = append(s.factors, list("network.kind", kinds...))
	}
	s.points = everyLevel(s.factors)
	return s
}

// manyFactors are names as a scenario has them, some long.
func manyFactors(n int) []results.StudyFactor {
	names := []string{
		friendsWeight, "institutions.osmanthus.memory.penalties", "institutions.osmanthus.memory.rewards", "network.homophily",
		"record.error.person", "people.groups.migrant.exposure", "acts.public_disorder.rate", "acts.serious_offence.noticed",
		"services.public_service_examinations_of_the_state.effect", "network.degree", "record.review", "network.rewired",
		"people.means_correlation", "acts.arrears.means", "acts.arrears.trait", "people.groups.rural.opportunity",
	}
	var factors []results.StudyFactor
	for i := range n {
		factors = append(factors, span01(names[i], 0, 1))
	}
	return factors
}

func oneAtATime() planned {
	s := planned{
		name: "first_look", design: "one_at_a_time", title: "What moves exclusion?", replicates: 20, periods: 60,
		outcomes: []string{"any_excluded", "osmanthus_mean"}, factors: append(manyFactors(9), list("network.kind", "small_world", "configuration", "blocks")),
		value: func(at func(string) string, luck float64) float64 {
			v := 0.1 + 0.2*num(at("friends.weight")) - 0.05*num(at("memory.penalties")) + 0.1*math.Pow(num(at("homophily"))-0.5, 2)
			if at("network.kind") == "blocks" {
				v += 0.03
			}
			return v + 0.004*num(at("examinations_of_the_state.effect")) + 0.01*luck
		},
	}
	base := func() []string {
		levels := make([]string, len(s.factors))
		for i := range levels {
			levels[i] = "0.5"
		}
		levels[len(levels)-1] = "small_world"
		return levels
	}
	s.points = append(s.points, planPoint{arm: "study", block: "base", levels: base()})
	for i, f := range s.factors {
		others := f.Levels
		if others == nil {
			others = []string{"0", "0.25", "0.75", "1"}
		}
		for _, l := range others {
			if levels := base(); levels[i] != l {
				levels[i] = l
				s.points = append(s.points, planPoint{arm: "study", block: f.Name, levels: levels})
			}
		}
	}
	return s
}

// sampled spreads points by lot over ranges, and writes some indices for each factor.
func sampled(design string, factors, points int, indices ...string) planned {
	s := planned{
		name: "screening_" + design, design: design, title: "Which parameters matter?", replicates: 2, periods: 24,
		outcomes: []string{"any_excluded", "osmanthus_mean"}, factors: manyFactors(factors),
	}
	s.value = func(at func(string) string, luck float64) float64 {
		v := 0.02 + 0.02*math.Abs(luck)
		for i, f := range s.factors {
			v += 0.2 * math.Pow(min(1, num(at(f.Name))), 2) / math.Pow(1.6, float64(i))
		}
		return v
	}
	rng := rand.New(rand.NewPCG(8, 9))
	for range points {
		var levels []string
		for range factors {
			levels = append(levels, strconv.FormatFloat(math.Round(1e4*rng.Float64())/1e4, 'f', -1, 64))
		}
		s.points = append(s.points, planPoint{arm: "study", block: "a", levels: levels})
	}
	s.sensitivity = func(t *results.Table) {
		for _, o := range s.outcomes {
			for _, index := range indices {
				for i, f := range s.factors {
					v := math.Pow(0.75, float64((i*5)%factors))
					switch index {
					case "S1":
						v *= 0.5
					case "ST":
						v *= 0.8
					case "sigma":
						v *= 0.1 + 0.3*float64(i%4)
					case "prcc", "src":
						v *= []float64{1, -0.8}[i%2]
					case "S2":
						for j, g := range s.factors[:i] {
							_ = t.Append(o, g.Name+":"+f.Name, "S2", 0.2/float64(1+i*j), 0.2/float64(1+i*j)-0.05, 0.2/float64(1+i*j)+0.05)
						}
						continue
					}
					_ = t.Append(o, f.Name, index, v, v-0.06, v+0.06)
				}
			}
			_ = t.Append(o, "", "seed_share", 0.123, 0.1, 0.15)
		}
	}
	return s
}

func upAndDown() planned {
	s := planned{
		name: "past", design: "hysteresis", title: "Does the past haunt the present?", replicates: 15, hold: 24, null: "no friends’ effect",
		outcomes: []string{"any_excluded", "osmanthus_trait_correlation"}, factors: []results.StudyFactor{span01(friendsWeight, 0, 1)},
	}
	branch := ""
	s.value = func(at func(string) string, luck float64) float64 {
		shift := map[string]float64{"up": 0.6, "down": 0.35}[branch]
		if at("weight") == "" {
			return 0.06 + 0.01*luck
		}
		return 0.05 + 0.4/(1+math.Exp(-14*(num(at("weight"))-shift))) + 0.01*luck
	}
	formula := s.value
	for _, block := range branchNames {
		for k := range 11 {
			x := float64(k) / 10
			if block == "down" {
				x = 1 - x
			}
			s.points = append(s.points, planPoint{arm: "study", block: block, levels: []string{fmt.Sprint(x)}})
		}
	}
	seen := 0
	s.value = func(at func(string) string, luck float64) float64 { // points come in order, each with all its replicates
		branch = branchNames[min(1, seen/(11*s.replicates))]
		seen++
		return formula(at, luck)
	}
	s.points = append(s.points, planPoint{arm: nullArm, levels: []string{""}})
	return s
}

func tippingSearch() planned {
	s := planned{
		name: "brink", design: "tipping_point", title: "Where does it tip?", replicates: 25, periods: 60,
		outcomes: []string{"any_excluded"}, factors: []results.StudyFactor{span01(friendsWeight, 0, 1)},
		value: func(at func(string) string, luck float64) float64 {
			v := 0.05 + 0.01*luck
			if num(at("weight"))+0.06*luck > 0.62 {
				v += 0.3
			}
			return v
		},
	}
	for _, x := range []float64{0, 0.2, 0.4, 0.5, 0.55, 0.575, 0.6, 0.6125, 0.625, 0.65, 0.7, 0.8, 1} {
		s.points = append(s.points, planPoint{arm: "study", levels: []string{fmt.Sprint(x)}})
	}
	return s
}

// studies are those that every figure must survive.
func studies() map[string]planned {
	all := map[string]planned{
		"friend_effect": friendEffect(), "surveillance": watched(), "surveillance_by_network": watched("small_world", "scale_free", "blocks"),
		"one_at_a_time": oneAtATime(), "hysteresis": upAndDown(), "tipping": tippingSearch(),
		"morris":          sampled("morris", 16, 60, "mu", "mu_star", "sigma"),
		"morris_few":      sampled("morris", 3, 20, "mu", "mu_star", "sigma"),
		"saltelli":        sampled("saltelli", 6, 200, "S1", "ST", "S2"),
		"saltelli_many":   sampled("saltelli", 16, 60, "S1", "ST"),
		"latin_hypercube": sampled("latin_hypercube", 5, 900, "prcc", "src"),
		"random":          sampled("random", 14, 60, "src"),
	}
	lives := upAndDown()
	lives.factors = append(lives.factors, list("network.kind", "small_world", "blocks"))
	half := lives.points[:len(lives.points)-1]
	lives.points = nil
	for _, kind := range lives.factors[1].Levels {
		for _, p := range half {
			lives.points = append(lives.points, planPoint{arm: "study", block: p.block, levels: []string{p.levels[0], kind}})
		}
	}
	for range lives.points {
		lives.points = append(lives.points, planPoint{arm: nullArm, levels: []string{"", "small_world"}})
	}
	all["hysteresis_by_network"] = lives

	few := oneAtATime()
	few.factors = few.factors[:2]
	few.points = nil
	for _, l := range [][]string{{"0.5", "0.5"}, {"0", "0.5"}, {"1", "0.5"}, {"0.5", "0"}, {"0.5", "1"}} {
		few.points = append(few.points, planPoint{arm: "study", levels: l})
	}
	few.sensitivity = func(t *results.Table) {
		for _, f := range few.factors {
			_ = t.Append("any_excluded", f.Name, "low_effect", -0.1, -0.11, -0.09)
			_ = t.Append("any_excluded", f.Name, "high_effect", 0.1, 0.09, 0.12)
		}
	}
	all["two_factors_one_at_a_time"] = few

	listed := friendEffect()
	listed.factors = []results.StudyFactor{
		list("network.kind", "small_world", "lattice", "random", "scale_free", "blocks", "configuration"),
		list(friendsKind, "none", "bonus", "pull"),
	}
	listed.points = everyLevel(listed.factors)
	for _, l := range listed.factors[0].Levels {
		listed.points = append(listed.points, planPoint{arm: nullArm, levels: []string{l, ""}})
	}
	all["listed"] = listed

	chinese := friendEffect()
	chinese.title, chinese.null = "朋友的分数", "没有朋友"
	for i, p := range chinese.points {
		if p.levels[0] == "pull" {
			chinese.points[i].levels[0] = "拉动"
		}
	}
	chinese.factors[0].Levels[3] = "拉动"
	all["chinese"] = chinese

	once := watched()
	once.replicates, once.title = 1, "A question that goes on for longer than any question of a study should, so that it has to be broken into several lines"
	all["one_replicate"] = once

	still := friendEffect()
	still.outcomes = []string{"never", "still", "any_excluded"}
	all["still"] = still

	four := friendEffect()
	four.factors = append(four.factors, list("institutions.osmanthus.memory", "1", "2", "5", "10", "20"), list("network.homophily", "0", "0.5", "0.9"))
	four.points, four.replicates, four.periods = everyLevel(four.factors), 3, 24
	all["four_factors"] = four

	alone := friendEffect()
	alone.points, alone.replicates = alone.points[1:2], 3
	all["one_point"] = alone

	bare := friendEffect()
	bare.drop = []string{results.RunsName, results.SeriesName}
	all["only_summary"] = bare

	mixed := sampled("random", 3, 80, "prcc", "src")
	mixed.factors[1].Levels = []string{"small_world", "configuration", "blocks"}
	for i := range mixed.points {
		mixed.points[i].levels[1] = mixed.factors[1].Levels[i%3]
	}
	all["sample_with_words"] = mixed

	plain := sampled("sobol_sequence", 2, 40, "S1", "ST")
	plain.factors = []results.StudyFactor{{Name: "x1", From: 1, To: 1000, Log: true}, {Name: "x2", To: 1}}
	for i, p := range plain.points {
		plain.points[i].levels[0] = fmt.Sprint(math.Round(math.Pow(1000, num(p.levels[0]))))
	}
	all["plain_names"] = plain
	return all
}
