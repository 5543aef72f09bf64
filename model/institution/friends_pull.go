package institution

import "socialcredit/model"

const pullDoc = "At every refresh the score moves by weight towards friends' mean (DeGroot 1974; Sayama and Sinatra 2015). " +
	"Averages without end and conserves the mean weighted by degree."

// Pull draws the score towards friends' mean, again and again.
type Pull struct {
	// Share of the gap that closes per refresh.
	Weight float64 `yaml:"weight" min:"0" max:"1"`
}

// Weigh adds weight*(mean - score) to what friends have added so far, keeping base + own account +
// friends' account between floor and cap.
func (f *Pull) Weigh(c *Circle) {
	c.Sum()
	st, s := c.Standing, c.Span
	n := s.Len()
	score, own, sums := st.Score[s.Lo:s.Hi][:n], c.Own()[:n], s.Sums[:n]
	accounts, carry, effect := c.Account[:n], c.Carry[:n], s.Effect[:n]
	for i, k := range s.Friends[:n] {
		account := accounts[i]
		if k > 0 && score[i] != model.NoStanding {
			gap := float64(sums[i]-int64(k)*int64(score[i])) / float64(k)
			sum := int64(carry[i]) + nearest64(gap*f.Weight*65536)
			account += int32(sum >> 16)
			carry[i] = uint16(sum)
		}
		without := st.Base + own[i]
		effect[i] = min(max(account, st.Floor-without), st.Cap-without)
	}
}
