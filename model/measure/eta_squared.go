package measure

import "socialcredit/model"

// EtaSquared is the share of the variance of bands that lies between groups.
var EtaSquared = model.Family{
	Name: "eta_squared",
	Doc: "Share of the variance of people's bands, numbered from the lowest, that lies between social groups: " +
		"0 if all groups have the same mean band, 1 if everybody's group decides. For all people only. Bands " +
		"count as equally far apart. By chance alone it is about (groups - 1) / (people - 1), so a " +
		"small society shows some without any cause. Undefined while all are in one band.",
	Source: "correlation ratio, sum n_g (mean_g - mean)^2 / sum (band - mean)^2; Fisher (1925), Statistical Methods for Research Workers",
	Columns: func(l *model.Layout) []model.Measure {
		var measures []model.Measure
		for i, label := range l.Institutions {
			if l.Forms[i].Scored {
				measures = append(measures, model.Measure{
					Name: label + "_eta_squared", Unit: "1",
					Of: func(s *model.Snapshot, group int) float64 {
						if group != 0 {
							return model.Undefined()
						}
						return etaSquared(s.InBand[i])
					},
				})
			}
		}
		return measures
	},
}

// etaSquared takes people by group (the first one all) and band.
func etaSquared(inBand [][]float64) float64 {
	_, mean, squares := bandMoments(inBand[0])
	if !(squares > 0) {
		return model.Undefined()
	}
	between := 0.0
	for _, group := range inBand[1:] {
		if n, groupMean, _ := bandMoments(group); n > 0 {
			off := groupMean - mean
			between += float64(n * float64(off*off))
		}
	}
	return between / squares
}

// bandMoments returns the number of people, their mean band and the sum of squared distances from
// it.
func bandMoments(inBand []float64) (people, mean, squares float64) {
	for band, n := range inBand {
		people += n
		mean += float64(n * float64(band))
	}
	if people == 0 {
		return 0, 0, 0
	}
	mean /= people
	for band, n := range inBand {
		off := float64(band) - mean
		squares += float64(n * float64(off*off))
	}
	return people, mean, squares
}
