package experiments

import (
	"math"

	"socialcredit/experiments/sensitivity"
	"socialcredit/results"
)

// What effects.csv says beside the switches.
const (
	allOff = "all_off" // what remains: people's own acts, and the rules
	allOn  = "all_on"  // the society as it is
)

// An Effect is what a switch does to an outcome: by Shapley, alone, and as the last of all.
type Effect struct {
	Outcome, Switch     string
	Share, Alone, Last  sensitivity.Estimate
	Replicates          int64 // in which it is defined
	shares, alone, last []float64
}

// Effects are the effects of all switches on all outcomes, each outcome between what it is with all
// switches off and with all on, which make its sum: all_off + effects = all_on.
func (x *Explained) Effects() (effects []Effect) {
	switches := x.explaining.Switches
	for o, outcome := range x.explaining.outcomes {
		of := make([]Effect, len(switches)+2)
		of[0] = Effect{Outcome: outcome, Switch: allOff}
		of[len(of)-1] = Effect{Outcome: outcome, Switch: allOn}
		for i, each := range switches {
			of[i+1] = Effect{Outcome: outcome, Switch: each.Name}
		}
		for r := range x.values {
			if game, ok := x.game(r, o); ok {
				takeGame(of, game)
			}
		}
		for i := range of {
			of[i].estimate()
		}
		effects = append(effects, of...)
	}
	return effects
}

// game is an outcome of the coalitions of a replicate. One with an undefined outcome is no game, so that
// what is said of all replicates still adds up.
func (x *Explained) game(replicate, outcome int) (sensitivity.Game, bool) {
	values := make([]float64, len(x.values[replicate]))
	for coalition, run := range x.values[replicate] {
		values[coalition] = run[outcome]
	}
	game, err := sensitivity.NewGame(values)
	if err != nil {
		panic(err) // there is a society for each coalition
	}
	return game, defined(values) == int64(len(values))
}

// takeGame takes in a replicate: all off, the switches, all on.
func takeGame(of []Effect, game sensitivity.Game) {
	of[0].take(game.None(), math.NaN(), math.NaN())
	for i, share := range game.Shapley() {
		of[i+1].take(share, game.Alone(i), game.Last(i))
	}
	of[len(of)-1].take(game.All(), math.NaN(), math.NaN())
}

func (e *Effect) take(share, alone, last float64) {
	e.shares, e.alone, e.last = append(e.shares, share), append(e.alone, alone), append(e.last, last)
}

func (e *Effect) estimate() {
	e.Share, e.Alone, e.Last = sensitivity.Interval(e.shares, confidence), sensitivity.Interval(e.alone, confidence), sensitivity.Interval(e.last, confidence)
	e.Replicates = defined(e.shares)
}

// effectTable lists the effects. Intervals are of differences within a replicate, which share people and
// luck.
func (x *Explained) effectTable() *results.Table {
	outcome, name, n := results.Texts("outcome"), results.Texts("switch"), results.Ints("replicates")
	share, alone, last := newEstimates("effect"), newEstimates("alone"), newEstimates("last")
	for _, e := range x.Effects() {
		outcome.Texts, name.Texts = append(outcome.Texts, e.Outcome), append(name.Texts, e.Switch)
		n.Ints = append(n.Ints, e.Replicates)
		share.addMean(e.shares)
		alone.addMean(e.alone)
		last.addMean(e.last)
	}
	columns := append([]results.Column{outcome, name, n}, share.columns()...)
	return tableOf(append(append(columns, alone.columns()...), last.columns()...))
}
