package experiments

import "encoding/json"

// describe turns the description of the network into the manifest's form: names as in its JSON.
func describe(o *Outcome) map[string]any {
	out := map[string]any{}
	text, err := json.Marshal(o.Network)
	if err == nil {
		err = json.Unmarshal(text, &out)
	}
	if err != nil {
		out["error"] = err.Error()
	}
	return out
}
