package configs

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzLoad loads a file of any bytes with any --set: it must never panic, say where each mistake is,
// and write what it accepts so that it is the same scenario again.
func FuzzLoad(f *testing.F) {
	f.Add([]byte("extends: suzhou\n"), "people.count=500")
	f.Add([]byte("people: {count: 500, groups: {a: {share: 1}}}\n"), "title='x'")
	f.Add([]byte("network: {kind: lattice}\nacts: {a: &a {rate: 1e-3}, b: *a}\n"), "acts.a=~")
	f.Add([]byte("institutions: {o: {kind: points, memory: {rewards: 2}, bands: {e: 0}}}\n"), "institutions.o.kind=constant")
	for _, c := range malformed {
		f.Add([]byte(c.text), strings.Join(c.set, ""))
	}
	for _, name := range presetNames() {
		text, _ := presetText(name)
		f.Add(text, "institutions.osmanthus.friends={kind: pull}")
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text []byte, set string) {
		if strings.Contains(string(text), "ties") || strings.Contains(string(text), "degrees") || strings.Contains(set, "ties") || strings.Contains(set, "degrees") {
			t.Skip("reads files that are not ours")
		}
		file := filepath.Join(dir, "fuzz.yaml")
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(file, Options{Set: []string{set}, Env: []string{prefix + strings.ToUpper(set)}}); err != nil {
			var all *Errors
			if !errors.As(err, &all) || len(all.Mistakes) == 0 || all.Mistakes[0].File == "" || all.Mistakes[0].Text == "" {
				t.Fatalf("error %#v", err)
			}
		}
		s, err := Load(file, Options{Set: []string{set}})
		if err != nil {
			return
		}
		if err := os.WriteFile(file, s.YAML(), 0o644); err != nil {
			t.Fatal(err)
		}
		again, err := Load(file, Options{})
		if err != nil {
			t.Fatalf("resolved:\n%s\n%v", s.YAML(), err)
		}
		if string(again.Canonical()) != string(s.Canonical()) || string(again.YAML()) != string(s.YAML()) {
			t.Fatalf("loaded again it is another scenario:\n%s\n%s", s.YAML(), again.YAML())
		}
	})
}
