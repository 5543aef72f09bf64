package model

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

func TestExpLogAgainstStandardLibrary(t *testing.T) {
	for x := -700.0; x < 700; x += 0.3137 {
		if got, want := Exp(x), math.Exp(x); math.Abs(got-want) > 4e-16*want {
			t.Fatalf("Exp(%v) = %v, want %v", x, got, want)
		}
		y := math.Exp(x)
		if got, want := Log(y), math.Log(y); math.Abs(got-want) > 3e-16*math.Abs(want)+1e-18 {
			t.Fatalf("Log(%v) = %v, want %v", y, got, want)
		}
	}
	for _, c := range []struct{ got, want float64 }{
		{Exp(-800), 0}, {Exp(800), math.Inf(1)}, {Log(0), math.Inf(-1)}, {Exp(0), 1}, {Log(1), 0}, {Pow(0, 2), 0},
	} {
		if c.got != c.want {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
}

// The oracle is gonum's normal distribution.
func TestNormalQuantileAndCDF(t *testing.T) {
	for p := 1e-12; p < 1; p += 0.00037 {
		if got, want := NormalQuantile(p), distuv.UnitNormal.Quantile(p); math.Abs(got-want) > 1e-9 {
			t.Fatalf("NormalQuantile(%v) = %v, want %v", p, got, want)
		}
	}
	for x := -9.0; x < 9; x += 0.0173 {
		if got, want := NormalCDF(x), distuv.UnitNormal.CDF(x); math.Abs(got-want) > 2e-15 {
			t.Fatalf("NormalCDF(%v) = %v, want %v", x, got, want)
		}
	}
	// Wichura 1988, table of test values of PPND16.
	for _, c := range []struct{ p, z float64 }{{0.25, -0.6744897501960817}, {0.001, -3.090232306167814}, {1e-20, -9.262340089798408}} {
		if got := NormalQuantile(c.p); math.Abs(got-c.z) > 1e-15*math.Abs(c.z)*4 {
			t.Errorf("NormalQuantile(%v) = %.16g, want %.16g", c.p, got, c.z)
		}
	}
}
