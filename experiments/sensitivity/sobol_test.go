package sensitivity

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

// sobolPoints is the first n points of Sobol's sequence in up to 6 dimensions with the direction numbers of Joe and Kuo
// (2008), in Gray-code order, as scipy.stats.qmc.Sobol(6, scramble=False) gives them.
func sobolPoints(n, dimensions int) [][]float64 {
	type polynomial struct {
		a uint32
		m []uint32
	}
	table := []polynomial{{}, {0, []uint32{1}}, {1, []uint32{1, 3}}, {1, []uint32{1, 3, 1}}, {2, []uint32{1, 1, 1}}, {1, []uint32{1, 1, 3, 3}}}
	points := make([][]float64, n)
	for i := range points {
		points[i] = make([]float64, dimensions)
	}
	for d := range dimensions {
		var v [32]uint32
		s := len(table[d].m)
		for i := range v {
			switch {
			case d == 0:
				v[i] = 1 << (31 - i)
			case i < s:
				v[i] = table[d].m[i] << (31 - i)
			default:
				v[i] = v[i-s] ^ v[i-s]>>s
				for k := 1; k < s; k++ {
					v[i] ^= (table[d].a >> (s - 1 - k) & 1) * v[i-k]
				}
			}
		}
		x := uint32(0)
		for i := range n {
			points[i][d] = float64(x) / (1 << 32)
			bit := 0
			for i>>bit&1 == 1 {
				bit++
			}
			x ^= v[bit]
		}
	}
	return points
}

func TestSobolPointsAreSciPys(t *testing.T) {
	points := sobolPoints(4096, 6)
	want := [][]float64{{.375, .375, .625, .875, .375, .125}, {.6875, .8125, .4375, .9375, .0625, .8125}}
	if !slices.Equal(points[4], want[0]) || !slices.Equal(points[9], want[1]) {
		t.Errorf("points 4 and 9: %v, %v", points[4], points[9])
	}
	last := []float64{2.44140625000e-04, 9.41162109375e-01, 3.34228515625e-01, 9.01611328125e-01, 9.40185546875e-01, 7.88574218750e-02}
	if !slices.Equal(points[4095], last) {
		t.Errorf("point 4095: %v", points[4095])
	}
}

// saltelliData is a Saltelli design of k factors on the unit cube, sample by sample, with the outcomes of f. Groups list the factors
// that move together, by name.
func saltelliData(n, k int, groups [][]int, f func([]float64) float64) *Data {
	d := &Data{Output: "y"}
	for j := range k {
		d.Factors = append(d.Factors, fmt.Sprintf("x%d", j+1))
	}
	d.Levels = make([][]string, k)
	add := func(block string, u []float64) {
		d.Blocks = append(d.Blocks, block)
		for j := range k {
			d.Levels[j] = append(d.Levels[j], fmt.Sprint(u[j]))
		}
		d.Outcomes = append(d.Outcomes, []float64{f(u)})
	}
	for _, point := range sobolPoints(n, 2*k) {
		a, b := point[:k], point[k:]
		mix := func(from, rest []float64, group []int) []float64 {
			u := slices.Clone(rest)
			for _, j := range group {
				u[j] = from[j]
			}
			return u
		}
		add("a", a)
		for _, g := range groups {
			add("ab_"+groupName(d, g), mix(b, a, g))
		}
		for _, g := range groups {
			add("ba_"+groupName(d, g), mix(a, b, g))
		}
		add("b", b)
	}
	return d
}

func groupName(d *Data, group []int) string {
	if len(group) == 1 {
		return d.Factors[group[0]]
	}
	return "together"
}

// ishigami is a=7, b=0.1 on the unit cube.
func ishigami(u []float64) float64 {
	x := func(i int) float64 { return -math.Pi + 2*math.Pi*u[i] }
	return math.Sin(x(0)) + 7*math.Pow(math.Sin(x(1)), 2) + 0.1*math.Pow(x(2), 4)*math.Sin(x(0))
}

var alone3 = [][]int{{0}, {1}, {2}}

func analyse(t testing.TB, d *Data, o Options) map[string]Index {
	t.Helper()
	indices, _, err := Analyse(d, o)
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]Index)
	for _, i := range indices {
		found[i.Factor+" "+i.Index] = i
	}
	return found
}

