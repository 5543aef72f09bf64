package measure

import (
	"math"
	"slices"
	"strings"
	"testing"

	"socialcredit/model"
)

// knownColumns are the names that files, figures and studies rely on, in their order; a new family
// may add others.
var knownColumns = strings.Fields(`osmanthus_mean osmanthus_median osmanthus_sd osmanthus_p05 osmanthus_p25 osmanthus_p75 osmanthus_p95
		osmanthus_absolute_gini osmanthus_gini osmanthus_theil osmanthus_atkinson osmanthus_palma
		list_share_listed list_share_free osmanthus_share_e osmanthus_share_d osmanthus_share_c osmanthus_share_b osmanthus_share_a osmanthus_share_aa
		osmanthus_wolfson osmanthus_esteban_ray osmanthus_eta_squared osmanthus_trait_correlation osmanthus_means_correlation
		osmanthus_fgt0 osmanthus_fgt1 osmanthus_fgt2
		deposit_free_excluded loan_excluded school_excluded travel_excluded any_excluded
		any_ever_excluded any_exit_hazard any_median_spell privileged records_donate records_jaywalk records_amnesty
		ties_osmanthus_assortativity ties_list_band_assortativity ties_osmanthus_band_assortativity ties_trait_assortativity
		ties_group_ei ties_list_band_ei ties_osmanthus_band_ei ties_excluded_degree_ratio ties_osmanthus_friends_gap`)

func TestColumns(t *testing.T) {
	var names []string
	for _, c := range newTable(t, newSociety()).Columns() {
		if slices.Contains(knownColumns, c.Name) {
			names = append(names, c.Name)
		}
	}
	if !slices.Equal(names, knownColumns) {
		t.Errorf("columns\n%v\nwant\n%v", names, knownColumns)
	}
}

// TestDocs wants every family to say what it is and where it comes from.
func TestDocs(t *testing.T) {
	seen := make(map[string]bool)
	for _, f := range Kinds {
		if f.Name != strings.ToLower(f.Name) || strings.ContainsAny(f.Name, " -.") || seen[f.Name] {
			t.Errorf("family %q: a name is lower_snake and given once", f.Name)
		}
		seen[f.Name] = true
		if len(f.Doc) < 60 || !strings.HasSuffix(f.Doc, ".") || strings.Contains(f.Doc, "  ") || f.Source == "" {
			t.Errorf("family %s: doc %q, source %q", f.Name, f.Doc, f.Source)
		}
	}
}

func TestEvery(t *testing.T) {
	s := grown(50, 7)
	s.spec.Measures = map[string]model.Keep{"gini": {Every: 0}, "mean": {Every: 7}, "spread": {Every: 500}}
	table := newTable(t, s)
	for s.period = 0; s.period <= 120; s.period++ {
		got := row(t, table, s.snapshot(), 0)
		if _, has := got["osmanthus_gini"]; has {
			t.Fatal("a family that is never computed has a column")
		}
		for name, want := range map[string]bool{
			"osmanthus_mean": s.period%7 == 0 || s.period == 120,
			"osmanthus_sd":   s.period == 0 || s.period == 120, "osmanthus_median": true,
		} {
			if math.IsNaN(got[name]) == want {
				t.Errorf("%s in period %d = %v, due: %v", name, s.period, got[name], want)
			}
		}
		if table.Needs(s.period).Ties != (s.period%12 == 0) {
			t.Errorf("period %d: needs %v", s.period, table.Needs(s.period))
		}
	}
}

// TestTies stands in for a family that needs ties.
func TestTies(t *testing.T) {
	table := &Table{families: []kept{
		{dates: model.Dates{Every: 12, Last: 30}, needs: model.Needs{Ties: true}}, {dates: model.Dates{Every: 10, Last: 30}},
	}}
	for period := range 31 {
		if got, want := table.Needs(period).Ties, period%12 == 0 || period == 30; got != want {
			t.Errorf("needs ties in period %d: %v", period, got)
		}
	}
}

func TestProblems(t *testing.T) {
	s := newSociety()
	s.spec.Measures = map[string]model.Keep{"ginni": {Every: 1}, "palma": {Every: 1}, "any_excluded": {Every: 2}}
	_, problems := New(s.spec, s.layout)
	if len(problems) != 2 || problems[0].Name != "any_excluded" || problems[1].Path != "measures.ginni" ||
		!slices.Contains(problems[1].Among, "gini") {
		t.Errorf("problems %v", problems)
	}
	s = newSociety()
	s.layout.Services[0] = "any"
	_, problems = New(s.spec, s.layout)
	if len(problems) != 1 || !strings.Contains(problems[0].Text, "any_excluded") {
		t.Errorf("problems %v, want two columns called any_excluded", problems)
	}
}

// TestNobody has a group without people and an institution that has enrolled nobody.
func TestNobody(t *testing.T) {
	s := newSociety()
	s.people = []person{{group: 1, score: model.NoStanding, records: make([]bool, 3)}}
	table, snap := newTable(t, s), s.snapshot()
	for name, x := range row(t, table, snap, 1) {
		undefined(t, name+" of nobody", x)
	}
	got := row(t, table, snap, 0)
	undefined(t, "mean of the enrolled", got["osmanthus_mean"])
	near(t, "travel", got["travel_excluded"], 0, 0)
	near(t, "school", got["school_excluded"], 1, 0)
}

// TestPovertyLine takes the highest edge that a right needs.
func TestPovertyLine(t *testing.T) {
	s := newSociety()
	near(t, "loan's", povertyLine(&model.Snapshot{Layout: s.layout, Spec: s.spec}, 1), 90, 0)
	s.layout.Rights = 0b1100 // the loan is a perk
	near(t, "travel's", povertyLine(&model.Snapshot{Layout: s.layout, Spec: s.spec}, 1), 80, 0)
	s.layout.Rights = 0b0100 // nothing is asked of the score
	undefined(t, "none", povertyLine(&model.Snapshot{Layout: s.layout, Spec: s.spec}, 1))
	s.layout.Rights = 0b1000
	s.spec.Services["travel"] = model.Service{Right: true, Needs: map[string]string{"osmanthus": "e"}}
	undefined(t, "lowest band", povertyLine(&model.Snapshot{Layout: s.layout, Spec: s.spec}, 1))
}

// TestNoAllocation computes rows without allocating, once warm.
func TestNoAllocation(t *testing.T) {
	society := grown(300, 8)
	table, s := newTable(t, society), society.snapshot()
	values := make([]float64, len(table.Columns()))
	n := testing.AllocsPerRun(100, func() {
		forget(s)
		for g := range s.People {
			table.Row(s, g, values)
		}
	})
	if n > 0 {
		t.Errorf("%v allocations in a period", n)
	}
}
