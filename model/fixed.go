package model

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Fixed reports where a bound spec differs from an earlier one in what cannot change while a society
// goes on: it would be another society. See [Simulation.Continue].
func Fixed(old, spec *Spec, was, is *Layout) []Problem {
	c := &comparison{}
	c.same("period", old.Period, spec.Period)
	c.same("seed", old.Seed, spec.Seed)
	c.people(old, spec, was, is)
	c.same("network", settings(old.Network), settings(spec.Network))
	c.labels("acts", was.Acts, is.Acts)
	for _, label := range c.both(was.Acts, is.Acts) {
		c.same("acts."+label+".by", old.Acts[label].By, spec.Acts[label].By)
		c.same("acts."+label+".financial", old.Acts[label].Financial, spec.Acts[label].Financial)
	}
	c.labels("services", was.Services, is.Services)
	for _, label := range c.both(was.Services, is.Services) {
		c.same("services."+label+".right", old.Services[label].Right, spec.Services[label].Right)
	}
	c.labels("institutions", was.Institutions, is.Institutions)
	c.labels("society", Labels(old.Society), Labels(spec.Society))
	c.labels("policies", Labels(old.Policies), Labels(spec.Policies))
	if len(c.problems) > 0 {
		return c.problems // what follows goes by number
	}
	others := spec.parts()
	for i, p := range old.parts() {
		c.same(p.path+".kind", fmt.Sprintf("%T", p.kind), fmt.Sprintf("%T", others[i].kind))
	}
	for i, label := range is.Institutions {
		c.form("institutions."+label+".", &was.Forms[i], &is.Forms[i])
	}
	return c.problems
}

// A comparison collects differences.
type comparison struct{ problems []Problem }

func (c *comparison) problem(path, format string, args ...any) {
	c.problems = append(c.problems, Problem{Path: path, Text: fmt.Sprintf(format, args...)})
}

func (c *comparison) same(path string, was, is any) {
	if was != is {
		c.problem(path, "%v cannot become %v while a society goes on; leave it as it was", was, is)
	}
}

func (c *comparison) labels(path string, was, is []string) {
	c.same(path, strings.Join(was, ", "), strings.Join(is, ", "))
}

// both lists the labels that are in both lists.
func (c *comparison) both(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(label string) bool { return !slices.Contains(b, label) })
}

// people compares what everybody was seeded from.
func (c *comparison) people(old, spec *Spec, was, is *Layout) {
	c.same("people.count", old.People.Count, spec.People.Count)
	c.same("people.districts", old.People.Districts, spec.People.Districts)
	c.same("people.means_correlation", old.People.MeansCorrelation, spec.People.MeansCorrelation)
	c.labels("people.groups", was.Groups, is.Groups)
	for _, label := range c.both(was.Groups, is.Groups) {
		a, b, path := old.People.Groups[label], spec.People.Groups[label], "people.groups."+label+"."
		c.same(path+"share", a.Share, b.Share)
		c.same(path+"trait", a.Trait, b.Trait)
		c.same(path+"trait_sd", a.TraitSD, b.TraitSD)
		c.same(path+"means", a.Means, b.Means)
	}
}

// form compares the forms of an institution but for the edges of bands, and whether they open and
// shut services.
func (c *comparison) form(path string, was, is *Form) {
	c.same(path+"base", Points(was.Base), Points(is.Base))
	c.same(path+"floor", Points(was.Floor), Points(is.Floor))
	c.same(path+"cap", Points(was.Cap), Points(is.Cap))
	c.same(path+"refresh", was.Refresh, is.Refresh)
	c.same(path+"enrolled", was.Enrolled, is.Enrolled)
	c.same(path+"aware", was.Aware, is.Aware)
	c.same(path+"initial", was.Initial, is.Initial)
	c.labels(path+"bands", bandLabels(was), bandLabels(is))
	if was.Open != is.Open {
		c.problem(strings.TrimSuffix(path, "."), "whether people may join and leave it (because of exit, pilot, roll_out, sunset or what approval stops) cannot change while a society goes on; name the same institutions there")
	}
}

// bandLabels are the labels of bands, lowest first.
func bandLabels(f *Form) (labels []string) {
	for _, b := range f.Bands {
		labels = append(labels, b.Label)
	}
	return labels
}

// settings is a kind with the values of its parameters, to be compared and shown.
func settings(kind any) string {
	values, err := json.Marshal(kind)
	if err != nil {
		values = []byte(err.Error())
	}
	name := fmt.Sprintf("%T", kind)
	return name[strings.LastIndex(name, ".")+1:] + string(values)
}
