package results

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func TestAFileIsWholeOrAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "series.csv")
	put := func(text string, err error) error {
		return WriteFile(path, func(w io.Writer) error {
			if _, werr := io.WriteString(w, text); werr != nil {
				return werr
			}
			return err
		})
	}
	broken := errors.New("disk on fire")
	if err := put("half", broken); !errors.Is(err, broken) {
		t.Errorf("the cause is lost: %v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("half a file stands: %v", err)
	}
	if err := put("whole", nil); err != nil {
		t.Fatal(err)
	}
	if err := put("half", broken); err == nil {
		t.Error("no error")
	}
	if text, _ := os.ReadFile(path); string(text) != "whole" {
		t.Errorf("the file holds %q", text)
	}
	func() {
		defer func() { _ = recover() }()
		_ = WriteFile(path, func(io.Writer) error { panic("a broken contract") })
	}()
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("%d files where one belongs", len(left))
	}
	if info, _ := os.Stat(path); info.Mode().Perm()&0o444 != 0o444 {
		t.Errorf("not everybody may read it: %v", info.Mode())
	}
}

func TestWriteFileNamesThePath(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "file", "below.csv")
	if err := WriteFile(path, func(io.Writer) error { return nil }); err == nil {
		t.Error("a file became a folder")
	}
}
