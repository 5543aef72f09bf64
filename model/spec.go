package model

import (
	"maps"
	"slices"
)

// A Spec is a complete description of one society: what a scenario file says once every layer is
// resolved. Its fields and those of the kinds it holds are the one source of the YAML keys: the
// `yaml` tag is the key, `min`, `max`, `above`, `below` bound a number, `enum` lists the words.
type Spec struct {
	// One line that says what this society is.
	Title string `yaml:"title"`
	// Length of a period.
	Period Period `yaml:"period" enum:"day,week,month"`
	// Number of periods to simulate.
	Periods int `yaml:"periods" min:"0" max:"32000"`
	// Seed of all luck; the same seed gives the same people the same luck under another scenario.
	Seed uint64 `yaml:"seed"`
	// Who lives here.
	People People `yaml:"people"`
	// Who is friends with whom.
	Network Network `yaml:"network"`
	// Kinds of act a person may do in a period, by label.
	Acts map[string]Act `yaml:"acts"`
	// How people's dispositions turn into acts.
	Conduct Conduct `yaml:"conduct"`
	// How acts turn into records, true and false.
	Record Record `yaml:"record"`
	// Bodies that turn records into standings, by label.
	Institutions map[string]Institution `yaml:"institutions"`
	// What standings open and shut, by label.
	Services map[string]Service `yaml:"services"`
	// How open and shut services are counted.
	Access Access `yaml:"access"`
	// What people do about it, by label.
	Society map[string]Society `yaml:"society"`
	// What the state does on top, by label.
	Policies map[string]Policy `yaml:"policies"`
	// How often a family of measures is computed, by family.
	Measures map[string]Keep `yaml:"measures"`
}

// A Period is the length of one tick.
type Period string

// PerYear is the number of periods in a year.
func (p Period) PerYear() int {
	switch p {
	case "day":
		return 365
	case "week":
		return 52
	}
	return 12
}

// People says who lives in the society.
type People struct {
	// Number of people (a network of kind file brings its own).
	Count int `yaml:"count" min:"2" max:"100000000"`
	// Social groups, by label. Shares must sum to 1.
	Groups map[string]Group `yaml:"groups"`
	// Number of districts of equal size; a household lies in one.
	Districts int `yaml:"districts" min:"1" max:"65535"`
	// How much more the most watched district is watched than the least: a ratio, 1 = all alike.
	DistrictExposure float64 `yaml:"district_exposure" min:"1" max:"1000"`
	// Correlation of means with the trait.
	MeansCorrelation float64 `yaml:"means_correlation" min:"-1" max:"1"`
}

// A Group is a social group of people.
type Group struct {
	// Share of all people.
	Share float64 `yaml:"share" min:"0" max:"1"`
	// Multiplies the rates of rewarded acts: a ratio, normalised to a population mean of 1.
	Opportunity float64 `yaml:"opportunity" min:"0" max:"1000"`
	// Multiplies the hazard of being noticed: a ratio, normalised to a population mean of 1.
	Exposure float64 `yaml:"exposure" min:"0" max:"1000"`
	// How readily the group learns what pays, 0 to 1.
	Education float64 `yaml:"education" min:"0" max:"1"`
	// Mean of the trait, in standard deviations of the population.
	Trait float64 `yaml:"trait" min:"-4" max:"4"`
	// Standard deviation of the trait.
	TraitSD float64 `yaml:"trait_sd" min:"0" max:"1.5"`
	// Mean of money and time, in standard deviations.
	Means float64 `yaml:"means" min:"-4" max:"4"`
}

// NewGroup is a group with the population's averages.
func NewGroup() Group {
	return Group{Opportunity: 1, Exposure: 1, Education: 1, TraitSD: 1}
}

// An Act is a kind of thing that a person may do, at most once in a period.
type Act struct {
	// Mean rate per person and year.
	Rate float64 `yaml:"rate" min:"0" max:"366"`
	// Probability that it comes to notice: of a camera at exposure 1, or of a claim being filed.
	Noticed float64 `yaml:"noticed" min:"0" max:"1"`
	// Change of the log rate per standard deviation of the trait.
	Trait float64 `yaml:"trait" min:"-3" max:"3"`
	// Change of the log rate per standard deviation of means.
	Means float64 `yaml:"means" min:"-3" max:"3"`
	// How it comes to notice: surveillance sees penalised acts, people claim rewarded ones.
	By string `yaml:"by" enum:"surveillance,claim"`
	// Whether the loss of a right makes it more frequent (a financial offence).
	Financial bool `yaml:"financial"`
}

// NewAct is an act that cameras see.
func NewAct() Act { return Act{By: "surveillance"} }

// Rewarded tells whether people claim the act.
func (a Act) Rewarded() bool { return a.By == "claim" }

// A Service is something that bands open or close.
type Service struct {
	// A right is open at the base standing, and its loss is exclusion; a perk opens only above it.
	Right bool `yaml:"right"`
	// The lowest band that opens it, by institution. All needs must be met.
	Needs map[string]string `yaml:"needs"`
	// What its loss does to conduct while a right is shut (rewarded acts fall, financial offences
	// rise), or what a perk does while open (rewarded acts rise): change of the log rate.
	Effect float64 `yaml:"effect" min:"0" max:"5"`
}

// Keep says how often a family of measures is computed.
type Keep struct {
	// Every how many periods; 0 = never. The first and the last period are always kept unless 0. Measures that compare with an
	// earlier period need a run of at least so many.
	Every int `yaml:"every" min:"0" max:"32000"`
	// The period that later ones are compared with, such as the end of a burn-in; for families that say so.
	Since int `yaml:"since" min:"0" max:"32000"`
}

// Labels returns the sorted labels of a map: the order in which things are numbered, whatever the
// order of the file.
func Labels[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
