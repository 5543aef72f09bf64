package stage

import (
	"encoding/json"
	"maps"
	"slices"

	"socialcredit/cmd/socialcredit/classroom/text"
	"socialcredit/configs"
	"socialcredit/model"
)

// hello tells a page what there is.
func (s *Stage) hello(r *Request) (any, error) {
	lang := r.Lang
	if lang == "" {
		lang = text.Langs()[0]
	}
	h := &Hello{Version: model.Version, Native: s.o.Native, Langs: text.Langs(), Open: s.o.Open, Limits: s.o.Limits}
	var err error
	if h.Text, err = text.Words(lang); err != nil {
		return nil, err
	}
	if h.Stories, err = text.Stories(); err != nil {
		return nil, err
	}
	if h.Lessons, err = text.Lessons(); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(s.o.Files)) {
		h.Presets = append(h.Presets, Preset{name, s.o.Files[name], []string{}})
	}
	for _, p := range configs.Presets() {
		h.Presets = append(h.Presets, Preset{p.Name, p.Title, p.Paragraphs})
	}
	return h, nil
}

// schema is what a page makes the controls of all settings from.
func (s *Stage) schema(*Request) (any, error) { return json.RawMessage(configs.Schema()), nil }
