package experiments

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strconv"
	"sync"

	"socialcredit/configs"
	"socialcredit/model"
)

// An Identity is what a scenario computes whatever the seed: a hash of the model's version, the
// resolved scenario without titles and sources, and the content of the files that it reads. Two
// scenarios of one identity give the same numbers for the same seed.
type Identity [sha256.Size]byte

// IdentityOf hashes a scenario. The error is that of a file that cannot be read.
func IdentityOf(s *configs.Scenario) (Identity, error) {
	var contents inputs
	return contents.identity(s)
}

// Key names a run: it is the hash of the scenario's identity and the seed, in hex.
func (i Identity) Key(seed uint64) string {
	hash := sha256.New()
	write(hash, i[:])
	write(hash, strconv.AppendUint(nil, seed, 10))
	return hex.EncodeToString(hash.Sum(nil))
}

// After is the identity of a run that goes on for some periods from the state that another reached.
func (i Identity) After(before Identity, hold int) (next Identity) {
	hash := sha256.New()
	write(hash, before[:])
	write(hash, i[:])
	write(hash, strconv.AppendInt(nil, int64(hold), 10))
	return Identity(hash.Sum(nil))
}

// Key identifies what a run computes. Two runs of one key have the same numbers.
func Key(s *configs.Scenario) (string, error) {
	i, err := IdentityOf(s)
	if err != nil {
		return "", err
	}
	return i.Key(s.Spec.Seed), nil
}

// An inputs remembers the hashes of files, so that many scenarios may share one. The zero value is
// ready to use.
type inputs struct {
	mutex sync.Mutex
	sums  map[string][]byte
}

func (c *inputs) identity(s *configs.Scenario) (i Identity, err error) {
	hash := sha256.New()
	write(hash, []byte(model.Version))
	write(hash, s.Canonical())
	for _, path := range s.Inputs() {
		sum, err := c.sum(path)
		if err != nil {
			return i, err
		}
		write(hash, sum)
	}
	return Identity(hash.Sum(nil)), nil
}

// sum is the hash of a file's content.
func (c *inputs) sum(path string) ([]byte, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if have, ok := c.sums[path]; ok {
		return have, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read input of the scenario: %w", err)
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return nil, fmt.Errorf("read input of the scenario: %w", err)
	}
	if c.sums == nil {
		c.sums = make(map[string][]byte)
	}
	c.sums[path] = hash.Sum(nil)
	return c.sums[path], nil
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
