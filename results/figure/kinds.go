package figure

import "io"

// A Kind is a figure that any run, any study, or any comparison, may have: what `--kind` calls it, one line on what it shows, and how it
// is made. New returns one figure, or one for each institution or outcome; Absent as its error says why there is none.
type Kind[S Source] struct {
	Name, Doc string
	New       func(S) ([]*Figure, error)
}

func (k Kind[S]) name() string { return k.Name }

// Kinds are all there are of a run, in the order in which a report shows them. To add one, copy a file and add a line
// here.
var Kinds = []Kind[*Run]{
	{"score_distribution", "how scores spread over time: median, middle half and middle 90 % of people", scoreDistribution},
	{"bands", "share of people in each band over time", bands},
	{"inequality", "spread, relative inequality and polarisation of scores over time", inequality},
	{"stratification", "how far standings follow groups, traits and means over time", stratification},
	{"exclusion", "share of people shut out from each right over time, by group", exclusion},
	{"segregation", "how far groups and those shut out keep to their own, among friends and by district, over time", segregation},
	{"outcomes", "numbers that parts of the scenario tell of themselves over time, by group", outcomes},
	{"district_map", "scores, or people outside the best band, by district over time; of a run with --export districts", districtMap},
	{"final_distribution", "distribution of scores at the end, by group", finalDistribution},
	{"access_lorenz", "how evenly open rights are shared at the end: Lorenz curves by group", accessLorenz},
	{"friends", "a person's score against the mean score of the person's friends at the end", friends},
	{"mobility", "where people came to, by band and fifth of the scores they began in: matrices with numbers", mobility},
	{"survival", "how long exclusion from rights lasts: Kaplan-Meier curves by group", survival},
}

// StudyKinds are all there are of a study, in the order in which a report shows them. To add one, copy a file and add a
// line here.
var StudyKinds = []Kind[*Study]{
	{"response", "outcome against a factor, with its interval and the null; lines and panels by other factors", response},
	{"heat_map", "mean outcome over two factors, with contour lines", heatMap},
	{"phase_diagram", "where in the plane of two factors an outcome lies above a level, and how sure the border is", phaseDiagram},
	{"trajectories", "outcome over time at several levels of a factor", trajectories},
	{"hysteresis", "outcome as a factor rises and falls again: both branches", hysteresis},
	{"tipping", "all runs along a factor, and where the outcome is steepest", tipping},
	{"tornado", "how far each factor alone moves the outcome, from its lowest to its highest level", tornado},
	{"morris", "screening: mean size of elementary effects against their spread", morris},
	{"sobol", "shares of variance: first-order and total indices, and interactions", sobol},
	{"correlations", "partial rank correlations and standardised coefficients", correlations},
	{"scatter", "every factor against the outcome: runs, and their running mean", scatter},
	{"convergence", "running mean of an outcome as replicates are added", convergence},
}

// ComparisonKinds are all there are of a comparison, in the order in which a report shows them. To add one, copy a file
// and add a line here.
var ComparisonKinds = []Kind[*Comparison]{
	{"difference", "how far scenario B lies above A over time, in the main measures, by group, with intervals", differenceOverTime},
	{"gains", "share of people who gained and who lost in B, by group and by fifths of trait and means", gained},
	{"against", "everybody's score in A against the same person's in B at the end", against},
	{"parting", "for how many people standings and rights differ over time, and have ever differed", parting},
}

// ExplanationKinds are all there are of an explanation, in the order in which a report shows them. To add one, copy a file
// and add a line here.
var ExplanationKinds = []Kind[*Explanation]{
	{"accounts", "ACCOUNTS, exact: what each cause added to the score, by group and by fifths of trait and means", accounts},
	{"effects", "EFFECTS, counterfactual: Shapley values of friends, error, abuse, gates, ties and learning", effects},
	{"accuracy", "how well band edges part people, and who is wrongly shut out or left in, by group", accuracy},
	{"calibration", "trait, just score and desert of the people in each tenth of the scores", calibration},
}

// LifeKinds are all there are of a traced life.
var LifeKinds = []Kind[*Life]{
	{"life", "one person's standings over time, what moved them, when services were shut, and what would have been", life},
}

// A Format is a kind of file that figures are drawn as.
type Format struct {
	Name, Doc string
	write     func(io.Writer, *Figure) error
}

// Formats are all there are.
var Formats = []Format{
	{"pdf", "vector, for print", writePDF},
	{"svg", "vector, for the web", writeSVG},
	{"png", "300 dots per inch, for slides and documents", writePNG},
}
