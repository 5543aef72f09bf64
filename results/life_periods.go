package results

// PeriodTable is this life and its twins by period, for periods.csv.
func (l *Life) PeriodTable() (*Table, error) {
	period, year, friends := Ints("period"), Floats("year"), Ints("friends")
	for t, n := range l.Friends {
		period.Ints, friends.Ints = append(period.Ints, int64(t)), append(friends.Ints, int64(n))
		year.Floats = append(year.Floats, float64(t)/l.PeriodsPerYear)
	}
	columns := []Column{period, year}
	columns = append(columns, standings("", l.Institutions)...)
	for _, s := range l.Services {
		columns = append(columns, flags(s.Label+"_shut", s.Shut))
	}
	columns = append(columns, friends, flags("excluded", l.Excluded))
	for _, twin := range l.WhatIf {
		if twin.Skipped == "" {
			columns = append(columns, standings(twin.Name+"_", twin.Institutions)...)
			columns = append(columns, flags(twin.Name+"_excluded", twin.Excluded))
		}
	}
	return NewTable(columns...)
}

func standings(prefix string, institutions []LifeInstitution) (columns []Column) {
	for i := range institutions {
		held := &institutions[i]
		if held.Scored {
			columns = append(columns, Floats(prefix+held.Label+"_score", held.Scores()...))
		}
		columns = append(columns, Texts(prefix+held.Label+"_band", held.Band...))
	}
	return columns
}

// Scores are the published scores by period, NaN where there is none.
func (i *LifeInstitution) Scores() []float64 {
	y := make([]float64, len(i.Score))
	for t, score := range i.Score {
		y[t] = float64(score)
	}
	return y
}

func flags(name string, held []bool) Column {
	c := Ints(name)
	for _, h := range held {
		n := int64(0)
		if h {
			n = 1
		}
		c.Ints = append(c.Ints, n)
	}
	return c
}