func near(t testing.TB, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// What SALib 1.6.0's sobol.analyze gives for the same 4096 samples.
var salibIshigami = map[string]float64{
	"x1 S1": 3.1410641868988276e-01, "x2 S1": 4.4247275212021148e-01, "x3 S1": -6.4879430170865658e-05,
	"x1 ST": 0.5574345763096967, "x2 ST": 0.4424541534958444, "x3 ST": 0.24329312192218316,
	"x1:x2 S2": -1.8676036945880492e-04, "x1:x3 S2": 2.4332451100622365e-01, "x2:x3 S2": -1.7387283515751345e-04,
}

// Half the widths of SALib's intervals at 95 % with 1000 resamples: normal ones where ours are percentiles, so they
// agree within some 10 %.
var salibHalfWidths = map[string]float64{
	"x1 S1": 0.03005578793608994, "x2 S1": 0.02717423500222595, "x3 S1": 0.02700455736936247,
	"x1 ST": 0.04317929116444034, "x2 ST": 0.02036896972416463, "x3 ST": 0.01352539960811851,
	"x1:x2 S2": 0.04165366117446471, "x1:x3 S2": 0.05069669868647044, "x2:x3 S2": 0.0336853217061233,
}

func TestSobolOfIshigami(t *testing.T) {
	// Closed forms of Ishigami and Homma (1990) with a=7, b=0.1.
	truth := map[string]float64{
		"x1 S1": 0.313905, "x2 S1": 0.442411, "x3 S1": 0, "x1 ST": 0.557589, "x2 ST": 0.442411, "x3 ST": 0.243684,
		"x1:x2 S2": 0, "x1:x3 S2": 0.243684, "x2:x3 S2": 0,
	}
	d := saltelliData(4096, 3, alone3, ishigami)
	start := time.Now()
	found := analyse(t, d, Options{Seed: 1, Methods: []string{"sobol"}})
	t.Logf("4096 samples, 1000 resamples: %v", time.Since(start))
	if len(found) != len(truth) {
		t.Errorf("%d indices, want %d", len(found), len(truth))
	}
	for name, want := range truth {
		got := found[name]
		near(t, name, got.Value, want, 0.002)
		near(t, name+" against SALib", got.Value, salibIshigami[name], 1e-12)
		near(t, name+" half-width against SALib", (got.High-got.Low)/2, salibHalfWidths[name], 0.12*salibHalfWidths[name])
		if want < got.Low || want > got.High {
			t.Errorf("%s: truth %v is not in [%v, %v]", name, want, got.Low, got.High)
		}
	}
}

func TestSobolOfGroups(t *testing.T) {
	d := saltelliData(4096, 3, [][]int{{0, 2}, {1}}, ishigami)
	for _, groups := range [][]string{nil, {"together", "", "together"}} {
		d.Groups = groups
		found := analyse(t, d, Options{Methods: []string{"sobol"}})
		// SALib 1.6.0 on the same samples; the closed form is 0.557589 and 0.442411 for both S1 and ST.
		near(t, "S1 of {x1,x3}", found["together S1"].Value, 0.5574806117695175, 1e-12)
		near(t, "ST of {x1,x3}", found["together ST"].Value, 0.5572017234958541, 1e-12)
		near(t, "S1 of x2", found["x2 S1"].Value, 0.44247275212021153, 1e-12)
		near(t, "S2", found["together:x2 S2"].Value, -0.0005577765473268, 1e-12)
	}
}

func TestSobolOfG(t *testing.T) {
	// Sobol's G-function: V_i = 1/(3 (1+a_i)^2), V = prod(1+V_i) - 1, ST_i = V_i prod_{j != i}(1+V_j) / V.
	a := []float64{0, 1, 4.5}
	g := func(u []float64) float64 {
		y := 1.0
		for i := range a {
			y *= (math.Abs(4*u[i]-2) + a[i]) / (1 + a[i])
		}
		return y
	}
	v, product := make([]float64, 3), 1.0
	for i := range a {
		v[i] = 1 / (3 * (1 + a[i]) * (1 + a[i]))
		product *= 1 + v[i]
	}
	found := analyse(t, saltelliData(4096, 3, alone3, g), Options{Methods: []string{"sobol"}})
	for i := range a {
		name := fmt.Sprintf("x%d", i+1)
		near(t, name+" S1", found[name+" S1"].Value, v[i]/(product-1), 0.01)
		near(t, name+" ST", found[name+" ST"].Value, v[i]*product/(1+v[i])/(product-1), 0.01)
		for j := i + 1; j < 3; j++ {
			pair := fmt.Sprintf("%s:x%d", name, j+1)
			near(t, pair+" S2", found[pair+" S2"].Value, v[i]*v[j]/(product-1), 0.01)
		}
	}
}

func TestSobolOfAdditiveModel(t *testing.T) {
	// Far from 0, where estimators that do not centre lose their digits.
	found := analyse(t, saltelliData(1024, 3, alone3, func(u []float64) float64 { return 1e6 + u[0] + 2*u[1] - 3*u[2] }), Options{})
	for i, a := range []float64{1, 4, 9} {
		near(t, "S1", found[fmt.Sprintf("x%d S1", i+1)].Value, a/14, 0.005)
		near(t, "ST", found[fmt.Sprintf("x%d ST", i+1)].Value, a/14, 0.005)
	}
}

func TestSobolDropsFailedSamples(t *testing.T) {
	d := saltelliData(256, 3, alone3, ishigami)
	d.Outcomes[8*10+3][0] = math.NaN()
	d.Outcomes[8*20][0] = math.NaN()
	d.Outcomes[8*20+1][0] = math.NaN()
	indices, skipped, err := Analyse(d, Options{Methods: []string{"sobol"}})
	if err != nil {
		t.Fatal(err)
	}
	want := "2 of 256 samples left out, in which a run failed, the first in row 84 (block ab_x3)"
	if len(skipped) != 1 || skipped[0].Reason != want {
		t.Errorf("skipped %v, want %q", skipped, want)
	}
	e := saltelliData(256, 3, alone3, ishigami)
	for _, sample := range []int{20, 10} { // the same as if they had never been planned
		e.Blocks = slices.Delete(e.Blocks, 8*sample, 8*sample+8)
		e.Outcomes = slices.Delete(e.Outcomes, 8*sample, 8*sample+8)
		for f := range e.Levels {
			e.Levels[f] = slices.Delete(e.Levels[f], 8*sample, 8*sample+8)
		}
	}
	without, _, err := Analyse(e, Options{Methods: []string{"sobol"}})
	if err != nil || !slices.Equal(indices, without) {
		t.Errorf("%v\n%v\n%v", indices, without, err)
	}
}

func TestSobolFindsBrokenDesigns(t *testing.T) {
	for name, test := range map[string]struct {
		breaks func(d *Data)
		says   string
	}{
		"swapped rows": {func(d *Data) {
			for f := range d.Levels {
				d.Levels[f][9], d.Levels[f][17] = d.Levels[f][17], d.Levels[f][9]
			}
		}, "row 10 (block ab_x1): x1 is"},
		"a block too short": {func(d *Data) { d.Blocks[12] = "ab_x1" }, "block a has 16 rows, block ab_x1 17"},
		"half of ba": {func(d *Data) {
			for i, b := range d.Blocks {
				if b == "ba_x2" {
					d.Blocks[i] = "ba_x9"
				}
			}
		}, "there is no block ab_x9"},
		"another block": {func(d *Data) { d.Blocks[3] = "c" }, "row 4 (block c)"},
	} {
		d := saltelliData(16, 3, alone3, ishigami)
		test.breaks(d)
		_, _, err := Analyse(d, Options{Methods: []string{"sobol"}})
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, want %q", name, err, test.says)
		}
		_, skipped, err := Analyse(d, Options{})
		if err != nil || !slices.ContainsFunc(skipped, func(s Skip) bool { return s.Method == "sobol" && strings.Contains(s.Reason, test.says) }) {
			t.Errorf("%s, unasked: %v, %v", name, skipped, err)
		}
	}
}

