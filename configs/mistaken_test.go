package configs

import "testing"

// A study where a scenario is wanted, and the reverse, is one mistake that says what to do.
func TestStudyAndScenarioAreToldApart(t *testing.T) {
	t.Chdir(t.TempDir())
	const study = "title: x\nscenario: suzhou\nfactors: {people.count: [500, 1000]}\nreplicates: 2\n"
	writeFile(t, "study.yaml", study)
	writeFile(t, "heir.yaml", "extends: study.yaml\n")
	for _, ref := range []string{"study.yaml", "heir.yaml"} {
		_, err := Load(ref, Options{})
		checkMistakes(t, err, []string{"study.yaml:2:1: this is a study, not a scenario: socialcredit sweep study.yaml"})
	}
	_, err := ReadStudy("city.yaml", ".", []byte("title: x\npeople: {count: 500}\n"))
	checkMistakes(t, err, []string{"city.yaml:2:1: this is a scenario, not a study: socialcredit run city.yaml"})
}

// A file with keys of both kinds, or with a name that a scenario does not have, is read as what was asked for.
func TestKeysOfBothAreMistakes(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "both.yaml", "extends: suzhou\nname: x\nfactors: {}\n")
	_, err := Load("both.yaml", Options{})
	checkMistakes(t, err, []string{"both.yaml:2:1: name: unknown key", "both.yaml:3:1: factors: unknown key..."})
	writeFile(t, "named.yaml", "name: x\n")
	_, err = Load("named.yaml", Options{})
	checkMistakes(t, err, []string{"named.yaml:1:1: name: unknown key"})
}

// A file never proposes itself, and a far word proposes nothing.
func TestNothingFarIsProposed(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "nowhere.yaml", "extends: nowhere\n")
	const noFile = "there is no such file, and no preset of that name (`socialcredit list scenarios` lists them)"
	_, err := Load("nowhere.yaml", Options{})
	checkMistakes(t, err, []string{"nowhere.yaml:1:10: extends: nowhere: " + noFile})
	_, err = Load("nofile.yaml", Options{})
	checkMistakes(t, err, []string{"nofile.yaml: " + noFile})
}
