package experiments

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strconv"

	"socialcredit/configs"
	"socialcredit/model"
)

// Key identifies what a run computes: a hash of the model's version, the resolved scenario without
// titles and sources, the content of the files that it reads, and the seed. Two runs of one key
// have the same numbers.
func Key(s *configs.Scenario) (string, error) {
	hash := sha256.New()
	for _, part := range [][]byte{[]byte(model.Version), s.Canonical(), strconv.AppendUint(nil, s.Spec.Seed, 10)} {
		write(hash, part)
	}
	for _, path := range s.Inputs() {
		content, err := os.ReadFile(path)
		if err != nil {
			return "", fmt.Errorf("read input of the scenario: %w", err)
		}
		write(hash, content)
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// write adds a part with its length, so that parts cannot run into each other.
func write(w io.Writer, part []byte) {
	_, _ = fmt.Fprintf(w, "%d:", len(part)) // a hash never fails
	_, _ = w.Write(part)
}

// sum is the SHA-256 of a text, in hex.
func sum(text []byte) string {
	h := sha256.Sum256(text)
	return hex.EncodeToString(h[:])
}
