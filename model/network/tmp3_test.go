package network
import ("testing";"fmt";"time")
func TestBig(t *testing.T) {
	for _, p := range []string{"/tmp/big.csv","/tmp/bignames.csv"} {
		t0 := time.Now()
		f := &File{Ties: p, Header: "auto"}
		s := newSpec(f, 10, 1)
		if err := f.Enrol(s); err != nil { t.Fatal(err) }
		fmt.Println(p, time.Since(t0), s.People.Count)
		t0 = time.Now()
		w := newWorld(t, f, 10, 1, 2)
		fmt.Println(time.Since(t0), w.Ties.Ties(), w.SelfTies, w.RepeatedTies)
	}
}
