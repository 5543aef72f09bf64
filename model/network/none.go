package network

import "socialcredit/model"

const noneDoc = "Nobody has friends: the baseline in which no standing depends on another."

// None is a society without ties.
type None struct {
	Shuffling `yaml:",inline"`
}

// Household is 1: members of a household would be friends.
func (n *None) Household() int { return 1 }

// Build ties nobody.
func (n *None) Build(w *model.World) (*model.Graph, error) {
	return n.build(w, func(int, int, func(a, b uint32)) {})
}

// MeanDegree is 0.
func (n *None) MeanDegree(int) float64 { return 0 }
