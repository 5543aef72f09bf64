package configs

import (
	"fmt"
	"testing"
)

// half is half a year of the scenario: what has been infected at its end, and means over its days.
type half struct{ infected, green, healthy, hotZone, contact, ever float64 }

func infectedHalf(t *testing.T, seed int, sets ...string) (h half) {
	t.Helper()
	d := live(t, "health_code_seir", append(sets, "people.count=20000", fmt.Sprintf("seed=%d", seed))...)
	const days = 180
	for day := 1; day <= days; day++ {
		h.green += d.at(t, day, "code_green", "") / days
		h.healthy += d.at(t, day, "code_healthy", "") / days
		h.hotZone += d.at(t, day, "code_by_hot_zone", "") / days
		h.contact += d.at(t, day, "code_by_contact", "") / days
	}
	h.infected, h.ever = d.at(t, days, "covid_infected", ""), d.at(t, days, "any_ever_excluded", "")
	return h
}

// What the header says: people who stay at home stop the epidemic, healthy people pay for it, and what
// holds them is where they have been, not whom they met. Sizes are ours; the directions are what holds.
func TestHealthCodeSeir(t *testing.T) {
	for seed := 1; seed <= 3; seed++ {
		is := infectedHalf(t, seed)
		if is.infected > 0.01 || is.healthy < 0.95 || is.ever < 0.15 || is.hotZone < 3*is.contact {
			t.Errorf("seed %d: %+v", seed, is)
		}
		if free := infectedHalf(t, seed, "society.covid.stops="); free.infected < 0.75 || free.infected > 0.95 {
			t.Errorf("seed %d: %.3f infected though nobody stays at home", seed, free.infected)
		}
		rare := infectedHalf(t, seed, "institutions.code.sources.hot_zone.cases=500", "institutions.code.sources.hot_zone.days=1")
		if 1-rare.green > 0.6*(1-is.green) || rare.infected > is.infected+0.002 {
			t.Errorf("seed %d: with fewer hot zones %+v, with many %+v", seed, rare, is)
		}
		defiant := infectedHalf(t, seed, "society.defiance.share=0.3")
		if 1-defiant.green < 1.5*(1-is.green) {
			t.Errorf("seed %d: %.4f green though many leave, %.4f where few do", seed, defiant.green, is.green)
		}
	}
}

// Over paired seeds tracing lowers the number of the infected.
func TestTracingHoldsAnEpidemicDown(t *testing.T) {
	var saved []float64
	for seed := 1; seed <= 6; seed++ {
		loud := []string{"society.covid.first=0.004", "periods=60"}
		with := live(t, "health_code_seir", append(loud, "people.count=20000", fmt.Sprintf("seed=%d", seed))...)
		without := live(t, "health_code_seir", append(loud, "people.count=20000", fmt.Sprintf("seed=%d", seed),
			"institutions.code.sources.contact.known=0", "institutions.tracing.known=0")...)
		saved = append(saved, without.at(t, 60, "covid_infected", "")-with.at(t, 60, "covid_infected", ""))
	}
	if low, high := paired(saved); low <= 0 {
		t.Errorf("tracing saves %.5f to %.5f of all people from infection", low, high)
	}
}
