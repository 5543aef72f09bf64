package policy

const tribunalDoc = "An independent tribunal or ombudsman that deals with complaints, the safeguard that Li (2021) asks for. " + appealRules +
	"The defaults are those of a good remedy: nine of ten wrong decisions are recognised, and the sanction is suspended until the appeal is decided; " +
	"how well a tribunal would judge is our choice. " + appealEnd

// Tribunal is an appeal with other defaults.
type Tribunal struct {
	Appeal `yaml:",inline"`
}

func newTribunal() *Tribunal {
	t := &Tribunal{*newAppeal()}
	t.Sensitivity, t.Specificity, t.Suspend = 0.9, 0.95, true
	return t
}
