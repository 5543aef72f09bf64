package figure

import (
	"strconv"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"socialcredit/results"
)

// calibration shows what the people in each tenth of the scores are like: their trait, their just score, and how many of
// them deserve to be left in.
func calibration(x *Explanation) ([]*Figure, error) {
	t, err := x.rows("accuracy.csv")
	if err != nil {
		return nil, err
	}
	return x.perInstitution(func(i *results.Institution) (*Figure, error) {
		mine := t.Where("institution", i.Label)
		means, _ := mine.Where("measure", "calibration_mean").Float("value")
		if len(means) == 0 {
			return nil, unasked("%s keeps no score", i.Label)
		}
		if !anyFinite(means) {
			return nil, absent("nobody has a score of %s at the end", i.Label)
		}
		f := x.figure("calibration", "What the people in each tenth of the scores are like at the end")
		f.remark("neither accounts nor effects; people of equal scores are in one tenth, so that some may be empty")
		row := []*panel{
			tenthPanel(mine, "Mean trait (standard deviations)", "calibration_mean", 1, "trait"),
			tenthPanel(mine, "Mean just score (points)", "calibration_mean", 1, "just_score"),
		}
		if mine.Where("measure", "calibration_deserving").Rows() > 0 {
			row = append(row, tenthPanel(mine, "Deserve to be left in (%)", "calibration_deserving", 100, "trait", "just_score", "just_rank"))
		}
		for _, y := range yardsticks {
			f.keys = append(f.keys, key{text: y.text, line: draw.LineStyle{Color: y.colour, Width: fine}, dot: y.dot})
		}
		f.panels, f.rowHigh = [][]*panel{row}, 4.4*vg.Centimeter
		f.Numbers = mine
		return f, nil
	})
}

// tenthPanel draws a measure by tenth against some yardsticks.
func tenthPanel(t *results.Table, head, measure string, times float64, against ...string) *panel {
	low, high := undefined, undefined
	all := map[string][]estimate{}
	for _, name := range against {
		for tenth := range 10 {
			e := estimateOf(t.Where("measure", measure).Where("against", name).Where("at", strconv.Itoa(tenth+1)), "value", "low", "high").times(times)
			all[name] = append(all[name], e)
			if !finite(low) {
				low, high = e.value, e.value
			}
			low, high = reach(low, high, e)
		}
	}
	y := spanning(low, high, 5)
	if measure == "calibration_deserving" {
		y = upTo(100, 5)
		y.max = 104 // room for marks at 100
	}
	p := newPanel("Tenth of scores, lowest to highest", "", scale{min: 0.5, max: 10.5, step: 1}, y)
	p.head = head
	for _, y := range yardsticks {
		style := draw.LineStyle{Color: y.colour, Width: fine}
		for tenth, e := range all[y.name] {
			p.Add(whisker{at: float64(tenth + 1), value: e.value, low: e.low, high: e.high, dot: y.dot, style: style})
		}
	}
	return p
}
