package configs

import (
	"reflect"
	"testing"
)

// Without viper the settings are the same, to the type of each value.
func TestSettledPlainlyAsByViper(t *testing.T) {
	said := Options{
		Env: []string{"SOCIALCREDIT_PEOPLE__COUNT=4000", "SOCIALCREDIT_SEED=7", "SOCIALCREDIT_TITLE=by the environment"},
		Set: []string{"people.count=3000", "people.groups={far: {share: 0}}", "periods=20", "record.error.person=0.25"},
	}
	compared := 0
	for _, p := range Presets() {
		for _, o := range []Options{{}, said, {Env: said.Env}, {Set: said.Set}} {
			s, err := Load(p.Name, o)
			if err != nil {
				if o.Env == nil && o.Set == nil {
					t.Errorf("%s: %v", p.Name, err)
				}
				continue // a preset that has no such record, or no such people
			}
			compared++
			if plain := settlePlainly(s.tree); !reflect.DeepEqual(plain, s.settings) {
				t.Errorf("%s %+v: plainly\n%v\nby viper\n%v", p.Name, o, plain, s.settings)
			}
		}
	}
	if compared < 3*len(Presets()) {
		t.Errorf("only %d settings of %d presets compared", compared, len(Presets()))
	}
}

// What takes labels out, changes kinds and writes a short form is settled alike, too.
func TestSettledPlainlyWhereKindsChange(t *testing.T) {
	text := `
extends: suzhou
people: {groups: {rural: ~, far: {share: 0.15}}}
network: {kind: small_world}
record: {error: {person: 0.1}}
`
	s := load(t, text, Options{Set: []string{"network.kind=configuration", "institutions.osmanthus.memory=3"}})
	if plain := settlePlainly(s.tree); !reflect.DeepEqual(plain, s.settings) {
		t.Errorf("plainly\n%v\nby viper\n%v", plain, s.settings)
	}
}
