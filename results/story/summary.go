package story

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"socialcredit/results"
)

// summary tells a heap that a period ends.
func (t *teller) summary(h *heap, to int) string {
	var told []string
	add := func(sentence string) {
		if sentence != "" {
			told = append(told, capital(sentence))
		}
	}
	for _, kind := range []struct{ key, what string }{
		{"sum.deeds", "change"}, {"sum.held", "held"}, {"sum.deeds", "spent"}, {"sum.unnoticed", "unnoticed"},
	} {
		add(t.deeds(h, kind.key, kind.what))
	}
	add(t.falseOnes(h))
	add(t.messages(h))
	for _, institution := range t.life.Institutions {
		add(t.quietly(h, institution.Label))
	}
	add(t.scores(h, to))
	add(t.bandsBy(to))
	add(t.perks(h, to))
	add(t.people("sum.lost", h.lost))
	add(t.people("sum.made", h.made))
	return strings.Join(told, t.text["lang.join"])
}

// deeds lists what a person did and what came of it.
func (t *teller) deeds(h *heap, key, what string) string {
	var told []string
	for _, name := range h.order {
		d := h.deeds[name]
		if d.e.What == what && !d.e.False && d.e.Source != "message" {
			told = append(told, t.deed(d))
		}
	}
	if len(told) == 0 {
		return ""
	}
	return t.say(key, "deeds", t.list(told))
}

// falseOnes lists what a person did not do.
func (t *teller) falseOnes(h *heap) string {
	var told []string
	for _, name := range h.order {
		if d := h.deeds[name]; d.e.False && d.e.Source != "message" {
			told = append(told, t.deed(d))
		}
	}
	if len(told) == 0 {
		return ""
	}
	return t.say("sum.false", "deeds", t.list(told))
}

func (t *teller) deed(d *deed) string {
	key := "sum.deed"
	switch {
	case d.e.What == "spent":
		key = "sum.spent"
	case wide(d.e):
		key += "." + d.e.Cause
	}
	return t.say(key, "act", t.label("act", d.e.Record), "times", t.many("times", d.often()), "points", t.worth(d))
}

// worth writes what a deed came to with each institution.
func (t *teller) worth(d *deed) string {
	var told []string
	for _, i := range t.life.Institutions {
		x, moved := d.points[i.Label]
		switch {
		case !moved || d.e.What != "change":
		case len(t.life.Institutions) > 1:
			told = append(told, t.label("institution", i.Label)+" "+signedNumber(x))
		default:
			told = append(told, signedNumber(x))
		}
	}
	if len(told) == 0 {
		return ""
	}
	return t.text["lang.open"] + strings.Join(told, t.text["lang.list"]) + t.text["lang.close"]
}

// messages lists what other bodies have sent.
func (t *teller) messages(h *heap) string {
	var told []string
	for _, name := range h.order {
		d := h.deeds[name]
		if d.e.Source != "message" {
			continue
		}
		told = append(told, t.say("sum.messages", "message", t.message(d.e), "times", t.many("times", d.often()), "points", t.worth(d)))
	}
	if len(told) == 0 {
		return ""
	}
	return strings.Join(told, t.text["lang.pause"]) + t.text["lang.stop"]
}

// tiny is the part of a score's range below which what moved it without a record is not told in the story.
const tiny = 0.0005

// quietly tells what moved a score without any record.
func (t *teller) quietly(h *heap, institution string) string {
	var told []string
	for _, cause := range []string{"decay", "friends", "bound", "policy"} {
		x := float64(h.quiet[institution][cause])
		about := t.of[institution]
		if x == 0 || math.Abs(x) < tiny*(about.Cap-about.Floor) {
			continue
		}
		key, who := "sum."+cause+".up", ""
		if x < 0 {
			key = "sum." + cause + ".down"
		}
		if math.Abs(x) >= 2*tiny*(about.Cap-about.Floor) {
			who = t.most("sum.friends.who", largest(h.friends[institution]), x)
		}
		told = append(told, t.say(key, "points", t.points(x), "who", who))
	}
	if len(told) == 0 {
		return ""
	}
	return t.spoken(institution, strings.Join(told, t.text["lang.pause"])) + t.text["lang.stop"]
}

// largest orders friends by how much they did.
func largest(friends map[int]float64) (parts []results.LifePart) {
	for id, x := range friends {
		parts = append(parts, results.LifePart{Friend: &id, Points: math.Round(x*100) / 100})
	}
	slices.SortFunc(parts, func(a, b results.LifePart) int {
		if d := math.Abs(b.Points) - math.Abs(a.Points); d != 0 {
			return int(math.Copysign(1, d))
		}
		return *a.Friend - *b.Friend
	})
	return parts
}

func (t *teller) people(key string, ids []int) string {
	if len(ids) == 0 {
		return ""
	}
	told := make([]string, len(ids))
	for i, id := range ids {
		if told[i] = t.life.Names[id]; told[i] == "" {
			told[i] = strconv.Itoa(id)
		}
	}
	return t.say(key, "friends", strings.Join(told, t.text["lang.list"]))
}
