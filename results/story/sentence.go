package story

import (
	"math"
	"strings"

	"socialcredit/results"
)

// sentence tells one event.
func (t *teller) sentence(e *results.LifeEvent) string {
	switch e.What {
	case "change":
		return t.spoken(e.Institution, t.change(e, t.scored("lang.now", e)))
	case "spent", "held":
		return t.record(e)
	case "unnoticed":
		return capital(t.say("say.unnoticed", "act", t.label("act", e.Record)))
	case "band":
		return t.spoken(e.Institution, t.band(e))
	case "shut", "opened":
		return capital(t.say("say.service."+e.What, "services", t.label("service", e.Service)))
	case "joined":
		return t.joined(e)
	case "left":
		return t.say("say."+e.What, "label", t.label("institution", e.Institution))
	case "friend_lost", "friend_made":
		return capital(t.say("say."+e.What, "friend", t.who(*e.Friend)))
	case "moved":
		return t.say("say.moved", "from", e.From, "to", e.To)
	case "health":
		return t.say("say.health." + e.To)
	case "noted":
		return t.note(e)
	case "ended":
		return t.text["ended."+e.Note]
	}
	return ""
}

// spoken puts the institution before a sentence, where there are several.
func (t *teller) spoken(institution, sentence string) string {
	if len(t.life.Institutions) < 2 || institution == "" || sentence == "" {
		return sentence
	}
	return capital(t.label("institution", institution)) + t.text["lang.colon"] + sentence
}

// change tells what moved a score, and perhaps what it is now.
func (t *teller) change(e *results.LifeEvent, now string) string {
	x := float64(e.Points)
	fill := []string{"points", t.points(x), "now", now, "at", t.scored("lang.at", e), "who", t.most("say.friends.who", e.Parts, x)}
	up := ".up"
	if x < 0 {
		up = ".down"
	}
	switch {
	case e.Source == "message":
		key := "say.gain"
		if x < 0 {
			key = "say.loss"
		}
		return t.say(key, append(fill, "message", t.message(e))...)
	case e.Record != "":
		return t.say(recorded(e), append(fill, "act", t.label("act", e.Record))...)
	case e.Cause == "policy" && e.Period == 0:
		return t.say("say.policy.start"+up, fill...)
	case e.Cause == "policy" && t.of[e.Institution].Kind == "credit_rating":
		return t.say("say.policy.rated"+up, fill...)
	}
	return t.say("say."+e.Cause+up, fill...)
}

// scored fills in what the score is now, nothing where nobody sees one.
func (t *teller) scored(key string, e *results.LifeEvent) string {
	if math.IsNaN(float64(e.Score)) {
		return ""
	}
	return t.say(key, "score", t.points(float64(e.Score)))
}

// recorded is the key of what a record of an act brings.
func recorded(e *results.LifeEvent) string {
	switch {
	case e.Cause == "false_record" && e.Points > 0:
		return "say.false_record.up"
	case e.False && (e.Cause == "policy" || e.Cause == "bound"):
		return "say." + e.Cause + ".false"
	}
	return "say." + e.Cause
}

// most names the friend who did most to bring a change, if one did more than any other.
func (t *teller) most(key string, parts []results.LifePart, change float64) string {
	for i, p := range parts { // the largest first
		if p.Friend != nil && p.Points*change > 0 {
			if i+1 < len(parts) && parts[i+1].Points == p.Points {
				return ""
			}
			return t.say(key, "friend", t.who(*p.Friend), "part", signedNumber(p.Points))
		}
	}
	return ""
}

func signedNumber(x float64) string {
	if x > 0 {
		return "+" + plain(x)
	}
	return plain(x)
}

// record tells a record that moved no score.
func (t *teller) record(e *results.LifeEvent) string {
	if e.Source == "message" {
		return t.say("say.nothing", "message", t.message(e))
	}
	key := "say." + e.What
	if e.False {
		key += ".false"
	}
	return t.say(key, "act", t.label("act", e.Record))
}

// message tells what another body has sent.
func (t *teller) message(e *results.LifeEvent) string {
	told := ""
	for _, suffix := range []string{"granted", "suspended", "rejected", "reversed", "listed", "reward", "contact", "breach", "key_personnel"} {
		if before, ok := strings.CutSuffix(e.Record, "_"+suffix); ok {
			told = t.say("message."+suffix, "label", t.label("institution", before))
		}
	}
	if told == "" {
		key := "message." + e.Cause
		if !t.has(key) {
			key = "message.policy"
		}
		told = t.say(key, "label", t.label("institution", e.Record))
	}
	if e.False {
		told += t.text["false.report"]
	}
	return capital(told)
}

func (t *teller) band(e *results.LifeEvent) string {
	fill := []string{"from", t.label("band", e.From), "to", t.label("band", e.To)}
	if t.of[e.Institution].Scored {
		return t.say("say.band.scored", append(fill, "score", t.points(float64(e.Score)))...)
	}
	return t.say("say.band.plain", fill...)
}

// joined tells that an institution enrols the person, and with which score.
func (t *teller) joined(e *results.LifeEvent) string {
	fill, about := []string{"label", t.label("institution", e.Institution)}, t.of[e.Institution]
	if e.Period < len(about.Score) && !math.IsNaN(float64(about.Score[e.Period])) {
		return t.say("say.joined.scored", append(fill, "score", t.points(float64(about.Score[e.Period])))...)
	}
	return t.say("say.joined", fill...)
}

// note tells what a kind knows; that an appeal is against a wrong decision is not told to the person.
func (t *teller) note(e *results.LifeEvent) string {
	switch e.Note {
	case "against_wrong":
		return ""
	case "left", "decision":
		return t.text["note."+e.Note+"."+e.Value]
	case "evidence":
		return t.spoken(e.Institution, t.say("note.evidence", "value", t.label("evidence", e.Value)))
	case "case", "ground":
		return t.spoken(e.Institution, t.say("note."+e.Note, "value", t.label("act", e.Value)))
	}
	if key := "note." + e.Note; t.has(key) {
		return t.spoken(e.Institution, t.say(key, "value", e.Value))
	}
	return t.say("note.?", "note", strings.ReplaceAll(e.Note, "_", " "), "value", e.Value)
}