func TestSobolOfConstant(t *testing.T) {
	indices, skipped, err := Analyse(saltelliData(16, 3, alone3, func([]float64) float64 { return 0.1 }), Options{Methods: []string{"sobol"}})
	if err != nil || len(skipped) != 1 {
		t.Fatal(skipped, err)
	}
	for _, i := range indices {
		if !math.IsNaN(i.Value) || !math.IsNaN(i.Low) {
			t.Errorf("%v of a constant", i)
		}
	}
}

func BenchmarkSobolTwentyFactors(b *testing.B) {
	// 20 factors, 1024 samples, all pairs: the outcomes do not matter.
	d := &Data{Output: "y", Levels: make([][]string, 20)}
	for j := range 20 {
		d.Factors = append(d.Factors, fmt.Sprintf("x%d", j))
	}
	for i := range 1024 {
		for part := range 42 {
			block, moved := "a", -1
			switch {
			case part == 41:
				block = "b"
			case part > 20:
				block, moved = "ba_"+d.Factors[part-21], part-21
			case part > 0:
				block, moved = "ab_"+d.Factors[part-1], part-1
			}
			d.Blocks = append(d.Blocks, block)
			for j := range 20 {
				fromB := (block == "b" || strings.HasPrefix(block, "ba_")) != (j == moved)
				d.Levels[j] = append(d.Levels[j], fmt.Sprint(i, fromB))
			}
			d.Outcomes = append(d.Outcomes, []float64{math.Sin(float64(i*42 + part))})
		}
	}
	for b.Loop() {
		analyse(b, d, Options{Methods: []string{"sobol"}})
	}
}
