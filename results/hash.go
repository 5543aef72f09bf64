package results

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// HashFiles gives the SHA-256 of every file below a directory by its name with slashes, but for the manifest itself
// and for names that start with a dot, such as what WriteFile has in hand.
func HashFiles(dir string) (map[string]string, error) {
	hashes := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(entry.Name(), ".") && path != dir
		if entry.IsDir() {
			if hidden {
				return fs.SkipDir
			}
			return nil
		}
		name, err := filepath.Rel(dir, path)
		if err != nil || hidden || name == ManifestName || !entry.Type().IsRegular() {
			return err
		}
		hashes[filepath.ToSlash(name)], err = hashFile(path)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("hash %s: %w", dir, err)
	}
	return hashes, nil
}

func hashFile(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
