package experiments

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialcredit/configs"
	"socialcredit/results"
)

// tiny is a study of 12 points with 4 replicates each, of which the kind none makes some the same.
const tiny = `
title: A small study
scenario: suzhou
set: {people: {count: 60}, periods: 6}
design: {kind: grid}
factors:
  institutions.osmanthus.friends.kind: [none, bonus, pull]
  institutions.osmanthus.friends.weight: [0, 0.2]
  institutions.osmanthus.memory: [1, 5]
replicates: 4
keep: {every: 3, groups: true}
null: {record.kind: permuted}
outcomes: [osmanthus_sd, any_excluded@migrant]
`

// final are the files in which two complete studies must agree byte for byte.
var final = []string{
	results.RunsName, results.SeriesName, results.FailuresName, results.SummaryName, results.DictionaryName,
	results.DesignName, SensitivityName,
}

func studyOf(t testing.TB, text string) *configs.Study {
	t.Helper()
	s, err := configs.ReadStudy("tiny.yaml", ".", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// swept computes a study into a directory, to the end.
func swept(t testing.TB, dir, text string, change ...func(*Sweep)) *Report {
	t.Helper()
	s := &Sweep{Study: studyOf(t, text), Dir: dir}
	for _, c := range change {
		c(s)
	}
	if err := s.Open(); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r, err := s.Do(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// sameFiles fails where two studies differ in a byte.
func sameFiles(t testing.TB, want, got string) {
	t.Helper()
	for _, name := range final {
		a, err := os.ReadFile(filepath.Join(want, name))
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(got, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs", name)
		}
	}
}

// A study that is cut off after any number of runs and carried on ends with the bytes of one that was
// not, whatever the number of workers. Parts of one run each make every cut possible.
func TestCarriesOn(t *testing.T) {
	want := filepath.Join(t.TempDir(), "whole")
	swept(t, want, tiny)
	luck := rand.New(rand.NewPCG(1, 2))
	for try := range 4 {
		dir := filepath.Join(t.TempDir(), "cut")
		for cuts := 0; ; cuts++ {
			ctx, cancel := context.WithCancel(context.Background())
			stopAt := 1 + luck.IntN(40)
			s := &Sweep{Study: studyOf(t, tiny), Dir: dir, Workers: 1 + try%2}
			s.Progress = func(done, _ int) {
				if done >= stopAt {
					cancel()
				}
			}
			if err := s.Open(); err != nil {
				t.Fatal(err)
			}
			_, err := s.Do(ctx)
			s.Close()
			cancel()
			if err == nil {
				break
			}
			var stopped *Interrupted
			if !errors.As(err, &stopped) {
				t.Fatal(err)
			}
			if cuts > 200 {
				t.Fatal("it never ends")
			}
		}
		sameFiles(t, want, dir)
	}
}

// Shards computed anywhere and merged are the study; so are two that overlap, whose common runs count once.
func TestShardsMerge(t *testing.T) {
	root := t.TempDir()
	want := filepath.Join(root, "whole")
	swept(t, want, tiny)
	var dirs []string
	for i := 1; i <= 3; i++ {
		dir := filepath.Join(root, fmt.Sprint("shard", i))
		swept(t, dir, tiny, func(s *Sweep) { s.Shard = Shard{i, 3} })
		dirs = append(dirs, dir)
	}
	out := filepath.Join(root, "merged")
	r, err := (&Merge{Dirs: dirs, Out: out}).Do()
	if err != nil {
		t.Fatal(err)
	}
	if r.Duplicates != 0 || r.Foreign != 0 {
		t.Errorf("%d duplicates, %d foreign", r.Duplicates, r.Foreign)
	}
	sameFiles(t, want, out)

	var missing *Missing
	if _, err := (&Merge{Dirs: dirs[:2], Out: filepath.Join(root, "less")}).Do(); !errors.As(err, &missing) || missing.Runs == 0 {
		t.Errorf("two of three shards: %v", err)
	}
	if _, err := os.Stat(filepath.Join(root, "less")); err == nil {
		t.Error("a merge that lacks runs wrote something")
	}
	again := filepath.Join(root, "again")
	r, err = (&Merge{Dirs: append(dirs, want), Out: again}).Do()
	if err != nil {
		t.Fatal(err)
	}
	if r.Duplicates != r.Runs {
		t.Errorf("%d duplicates of %d runs that are all there twice", r.Duplicates, r.Runs)
	}
	sameFiles(t, want, again)
}

// More replicates and more levels compute what is missing only, and end like a fresh study.
func TestExtends(t *testing.T) {
	for name, before := range map[string]string{
		"replicates": strings.Replace(tiny, "replicates: 4", "replicates: 2", 1),
		"levels":     strings.Replace(tiny, "memory: [1, 5]", "memory: [5]", 1),
	} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			want, dir := filepath.Join(root, "whole"), filepath.Join(root, "grown")
			swept(t, want, tiny)
			first := swept(t, dir, before)
			s := &Sweep{Study: studyOf(t, tiny), Dir: dir}
			if err := s.Open(); err != nil {
				t.Fatal(err)
			}
			unique := map[string]bool{}
			for i := range s.plan.Points {
				for r := 1; r <= 4; r++ {
					unique[s.plan.Key(i, r)] = true
				}
			}
			if s.Left() != len(unique)-len(s.store.runs) || s.Left() == 0 || first.Runs == 0 {
				t.Errorf("%d of %d runs are left", s.Left(), len(unique))
			}
			s.Close()
			swept(t, dir, tiny)
			sameFiles(t, want, dir)
		})
	}
}

// Sobol' and Saltelli designs extend; a Latin hypercube says why it does not; fewer replicates lose
// nothing unless --prune says so.
func TestExtendingDesigns(t *testing.T) {
	text := func(design string) string {
		return `{scenario: suzhou, set: {people: {count: 60}, periods: 3}, replicates: 2, keep: {every: 3}, design: ` + design +
			`, factors: {institutions.osmanthus.friends.weight: {from: 0, to: 0.5}, record.review: {from: 0, to: 1}}}`
	}
	for _, kind := range []string{"sobol_sequence", "saltelli", "random"} {
		root := t.TempDir()
		swept(t, filepath.Join(root, "whole"), text("{kind: "+kind+", samples: 8}"))
		swept(t, filepath.Join(root, "grown"), text("{kind: "+kind+", samples: 4}"))
		swept(t, filepath.Join(root, "grown"), text("{kind: "+kind+", samples: 8}"))
		sameFiles(t, filepath.Join(root, "whole"), filepath.Join(root, "grown"))
	}
	dir := filepath.Join(t.TempDir(), "lhs")
	swept(t, dir, text("{kind: latin_hypercube, samples: 4}"))
	s := &Sweep{Study: studyOf(t, text("{kind: latin_hypercube, samples: 8}")), Dir: dir}
	var foreign *Foreign
	if err := s.Open(); !errors.As(err, &foreign) || foreign.Fixed == "" || foreign.Runs != 8 {
		t.Errorf("a longer Latin hypercube: %v", err)
	}
	s.Close()
	s = &Sweep{Study: studyOf(t, text("{kind: latin_hypercube, samples: 4}")), Dir: dir, Replicates: 1}
	if err := s.Open(); !errors.As(err, &foreign) || foreign.Runs != 4 {
		t.Errorf("fewer replicates: %v", err)
	}
	s.Close()
	fresh := filepath.Join(t.TempDir(), "fresh")
	one := func(s *Sweep) { s.Replicates, s.Prune = 1, true }
	swept(t, fresh, text("{kind: latin_hypercube, samples: 4}"), one)
	swept(t, dir, text("{kind: latin_hypercube, samples: 4}"), one)
	sameFiles(t, fresh, dir)
}

// A run of a sweep is the run that `run` makes of the same scenario and seed: same key, same numbers.
func TestRunOfSweepIsARun(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "study")
	swept(t, dir, tiny)
	runs, _, err := results.ReadParquet(filepath.Join(dir, results.RunsName))
	if err != nil {
		t.Fatal(err)
	}
	seeds, _ := runs.Int("seed")
	keys, _ := runs.Text("key")
	sd, _ := runs.Float("osmanthus_sd")
	kinds, _ := runs.Text("institutions.osmanthus.friends.kind")
	weights, _ := runs.Float("institutions.osmanthus.friends.weight")
	memory, _ := runs.Float("institutions.osmanthus.memory")
	groups, _ := runs.Text("group")
	compared := 0
	for row := 0; row < runs.Rows() && compared < 3; row++ {
		if kinds[row] != "pull" || groups[row] != All || weights[row] == 0 {
			continue
		}
		compared++
		set := []string{
			"people.count=60", "periods=6", "institutions.osmanthus.friends.kind=pull", fmt.Sprint("institutions.osmanthus.friends.weight=", weights[row]),
			fmt.Sprint("institutions.osmanthus.memory=", memory[row]), fmt.Sprint("seed=", seeds[row]),
		}
		s, err := configs.Load("suzhou", configs.Options{Set: append(set, measuresOf(t)...)})
		if err != nil {
			t.Fatal(err)
		}
		o, err := (&Run{Scenario: s, Dir: filepath.Join(t.TempDir(), "run")}).Do(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if o.Key != keys[row] {
			t.Errorf("key %s in the sweep, %s alone", keys[row], o.Key)
		}
		if got := o.Series.Last("osmanthus_sd", All); got != sd[row] {
			t.Errorf("standard deviation %v in the sweep, %v alone", sd[row], got)
		}
	}
	if compared == 0 {
		t.Fatal("nothing was compared")
	}
}

// measuresOf is what `keep: {every: 3}` says of the measures.
func measuresOf(t *testing.T) []string {
	var set []string
	for name, keep := range studyOf(t, tiny).Base().Spec.Measures {
		set = append(set, fmt.Sprintf("measures.%s={every: %d}", name, keep.Every))
	}
	return set
}

// Replicates have seeds of their own, the same for each point unless luck is independent, and small
// enough for every program. What changes nothing has an effect of exactly 0 then, and only then.
func TestCommonLuck(t *testing.T) {
	text := `{scenario: suzhou, set: {people: {count: 200}, periods: 12}, replicates: 8, luck: LUCK, keep: {every: 12}, design: {kind: grid},
		factors: {institutions.osmanthus.cap: [150, 200]}, outcomes: [osmanthus_mean]}`
	for _, luck := range []string{"common", "independent"} {
		dir := filepath.Join(t.TempDir(), luck)
		swept(t, dir, strings.Replace(text, "LUCK", luck, 1))
		runs, _, err := results.ReadParquet(filepath.Join(dir, results.RunsName))
		if err != nil {
			t.Fatal(err)
		}
		seeds, _ := runs.Int("seed")
		mean, _ := runs.Float("osmanthus_mean")
		different := map[int64]bool{}
		effect := 0.0
		for i, seed := range seeds {
			different[seed] = true
			if seed < 0 || seed >= 1<<53 {
				t.Errorf("seed %d", seed)
			}
			if i < 8 {
				effect += mean[8+i] - mean[i]
			}
		}
		if want := map[string]int{"common": 8, "independent": 16}[luck]; len(different) != want {
			t.Errorf("%s luck: %d seeds, want %d", luck, len(different), want)
		}
		if (effect == 0) != (luck == "common") {
			t.Errorf("%s luck: what nobody reaches has an effect of %v", luck, effect)
		}
	}
}

// Torn parts are told by name; what a killed process had in hand is passed over; other directories
// are left alone.
func TestDirectories(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "study")
	parts := filepath.Join(dir, PartsName)
	if err := os.MkdirAll(parts, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := &Sweep{Study: studyOf(t, tiny), Dir: dir}
	if err := s.Open(); err == nil {
		t.Error("a directory with parts but no study passed")
	}
	write(filepath.Join(dir, StudyName), string(studyOf(t, tiny).YAML("suzhou", 0)))
	write(filepath.Join(parts, ".0011223344556677.parquet.123.tmp"), "half a par")
	write(filepath.Join(parts, "0011223344556677.parquet"), "PAR1 and nothing else")
	s = &Sweep{Study: studyOf(t, tiny), Dir: dir}
	if err := s.Open(); err == nil || !strings.Contains(err.Error(), "0011223344556677.parquet") {
		t.Errorf("a torn part: %v", err)
	}
	s.Close()
	if err := os.Remove(filepath.Join(parts, "0011223344556677.parquet")); err != nil {
		t.Fatal(err)
	}
	swept(t, dir, tiny)
	var occupied *Occupied
	other := &Sweep{Study: studyOf(t, strings.Replace(tiny, "groups: true", "groups: false", 1)+"name: tiny\n"), Dir: dir}
	other.Study.Outcomes = nil
	if err := other.Open(); !errors.As(err, &occupied) {
		t.Errorf("the same study with other rows: %v", err)
	}
	foreign := &Sweep{Study: studyOf(t, tiny), Dir: t.TempDir()}
	write(filepath.Join(foreign.Dir, "thesis.txt"), "precious")
	if err := foreign.Open(); !errors.As(err, &occupied) {
		t.Errorf("a directory with files of something else: %v", err)
	}
}

// Two parts with the same run and other rows are an error that names both.
func TestConflictingParts(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "study")
	s := &Sweep{Study: studyOf(t, tiny), Dir: dir, Shard: Shard{1, 2}}
	if err := s.Open(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Do(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.Close()
	files, err := filepath.Glob(filepath.Join(dir, PartsName, "*.parquet"))
	if err != nil || len(files) == 0 {
		t.Fatal("no parts", err)
	}
	part, _, err := results.ReadParquet(files[0])
	if err != nil {
		t.Fatal(err)
	}
	forged := filepath.Join(dir, PartsName, "ffffffffffffffff.parquet")
	if err := results.WriteParquet(forged, part); err != nil {
		t.Fatal(err)
	}
	again := &Sweep{Study: studyOf(t, tiny), Dir: dir}
	if err := again.Open(); err != nil || again.store.duplicates == 0 {
		t.Errorf("a part that is there twice: %v, %d duplicates", err, again.store.duplicates)
	}
	again.Close()
	mean, _ := part.Float("osmanthus_mean")
	mean[len(mean)-1]++
	if err := results.WriteParquet(forged, part); err != nil {
		t.Fatal(err)
	}
	again = &Sweep{Study: studyOf(t, tiny), Dir: dir}
	if err := again.Open(); err == nil || !strings.Contains(err.Error(), files[0]) || !strings.Contains(err.Error(), forged) {
		t.Errorf("two runs of one key that differ: %v", err)
	}
	again.Close()
}

// Replicates until an interval is narrow: as many as Stein's rule says of the pilot, wherever the
// runs were computed.
func TestUntil(t *testing.T) {
	text := `{scenario: suzhou, set: {people: {count: 100}, periods: 12}, keep: {every: 12}, design: {kind: grid},
		replicates: {until: {measure: osmanthus_mean, half_width: 0.15, min: 5, max: 60}},
		factors: {institutions.osmanthus.friends.weight: [0, 0.4], institutions.osmanthus.memory: [1, 5]}}`
	root := t.TempDir()
	want := filepath.Join(root, "whole")
	swept(t, want, text)
	var dirs []string
	for i := 1; i <= 2; i++ {
		dirs = append(dirs, filepath.Join(root, fmt.Sprint(i)))
		swept(t, dirs[i-1], text, func(s *Sweep) { s.Shard = Shard{i, 2} })
	}
	if _, err := (&Merge{Dirs: dirs, Out: filepath.Join(root, "merged")}).Do(); err != nil {
		t.Fatal(err)
	}
	sameFiles(t, want, filepath.Join(root, "merged"))

	summary, err := results.ReadCSV(filepath.Join(want, results.SummaryName), "interval", "measure", "group", "arm")
	if err != nil {
		t.Fatal(err)
	}
	runs, _, err := results.ReadParquet(filepath.Join(want, results.RunsName))
	if err != nil {
		t.Fatal(err)
	}
	points, _ := runs.Int("point")
	values, _ := runs.Float("osmanthus_mean")
	measures, _ := summary.Text("measure")
	intervals, _ := summary.Text("interval")
	counts, _ := summary.Int("n")
	numbers, _ := summary.Int("point")
	grown := 0
	for row, measure := range measures {
		if (intervals[row] == "stein") != (measure == "osmanthus_mean") {
			t.Errorf("%s has interval %s", measure, intervals[row])
		}
		if measure != "osmanthus_mean" {
			continue
		}
		var pilot []float64
		for i, p := range points {
			if p == numbers[row] && len(pilot) < 5 {
				pilot = append(pilot, values[i])
			}
		}
		// t(4) at 97.5 % is 2.776445 (any table of Student's t).
		if n := stein(pilot, 2.776445105, 0.15, 60); int64(n) != counts[row] {
			t.Errorf("point %d has %d replicates; its pilot asks for %d", numbers[row], counts[row], n)
		}
		if counts[row] > 5 {
			grown++
		}
	}
	if grown == 0 {
		t.Error("no point needed more than the pilot: the test shows nothing")
	}
}

// stein is the rule of Stein (1945), written again.
func stein(pilot []float64, quantile, half float64, most int) int {
	mean, squares := 0.0, 0.0
	for _, v := range pilot {
		mean += v / float64(len(pilot))
	}
	for _, v := range pilot {
		squares += (v - mean) * (v - mean)
	}
	need := quantile * quantile * squares / float64(len(pilot)-1) / (half * half)
	n := len(pilot)
	for float64(n) < need && n < most {
		n++
	}
	return n
}

// A run that fails is a row with its seed, factors and reason; the sweep goes on, or stops, as it is
// told; --retry computes it again.
func TestFailures(t *testing.T) {
	text := `{scenario: suzhou, set: {people: {count: 60}, periods: 3}, replicates: 2, keep: {every: 3}, design: {kind: grid},
		factors: {record.review: [0, 1]}}`
	fail := func(s *Sweep) {
		s.breakRun = func(point, replicate int) {
			if point == 1 && replicate == 2 {
				panic("index out of range at 0xc000123456")
			}
		}
	}
	dir := filepath.Join(t.TempDir(), "study")
	if r := swept(t, dir, text, fail); r.Failures != 1 || r.Runs != 4 {
		t.Errorf("%d of %d runs failed", r.Failures, r.Runs)
	}
	failures, err := results.ReadCSV(filepath.Join(dir, results.FailuresName), "error", "key", "arm")
	if err != nil {
		t.Fatal(err)
	}
	why, _ := failures.Text("error")
	review, _ := failures.Float("record.review")
	replicate, _ := failures.Int("replicate")
	if len(why) != 1 || why[0] != "panic: index out of range at ?" || review[0] != 1 || replicate[0] != 2 {
		t.Errorf("failures: %q %v %v", why, review, replicate)
	}
	s := &Sweep{Study: studyOf(t, text), Dir: dir}
	if err := s.Open(); err != nil || s.Left() != 0 {
		t.Errorf("a failed run counts as missing: %v, %d left", err, s.Left())
	}
	s.Close()
	whole := filepath.Join(t.TempDir(), "whole")
	swept(t, whole, text)
	swept(t, dir, text, func(s *Sweep) { s.Retry = true })
	sameFiles(t, whole, dir)

	stop := &Sweep{Study: studyOf(t, text), Dir: filepath.Join(t.TempDir(), "stop"), OnFailure: 1, Workers: 1}
	fail(stop)
	if err := stop.Open(); err != nil {
		t.Fatal(err)
	}
	var failed *Failed
	if _, err := stop.Do(context.Background()); !errors.As(err, &failed) || failed.Runs != 1 {
		t.Errorf("told to stop at the first failure: %v", err)
	}
	stop.Close()
}

// Every study that ships can be planned: its factors exist, its points are societies, its outcomes are
// computed.
func TestShippedStudies(t *testing.T) {
	studies := Studies()
	if len(studies) < 8 {
		t.Errorf("%d studies ship", len(studies))
	}
	for _, s := range studies {
		study, err := LoadStudy(s.Name)
		if err != nil {
			t.Fatal(err)
		}
		p, err := NewPlan(study, nil)
		if err != nil {
			t.Errorf("%s: %v", s.Name, err)
			continue
		}
		if s.Doc == "" || len(p.Points) < 10 || len(study.Outcomes) == 0 {
			t.Errorf("%s: %d points, question %q", s.Name, len(p.Points), s.Doc)
		}
		if testing.Short() {
			break
		}
	}
}

// A pilot that is skewed is told, since its interval covers less than it says: the depth of poverty in
// a small society is mostly nothing and sometimes much.
func TestSkewedPilotWarns(t *testing.T) {
	text := `{scenario: suzhou, set: {people: {count: 60}, periods: 36}, keep: {every: 36}, design: {kind: grid},
		replicates: {until: {measure: osmanthus_fgt2, half_width: 1, min: 40, max: 40}}, factors: {record.review: [0.5]}}`
	r := swept(t, filepath.Join(t.TempDir(), "study"), text)
	if len(r.Warnings) == 0 || !strings.Contains(r.Warnings[0], "skewed") {
		t.Errorf("warnings %q", r.Warnings)
	}
	calm := swept(t, filepath.Join(t.TempDir(), "study"), strings.Replace(text, "osmanthus_fgt2", "osmanthus_mean", 1))
	if len(calm.Warnings) != 0 {
		t.Errorf("warnings %q of a mean", calm.Warnings)
	}
}

// A path of the null arm that begins like one of the study is a society of its own all the same: its
// rows are those of a study of the null alone.
func TestNullPath(t *testing.T) {
	text := `{name: path, scenario: suzhou, set: {people: {count: 60}, institutions.osmanthus.friends.kind: pull}, replicates: 2, keep: {every: 3},
		design: {kind: hysteresis, steps: 3, hold: 6}, factors: {institutions.osmanthus.friends.weight: {from: 0, to: 0.8}}`
	dir := filepath.Join(t.TempDir(), "study")
	swept(t, dir, text+", null: {institutions.osmanthus.friends.weight: 0}}")
	series, _, err := results.ReadParquet(filepath.Join(dir, results.SeriesName))
	if err != nil {
		t.Fatal(err)
	}
	arms, _ := series.Text("arm")
	periods, _ := series.Int("period")
	most := map[string]int64{}
	for i, arm := range arms {
		most[arm] = max(most[arm], periods[i])
	}
	if most[StudyArm] != 36 || most[NullArm] != 36 {
		t.Errorf("the arms last until %v, want 36 periods each", most)
	}
	fixed := strings.Replace(text, "institutions.osmanthus.friends.weight: {from: 0, to: 0.8}", "network.homophily: {from: 0, to: 0.8}", 1)
	if err := (&Sweep{Study: studyOf(t, fixed+"}"), Dir: filepath.Join(t.TempDir(), "fixed")}).Open(); err == nil || !strings.Contains(err.Error(), "cannot become") {
		t.Errorf("a network that changes while a society goes on: %v", err)
	}
	watched := strings.Replace(text, "institutions.osmanthus.friends.weight: {from: 0, to: 0.8}", "people.groups.migrant.exposure: {from: 1, to: 2}", 1)
	swept(t, filepath.Join(t.TempDir(), "watched"), watched+"}") // how much somebody is watched may change
}

// Runs that the rule no longer asks for, and runs that lie where a merge goes, are not lost.
func TestNothingIsLost(t *testing.T) {
	text := `{name: kept, scenario: suzhou, set: {people: {count: 60}, periods: 3}, keep: {every: 3}, design: {kind: grid},
		replicates: {until: {measure: osmanthus_mean, half_width: 10, min: 3, max: 50}}, factors: {record.review: [0, 1]}}`
	dir := filepath.Join(t.TempDir(), "until")
	swept(t, dir, text, func(s *Sweep) { s.Replicates = 5 })
	s := &Sweep{Study: studyOf(t, text), Dir: dir}
	var foreign *Foreign
	if err := s.Open(); !errors.As(err, &foreign) || foreign.Runs != 4 {
		t.Errorf("a rule that asks for less than there is: %v", err)
	}
	s.Close()
	shard := filepath.Join(t.TempDir(), "shard")
	swept(t, shard, text, func(s *Sweep) { s.Shard = Shard{1, 1} })
	var occupied *Occupied
	if _, err := (&Merge{Dirs: []string{shard}, Out: dir}).Do(); !errors.As(err, &occupied) {
		t.Errorf("a merge into a directory with more runs: %v", err)
	}
}
