package network

import (
	"fmt"
	"testing"

	"socialcredit/model"
)

func BenchmarkBuild(b *testing.B) {
	for _, people := range []int{1000, 1_000_000} {
		for _, k := range Kinds {
			if k.Name == "file" {
				continue
			}
			b.Run(fmt.Sprintf("%s/%d", k.Name, people), func(b *testing.B) {
				n := k.New()
				w := newWorld(b, n, people, 1, 2)
				b.ReportAllocs()
				for b.Loop() {
					if _, err := n.Build(w); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkPlace(b *testing.B) {
	for _, people := range []int{1000, 1_000_000} {
		b.Run(fmt.Sprint(people), func(b *testing.B) {
			p := &model.Population{Seed: 1, Workers: 2, Group: make([]uint8, people), Trait: make([]int8, people)}
			for b.Loop() {
				placeByTrait(p, 0.5)
			}
		})
	}
}
