package figure

import "strings"

// named are columns that belong to no institution or service; the unit % marks a share of 1.
var named = map[string][2]string{
	"any_excluded":               {"Shut out of a right", "%"},
	"any_ever_excluded":          {"Ever shut out of a right", "%"},
	"any_exit_hazard":            {"Exits from exclusion", "per person-year"},
	"any_median_spell":           {"Median spell of exclusion", "years"},
	"ties_excluded_degree_ratio": {"Friends, shut out to others", "ratio"},
	"privileged":                 {"With an open perk", "%"},
}

// endings are what columns of an institution end in.
var endings = []struct{ ending, name, unit string }{
	{"_absolute_gini", "Absolute Gini", "points"},
	{"_trait_correlation", "Rank correlation of score and trait", ""},
	{"_means_correlation", "Rank correlation of score and means", ""},
	{"_band_assortativity", "Assortativity of bands", ""},
	{"_assortativity", "Assortativity", ""},
	{"_friends_gap", "Gap to friends’ scores", "points"},
	{"_esteban_ray", "Esteban-Ray polarisation", "points"},
	{"_eta_squared", "Variance of bands between groups", ""},
	{"_wolfson", "Wolfson polarisation", ""},
	{"_atkinson", "Atkinson index", ""},
	{"_palma", "Palma ratio", ""},
	{"_theil", "Theil index", ""},
	{"_gini", "Gini coefficient", ""},
	{"_mean", "Mean score", "points"},
	{"_median", "Median score", "points"},
	{"_sd", "Standard deviation of scores", "points"},
	{"_p05", "5th percentile of scores", "points"},
	{"_p25", "25th percentile of scores", "points"},
	{"_p75", "75th percentile of scores", "points"},
	{"_p95", "95th percentile of scores", "points"},
	{"_fgt0", "Share below the line (FGT0)", "%"},
	{"_fgt1", "Gap below the line (FGT1)", ""},
	{"_fgt2", "Squared gap below the line (FGT2)", ""},
}

// measured gives the words and the unit of a column of a study; a column that it does not know is called as it is, its
// unit unsaid.
func measured(column string) (name, unit string) {
	if known, ok := named[column]; ok {
		return known[0], known[1]
	}
	if kind, ok := strings.CutPrefix(column, "records_"); ok {
		return "Records: " + words(kind), "per person-year"
	}
	if service, ok := strings.CutSuffix(column, "_excluded"); ok {
		return "Shut out: " + words(service), "%"
	}
	if institution, band, ok := strings.Cut(column, "_share_"); ok {
		return "In band " + words(band) + ", " + words(institution), "%"
	}
	for _, e := range endings {
		if strings.HasSuffix(column, e.ending) && column != e.ending {
			institution := strings.TrimPrefix(strings.TrimSuffix(column, e.ending), "ties_")
			return e.name + ", " + words(institution), e.unit
		}
	}
	return words(column), ""
}
