package model

import "math"

// The functions of this file give the same bits on every processor. The standard library's do
// not: some are assembly on one architecture, and products that are added to may be fused.
// Every product that is added to is therefore rounded by an explicit conversion.

const (
	ln2Hi = 6.93147180369123816490e-01
	ln2Lo = 1.90821492927058770002e-10
	log2e = 1.44269504088896338700e+00
)

// Exp returns e**x, within one unit in the last place (after FreeBSD's e_exp.c).
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1):
		return x
	case x > 709.782712893384:
		return math.Inf(1)
	case x < -745.1332191019411:
		return 0
	}
	k := math.Floor(float64(log2e*x) + 0.5)
	hi := x - float64(k*ln2Hi)
	lo := float64(k * ln2Lo)
	r := hi - lo
	t := float64(r * r)
	c := float64(t * 4.13813679705723846039e-08)
	c = float64(t * (-1.65339022054652515390e-06 + c))
	c = float64(t * (6.61375632143793436117e-05 + c))
	c = float64(t * (-2.77777777770155933842e-03 + c))
	c = float64(t * (1.66666666666666019037e-01 + c))
	c = r - c
	y := 1 - ((lo - float64(r*c)/(2-c)) - hi)
	if k > -1000 && k < 1000 { // exact, as Ldexp, but faster
		return y * math.Float64frombits(uint64(int64(k)+1023)<<52)
	}
	return math.Ldexp(y, int(k))
}

// Log returns the natural logarithm of x, within one unit in the last place (after FreeBSD's
// e_log.c). Log(0) is -Inf and the logarithm of a negative number is NaN.
func Log(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1):
		return x
	case x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	}
	f1, exponent := math.Frexp(x)
	if f1 < math.Sqrt2/2 {
		f1 *= 2
		exponent--
	}
	f := f1 - 1
	k := float64(exponent)
	s := f / (2 + f)
	s2 := float64(s * s)
	s4 := float64(s2 * s2)
	a := 1.818357216161805012e-01 + float64(s4*1.479819860511658591e-01)
	a = 2.857142874366239149e-01 + float64(s4*a)
	a = 6.666666666666735130e-01 + float64(s4*a)
	b := 2.222219843214978396e-01 + float64(s4*1.531383769920937332e-01)
	b = 3.999999999940941908e-01 + float64(s4*b)
	r := float64(s2*a) + float64(s4*b)
	half := float64(0.5 * float64(f*f))
	return float64(k*ln2Hi) - ((half - (float64(s*(half+r)) + float64(k*ln2Lo))) - f)
}

// Pow returns x**y for x > 0, and 0 for x = 0 and y > 0.
func Pow(x, y float64) float64 {
	if x == 0 && y > 0 {
		return 0
	}
	return Exp(float64(y * Log(x)))
}

// NormalQuantile returns the value below which a standard normal variable falls with probability
// p, 0 < p < 1, to about 1e-16 (Wichura 1988, algorithm AS 241).
func NormalQuantile(p float64) float64 {
	q := p - 0.5
	if math.Abs(q) <= 0.425 {
		r := 0.180625 - float64(q*q)
		return q * horner(r, as241a[:]) / horner(r, as241b[:])
	}
	r := p
	if q > 0 {
		r = 1 - p
	}
	r = math.Sqrt(-Log(r))
	var z float64
	if r <= 5 {
		z = horner(r-1.6, as241c[:]) / horner(r-1.6, as241d[:])
	} else {
		z = horner(r-5, as241e[:]) / horner(r-5, as241f[:])
	}
	if q < 0 {
		return -z
	}
	return z
}

// NormalCDF returns the probability that a standard normal variable lies below x, to about 1e-15
// absolute (Marsaglia 2004, "Evaluating the normal distribution", the Taylor series about 0).
func NormalCDF(x float64) float64 {
	switch {
	case x < -8:
		return 0
	case x > 8:
		return 1
	}
	x2 := float64(x * x)
	sum, term := x, x
	for i := 3.0; math.Abs(term) > 1e-17*math.Abs(sum); i += 2 {
		term = float64(term * (x2 / i))
		sum += term
	}
	const rootTwoPi = 2.506628274631000502415765
	return 0.5 + float64(sum*Exp(-x2/2))/rootTwoPi
}

// horner evaluates a polynomial whose coefficients run from the constant upwards.
func horner(x float64, c []float64) float64 {
	y := c[len(c)-1]
	for i := len(c) - 2; i >= 0; i-- {
		y = float64(y*x) + c[i]
	}
	return y
}

// Coefficients of AS 241 (PPND16): numerator and denominator of the centre, the shoulders, the tails.
var (
	as241a = [...]float64{3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3}
	as241b = [...]float64{1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3, 2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3}
	as241c = [...]float64{1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4}
	as241d = [...]float64{1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9}
	as241e = [...]float64{6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7}
	as241f = [...]float64{1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15}
)
