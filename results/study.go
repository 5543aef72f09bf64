package results

// A StudyManifest tells what made a study: program, plan and time. Like a run's it alone holds what differs when the
// same study is made again.
type StudyManifest struct {
	Study          string            `json:"study"` // its name
	Title          string            `json:"title"` // the question it asks
	ModelVersion   string            `json:"model_version"`
	Commit         string            `json:"commit"`
	GoVersion      string            `json:"go_version"`
	Command        []string          `json:"command"`
	Scenario       string            `json:"scenario"` // its name
	Seed           uint64            `json:"seed"`
	Design         string            `json:"design"` // its kind
	Factors        []StudyFactor     `json:"factors"`
	Outcomes       []string          `json:"outcomes"`      // columns of runs that the study is about; `column@group` for a group's
	Null           string            `json:"null"`          // what the null arm changes; empty where there is none
	HalfWidth      float64           `json:"half_width"`    // that replicates are to reach, in the unit of HalfWidthOf; 0 where their number is fixed
	HalfWidthOf    string            `json:"half_width_of"` // the measure that decides on replicates
	Hold           int               `json:"hold"`          // periods of each row, where rows are one society's life; else 0
	Points         int               `json:"points"`        // different ones, the null's included
	Runs           int               `json:"runs"`
	Failures       int               `json:"failures"`
	Period         string            `json:"period"` // day, week or month
	Periods        int               `json:"periods"`
	PeriodsPerYear float64           `json:"periods_per_year"`
	Complete       bool              `json:"complete"`
	Started        string            `json:"started"` // RFC 3339
	WallSeconds    float64           `json:"wall_seconds"`
	Files          map[string]string `json:"files"` // SHA-256 in hex, by name with slashes
}

// A StudyFactor is a parameter that a study varies: its levels, or the ends of its range.
type StudyFactor struct {
	Name    string   `json:"name"`
	Meaning string   `json:"meaning"` // one sentence; empty for a plain name
	Group   string   `json:"group"`   // factors of a group are moved together; empty on its own
	Levels  []string `json:"levels"`  // null for a range
	From    float64  `json:"from"`
	To      float64  `json:"to"`
	Log     bool     `json:"log"`
	Whole   bool     `json:"whole"`
}

// The files of a complete study.
const (
	RunsName       = "runs.parquet"
	SeriesName     = "series.parquet"
	FailuresName   = "failures.csv"
	SummaryName    = "summary.csv"
	DictionaryName = "dictionary.csv"
	DesignName     = "design.csv"
)

// WriteStudyManifest writes manifest.json of a study's directory, whole or not at all.
func WriteStudyManifest(dir string, m *StudyManifest) error { return writeManifest(dir, m) }

// ReadStudyManifest reads manifest.json of a study's directory. A run's manifest has no Study.
func ReadStudyManifest(dir string) (*StudyManifest, error) {
	m := &StudyManifest{}
	return m, readManifest(dir, m)
}
