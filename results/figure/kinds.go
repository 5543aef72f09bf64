package figure

import "io"

// A Kind is a figure that any run may have: what `--kind` calls it, one line on what it shows, and how it is made. New
// returns one figure, or one for each institution; Absent as its error says why a run has none.
type Kind struct {
	Name, Doc string
	New       func(*Run) ([]*Figure, error)
}

// Kinds are all there are, in the order in which a report shows them. To add one, copy a file and add a line here.
var Kinds = []Kind{
	{"score_distribution", "how scores spread over time: median, middle half and middle 90 % of people", scoreDistribution},
	{"bands", "share of people in each band over time", bands},
	{"inequality", "spread, relative inequality and polarisation of scores over time", inequality},
	{"stratification", "how far standings follow groups, traits and means over time", stratification},
	{"exclusion", "share of people shut out from each right over time, by group", exclusion},
	{"final_distribution", "distribution of scores at the end, by group", finalDistribution},
	{"access_lorenz", "how evenly open rights are shared at the end: Lorenz curves by group", accessLorenz},
	{"friends", "a person's score against the mean score of the person's friends at the end", friends},
	{"survival", "how long exclusion from rights lasts: Kaplan-Meier curves by group", survival},
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
