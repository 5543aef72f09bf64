package figure

import "testing"

// BenchmarkDraw draws every figure of an ordinary run in every format.
func BenchmarkDraw(b *testing.B) {
	dir := ordinary().write(b)
	for b.Loop() {
		run, err := OpenRun(dir)
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := Draw(run, nil, nil, b.TempDir()); err != nil {
			b.Fatal(err)
		}
	}
}
