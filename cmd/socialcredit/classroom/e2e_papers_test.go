package classroom

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Notes and worksheets are those of the lesson, in both languages, and are printed without the page around them.
func TestE2EPapers(t *testing.T) {
	b := newTab(t)
	for _, lang := range []string{"en", "zh"} {
		b.do(chromedp.Navigate("about:blank"))
		b.visit("/#view=notes&lesson=shoes&lang=" + lang)
		for _, l := range lessons(t) {
			b.choose(thing{"combobox", wordIn(t, lang, "teach.choose"), ".paper-tools"}, l.Name)
			for _, paper := range []string{"notes", "worksheet"} {
				if other := button(wordIn(t, lang, "teach."+paper)).in(".paper-tools"); b.sees(other) {
					b.click(other)
				}
				b.until("it is the "+paper, "document.querySelector(%s)", ".sheet."+paper)
				b.says(".sheet h1", wordIn(t, lang, "lessons."+l.Name+".title"))
				if length := js[int](b, "document.querySelector('.sheet').innerText.length"); length < 300 {
					t.Errorf("the %s of %s in %s have %d characters", paper, l.Name, lang, length)
				}
				if bad := js[[]string](b, "e2e.raw(%s)", []string{"lessons", "teach", "shell", "plots"}); len(bad) > 0 {
					t.Errorf("%s of %s in %s: %q", paper, l.Name, lang, bad)
				}
			}
		}
	}
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	})
	for _, gone := range []string{".top", ".paper-tools", ".back"} {
		if js[bool](b, "[...document.querySelectorAll(%s)].some(e2e.shown)", gone) {
			t.Errorf("%s is printed", gone)
		}
	}
	if !js[bool](b, "e2e.shown(document.querySelector('.sheet h1'))") {
		t.Error("the sheet is not printed")
	}
}

// From a lesson one comes to its papers and back; the report of the class is one file that stands on its own.
func TestE2EReport(t *testing.T) {
	b := newTab(t)
	b.open("/#scenario=loud&twin=acts.jaywalk.noticed%3D1&seed=1&period=60&lesson=shoes.4")
	b.at(60)
	b.click(button(word(t, "teach.notes")).in(".lesson"))
	b.says(".sheet h1", word(t, "lessons.shoes.title"))
	b.click(button(word(t, "shell.back")))
	b.at(60)
	b.click(button(word(t, "teach.report.answer")).in(".lesson"))
	b.write(thing{"textbox", word(t, "teach.report.answer"), ".lesson"}, "Because <b>cameras</b> see more")
	b.click(button(word(t, "teach.report.make")).in(".lesson"))
	name, saved := b.downloaded(".html")
	if !strings.Contains(name, "loud-seed-1") {
		t.Errorf("the report is called %s", name)
	}
	report := string(saved)
	for _, part := range []string{
		"<!doctype html>", "<svg", word(t, "teach.report.title"), "acts.jaywalk.noticed=1", "socialcredit run loud",
		"Because &lt;b&gt;cameras&lt;/b&gt; see more", word(t, "plots.measures.any_excluded"),
	} {
		if !strings.Contains(report, part) {
			t.Errorf("the report has no %q", part)
		}
	}
	if regexp.MustCompile(`<script|<img|<link|src="http`).MatchString(report) {
		t.Error("the report is no file that stands on its own")
	}
	for _, set := range [][]string{{"seed=1"}, {"seed=1", "acts.jaywalk.noticed=1"}} {
		share, err := strconv.ParseFloat(seriesOf(t, "loud", set...).value(t, "60", "all", "any_excluded"), 64)
		if err != nil {
			t.Fatal(err)
		}
		if want := strconv.FormatFloat(100*share, 'f', 1, 64) + "%"; !strings.Contains(report, "<td>"+want+"</td>") {
			t.Errorf("the report does not say that %s are shut out; it says %s", want, regexp.MustCompile(`(?s)<table.*</table>`).FindString(report))
		}
	}
}
