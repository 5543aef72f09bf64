package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// script is engine.js: the worker's source and the engine, as strings, since a page that was opened from a disk may load
// scripts and nothing else.
func script() (string, error) {
	binary, err := compiled()
	if err != nil {
		return "", err
	}
	var packed bytes.Buffer
	zip, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression) // fails on another level only
	if _, err := zip.Write(binary); err != nil {
		return "", err
	}
	if err := zip.Close(); err != nil {
		return "", err
	}
	fmt.Printf("engine: %d bytes, packed %d\n", len(binary), packed.Len())
	root, err := goRoot()
	if err != nil {
		return "", err
	}
	start, err := os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return "", err
	}
	rest, err := os.ReadFile(worker)
	if err != nil {
		return "", err
	}
	source, err := json.Marshal(string(start) + "\n" + string(rest))
	if err != nil {
		return "", err
	}
	wasm := base64.StdEncoding.EncodeToString(packed.Bytes())
	return fmt.Sprintf("globalThis.socialcreditEngine = {source: %s,\nwasm: %q};\n", source, wasm), nil
}

// compiled is the engine as WebAssembly.
func compiled() ([]byte, error) {
	dir, err := os.MkdirTemp("", "classroom-site")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "engine.wasm")
	if _, err := goTool("build", "-trimpath", "-ldflags=-s -w", "-o", file, engine); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
}

// goTool runs the go command for a browser.
func goTool(args ...string) (string, error) {
	command := exec.Command("go", args...)
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return string(out), nil
}

// goRoot is where Go is.
func goRoot() (string, error) {
	root, err := goTool("env", "GOROOT")
	return strings.TrimSpace(root), err
}
