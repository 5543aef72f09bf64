package figure

import (
	"fmt"
	"slices"

	"socialcredit/results"
)

// societies are the runs that every figure must survive.
func societies() map[string]invented {
	all := map[string]invented{"ordinary": ordinary()}
	change := func(name string, with func(*invented)) {
		s := ordinary()
		s.people, s.periods = 600, 60
		with(&s)
		all[name] = s
	}
	change("one_group", func(s *invented) { s.groups = []string{"people"} })
	change("one_period", func(s *invented) { s.periods = 1 })
	change("no_period", func(s *invented) { s.periods = 0 })
	change("all_equal", func(s *invented) { s.equal = true })
	change("nobody_excluded", func(s *invented) { s.gentle = true })
	change("one_right", func(s *invented) { s.rights = []string{"travel"} })
	change("two_institutions", func(s *invented) { s.institutions = []string{"osmanthus", "credit_rating"} })
	change("long_names", func(s *invented) {
		s.title = "A title that goes on for longer than any title of a scenario should, so that it has to be broken into lines"
		s.groups = []string{
			"urban_with_a_local_household_registration", "migrants_from_other_provinces", "rural", "students", "retired_people",
			"x", "y", "z",
		}
		s.rights = []string{
			"public_service_examinations", "high_speed_rail_and_air_travel", "loan", "career", "school", "housing_fund", "insurance",
		}
		s.bands = nil
		for k := range 10 {
			s.bands = append(s.bands, results.Band{Label: fmt.Sprintf("a_rather_long_band_%d", k), From: 60 + 8*float64(k)})
		}
	})
	change("title_without_glyphs", func(s *invented) { s.title = "苏州信用分" })
	change("columns_missing", func(s *invented) {
		s.drop = func(name string) bool {
			return slices.Contains([]string{
				"year", "osmanthus_p05", "osmanthus_wolfson", "osmanthus_esteban_ray", "osmanthus_share_c", "loan_excluded",
			}, name)
		}
	})
	change("a_code_for_days", func(s *invented) {
		s.period, s.perYear, s.institutions, s.districts = "day", 365, nil, 12
		s.code, s.told = []string{"red", "yellow", "green"}, manyTold(map[string]int{"code": 20, "hearing": 5})
	})
	change("a_list_beside_a_score", func(s *invented) {
		s.period, s.perYear, s.periods, s.groups, s.districts = "week", 52, 80, []string{"people"}, 60
		s.code, s.told = []string{"listed", "clear"}, manyTold(map[string]int{"mood": 1})
	})
	change("nothing_told", func(s *invented) {
		s.told = manyTold(map[string]int{"code": 5})[3:4]
		s.districts = mostDistricts + 1
	})
	change("only_period_kept", func(s *invented) { s.drop = func(string) bool { return true } })
	return all
}
