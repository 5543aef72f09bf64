package network

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The numbers of friends follow the power law before repeated ties are dropped: chi square over the
// numbers 1 to 9 and more, with nine degrees of freedom, exceeds 27.9 once in 1,000 times.
func TestPowerLaw(t *testing.T) {
	long(t)
	const people = 100_000
	c := &Configuration{Exponent: 2.5, DegreeMin: 1, DegreeMax: 1000}
	w := newWorld(t, c, people, 1, 2)
	degree := c.degrees(w)
	counts := make([]float64, 11)
	for pos := range people {
		counts[min(10, degree(pos))]++
	}
	sum := 0.0
	for k := 1; k <= 1000; k++ {
		sum += math.Pow(float64(k), -2.5)
	}
	chi, left := 0.0, float64(people)
	for k := 1; k <= 10; k++ {
		want := people * math.Pow(float64(k), -2.5) / sum
		if k == 10 {
			want = left
		}
		left -= want
		chi += (counts[k] - want) * (counts[k] - want) / want
	}
	if chi > 27.9 {
		t.Errorf("chi square %v: %v", chi, counts)
	}
}

// What is missing from the wanted degrees was dropped and counted: one end of a tie to oneself
// stands for two, each repeated tie for two.
func TestDroppedTiesAreCounted(t *testing.T) {
	const people = 2000
	c := &Configuration{Exponent: 2, DegreeMin: 3, DegreeMax: 500}
	w := newWorld(t, c, people, 1, 2)
	wanted, lost := 0, 0
	for pos := range people {
		k := int(c.degrees(w)(pos))
		wanted += k
		lost += k - w.Ties.Degree(pos)
	}
	if w.RepeatedTies == 0 || w.SelfTies == 0 {
		t.Errorf("%d to oneself and %d repeated were dropped, of hubs with 500 friends", w.SelfTies, w.RepeatedTies)
	}
	if dropped := 2*w.SelfTies + 2*w.RepeatedTies - wanted%2; dropped != lost {
		t.Errorf("%d ends were dropped and %d are missing", dropped, lost)
	}
	// The expected number of ties to oneself is the sum of k(k-1) over twice the sum of k; of repeated
	// ties about its square (Newman 2010, Networks, section 13.2), here less: the largest hubs.
	squares := 0.0
	for pos := range people {
		k := float64(c.degrees(w)(pos))
		squares += k * (k - 1)
	}
	if want := squares / float64(2*wanted); math.Abs(float64(w.SelfTies)-want) > 5*math.Sqrt(want) {
		t.Errorf("%d ties to oneself, want about %v", w.SelfTies, want)
	}
}

// Numbers read from a file are kept where the graph leaves no choice.
func TestDegreesFromFile(t *testing.T) {
	path := write(t, "degrees.txt", "3\n\n1\r\n1\n 1\n")
	star := newWorld(t, &Configuration{Degrees: path}, 4, 7, 1)
	degrees := []int{star.Ties.Degree(0), star.Ties.Degree(1), star.Ties.Degree(2), star.Ties.Degree(3)}
	if lost := 2 * (star.SelfTies + star.RepeatedTies); degrees[0]+degrees[1]+degrees[2]+degrees[3]+lost != 6 {
		t.Errorf("degrees %v, %d dropped", degrees, lost)
	}
	ones := newWorld(t, &Configuration{Degrees: write(t, "ones.txt", strings.Repeat("1\n", 1000))}, 1000, 1, 2)
	for pos := range 1000 {
		if ones.Ties.Degree(pos) != 1 {
			t.Fatalf("%d has %d friends", pos, ones.Ties.Degree(pos))
		}
	}
}

func TestDegreesFileIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"2\n1\n1\n":      "3 numbers of friends for 4 people; one in each line is needed, or people.count: 3",
		"1\n1\n1\n2\n":   "the numbers sum to 5, which is odd; each tie has two ends, so it must be even",
		"1\n1\nmany\n1":  ":3: \"many\" is not a number of friends; a whole number is needed, such as 10",
		"1\n1\n4\n1\n":   ":3: 4 friends among 4 people; at most 3",
		"1\n-1\n1\n1\n":  ":2: \"-1\" is not a number of friends",
		"1\n1.5\n1\n1\n": ":2: \"1.5\" is not a number of friends",
	} {
		path := write(t, "degrees.txt", text)
		_, problems := newSpec(&Configuration{Degrees: path}, 4, 1).Bind()
		if len(problems) != 1 || !strings.Contains(problems[0].Text, want) || !strings.HasPrefix(problems[0].Text, path) {
			t.Errorf("%q: %v, want %q", text, problems, want)
		}
	}
}

// write makes a file and returns its path.
func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Too many ends of ties for the numbers that count them are an error, not a crash.
func TestTooManyStubs(t *testing.T) {
	w := newWorld(t, &None{}, 5000, 1, 1)
	if _, err := newStubs(w, func(int) uint32 { return 1_000_000 }); err == nil {
		t.Error("five thousand million ends of ties passed")
	}
	s, err := newStubs(w, func(pos int) uint32 { return uint32(pos % 3) })
	if err != nil {
		t.Fatal(err)
	}
	var owners []uint32
	for stub := range uint32(s.total) {
		owners = append(owners, s.owner(stub))
	}
	if !slices.IsSorted(owners) || owners[0] != 1 || owners[len(owners)-1] != 4999 {
		t.Error("ends of ties have the wrong owners")
	}
}
