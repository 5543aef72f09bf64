package results

// A ComparisonManifest tells what made a comparison of two scenarios: program, both scenarios and what differs between
// them, seeds and time. Like a run's it alone holds what differs when the same comparison is made again.
type ComparisonManifest struct {
	Comparison     string            `json:"comparison"` // its name, never empty
	ModelVersion   string            `json:"model_version"`
	Commit         string            `json:"commit"`
	GoVersion      string            `json:"go_version"`
	Command        []string          `json:"command"`
	Key            string            `json:"key"` // hex
	A              Side              `json:"a"`
	B              Side              `json:"b"`
	Changes        []Change          `json:"changes"`   // settings in which B differs from A
	Identical      bool              `json:"identical"` // nothing that both have differs: no number of the series, no standing and no right of anybody, ever
	Seed           uint64            `json:"seed"`      // of the first replicate; each further one has the next
	Replicates     int               `json:"replicates"`
	PeopleEvery    int               `json:"people_every"` // periods between two rows of a person; 0 = the last period alone
	Workers        int               `json:"workers"`
	People         int               `json:"people"`
	Period         string            `json:"period"` // day, week or month
	Periods        int               `json:"periods"`
	PeriodsPerYear float64           `json:"periods_per_year"`
	Started        string            `json:"started"` // RFC 3339
	WallSeconds    float64           `json:"wall_seconds"`
	Society        Society           `json:"society"` // what A and B have in common, as A has it
	Files          map[string]string `json:"files"`   // SHA-256 in hex, by name with slashes
}

// A Side is one of the two scenarios that are compared.
type Side struct {
	Scenario       string   `json:"scenario"` // its name
	Title          string   `json:"title"`
	ScenarioSHA256 string   `json:"scenario_sha256"` // of the resolved scenario in canonical form
	Institutions   []string `json:"only_institutions"`
	Services       []string `json:"only_services"`
	Columns        []string `json:"only_columns"` // of the series; all three are what the other side lacks, so that it is not compared
}

// A Change is a setting in which two scenarios differ: its path, and what each says, empty where it says nothing.
type Change struct {
	Path string `json:"path"`
	A    string `json:"a"`
	B    string `json:"b"`
}

// The files of a comparison beside those of its scenarios.
const (
	DifferencesName = "differences.csv"
	LevelsName      = "levels.csv"
	GainsName       = "gains.csv"
	FatesName       = "fates.csv"
	PeopleName      = "people_differences.parquet"
)

// WriteComparisonManifest writes manifest.json of a comparison's directory, whole or not at all.
func WriteComparisonManifest(dir string, m *ComparisonManifest) error { return writeManifest(dir, m) }

// ReadComparisonManifest reads manifest.json of a comparison's directory. A run's manifest has no Comparison.
func ReadComparisonManifest(dir string) (*ComparisonManifest, error) {
	m := &ComparisonManifest{}
	return m, readManifest(dir, m)
}
