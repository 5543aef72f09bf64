// Command site writes the classroom as a page that needs no server, with the engine compiled to WebAssembly: for a web
// space or a memory stick. It is run by `make classroom-site`, in the root of the repository.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// Where the parts are, from the root of the repository.
const (
	page   = "cmd/socialcredit/classroom/page/dist"
	engine = "./cmd/socialcredit/classroom/wasm"
	worker = "cmd/socialcredit/classroom/wasm/worker.js"
)

func main() {
	out := flag.String("out", "dist/classroom-site", "write to `DIR`")
	flag.Parse()
	err := write(*out)
	if err == nil {
		err = report(*out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

// write makes the site: the page as it is served, its engine, and the licences of what is in that.
func write(out string) error {
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	if err := os.CopyFS(out, os.DirFS(page)); err != nil {
		return err
	}
	source, err := os.ReadFile(filepath.Join(out, "index.html"))
	if err != nil {
		return err
	}
	index, err := carrying(string(source))
	if err != nil {
		return err
	}
	script, err := script()
	if err != nil {
		return err
	}
	notices, err := licences()
	if err != nil {
		return err
	}
	for name, text := range map[string]string{"index.html": index, "engine.js": script, "engine-licences.txt": notices} {
		if err := os.WriteFile(filepath.Join(out, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// report says what there is, and how large.
func report(out string) error {
	entries, err := os.ReadDir(out)
	if err != nil {
		return err
	}
	total := int64(0)
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			return err
		}
		total += info.Size()
		fmt.Printf("%10d  %s\n", info.Size(), filepath.Join(out, e.Name()))
	}
	fmt.Printf("%10d  bytes in all; open %s, or put the folder on a web space\n", total, filepath.Join(out, "index.html"))
	return nil
}
