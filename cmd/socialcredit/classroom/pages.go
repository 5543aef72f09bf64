package classroom

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"time"
)

// dist is the page as `npm run build` leaves it.
//
//go:embed page/dist
var dist embed.FS

// contentTypes are told here, since those that a machine knows differ.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
	".json": "application/json",
	".svg":  "image/svg+xml",
	".png":  "image/png",
}

// pages are the files of the page, by the path they are asked for under.
type pages struct{ files map[string]file }

type file struct {
	body       []byte
	kind, etag string
}

// readPages takes the files that were compiled in.
func readPages() (*pages, error) {
	p := &pages{files: map[string]file{}}
	root, err := fs.Sub(dist, "page/dist")
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		kind, ok := contentTypes[path.Ext(name)]
		if !ok {
			return fmt.Errorf("%s: files of this ending have no content type", name)
		}
		body, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(body)
		p.files["/"+name] = file{body: body, kind: kind, etag: `"` + hex.EncodeToString(sum[:16]) + `"`}
		return nil
	})
	p.files["/"] = p.files["/index.html"]
	return p, err
}

// ServeHTTP sends a file, unless the browser has it already.
func (p *pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := p.files[r.URL.Path]
	if !ok {
		http.Error(w, "The classroom has no such page.", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", f.kind)
	w.Header().Set("ETag", f.etag)
	w.Header().Set("Cache-Control", "no-cache")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.body))
}
