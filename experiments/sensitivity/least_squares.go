package sensitivity

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// fit solves by a QR decomposition. Columns and outcome have mean 0, so the constant is 0.
func fit(columns []column, y []float64) (*regression, error) {
	n, p := len(y), len(columns)
	x := mat.NewDense(n, p, nil)
	for j, c := range columns {
		x.SetCol(j, c.values)
	}
	var qr mat.QR
	qr.Factorize(x)
	var whole mat.Dense
	qr.RTo(&whole)
	upper := mat.NewTriDense(p, mat.Upper, nil)
	for i := range p {
		for j := i; j < p; j++ {
			upper.SetTri(i, j, whole.At(i, j))
		}
	}
	if err := dependent(columns, upper); err != nil {
		return nil, err
	}
	var b, fitted mat.VecDense
	if err := qr.SolveVecTo(&b, false, mat.NewVecDense(n, y)); err != nil {
		return nil, fmt.Errorf("least squares: %w", err)
	}
	fitted.MulVec(x, &b)
	rest, all := 0.0, 0.0
	for i, v := range y {
		rest += (v - fitted.AtVec(i)) * (v - fitted.AtVec(i))
		all += v * v
	}
	var inverse mat.TriDense
	if err := inverse.InverseTri(upper); err != nil {
		return nil, fmt.Errorf("least squares: %w", err)
	}
	r := &regression{columns: columns, coefficients: make([]float64, p), errors: make([]float64, p), r2: 1 - rest/all, n: n, df: n - p - 1}
	for j := range p {
		r.coefficients[j] = b.AtVec(j)
		r.errors[j] = floats.Norm(mat.Row(nil, j, &inverse), 2) * math.Sqrt(rest/float64(r.df))
	}
	return r, nil
}

// dependent names a column that the ones before it determine, and those that do.
func dependent(columns []column, upper *mat.TriDense) error {
	length := math.Sqrt(float64(len(columns[0].values) - 1)) // of every column
	for j, c := range columns {
		if math.Abs(upper.At(j, j)) > 1e-7*length {
			continue
		}
		var by mat.VecDense
		var names []string
		if j > 0 {
			right := mat.NewVecDense(j, nil)
			for i := range j {
				right.SetVec(i, upper.At(i, j))
			}
			if err := by.SolveVec(upper.SliceTri(0, j), right); err == nil {
				for i := range j {
					if math.Abs(by.AtVec(i)) > 1e-6 {
						names = append(names, columns[i].name)
					}
				}
			}
		}
		return unfitf("%s cannot be told from %s in these rows: leave one of them out", c.name, strings.Join(names, ", "))
	}
	return nil
}
