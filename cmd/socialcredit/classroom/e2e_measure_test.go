package classroom

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// Measured and told, never asserted: how soon one sees a society, how often it is drawn, how fast it goes.
// CLASSROOM_MEASURE=1 go test -v -run Measure ./cmd/socialcredit/classroom
func TestE2EMeasure(t *testing.T) {
	if os.Getenv("CLASSROOM_MEASURE") != "1" {
		t.Skip("CLASSROOM_MEASURE=1 measures the page")
	}
	b := newTab(t)
	b.measureStart()
	b.measureFrames()
	b.measureDensity()
}

// measureStart tells the time from the start of a server to the first frame that is drawn, in a browser that is open.
func (b *tab) measureStart() {
	for range 3 {
		begun := time.Now()
		room := serveStages(b.t, "127.0.0.1:0")
		listens := time.Since(begun)
		b.call(func(ctx context.Context) error { return chromedp.Do(ctx, chromedp.Navigate("about:blank")) })
		begun = time.Now()
		b.do(chromedp.Navigate(room.local("http", "/")))
		b.living()
		seen := time.Since(begun)
		inPage := js[float64](b, "performance.now()")
		b.t.Logf("start: the server listens after %v; the first frame is drawn %v after that, at the latest %.0f ms into the page", listens.Round(time.Millisecond), seen.Round(time.Millisecond), inPage)
		b.do(chromedp.Navigate("about:blank"))
		room.end()
	}
}

// counted are the frames of some seconds: how often the browser would draw, and how often the picture was another one.
type counted struct{ Seconds, Callbacks, Drawn, Periods float64 }

// count counts for five seconds, while something is done to the page in each frame.
func (b *tab) count(each string) counted {
	b.t.Helper()
	return js[counted](b, `new Promise((done) => {
		const canvas = document.querySelector(".world-people"), context = canvas.getContext("2d");
		const clear = context.clearRect;
		let [drawn, callbacks] = [0, 0];
		context.clearRect = function (...a) { drawn++; return clear.apply(this, a) };
		const [begun, from] = [performance.now(), document.getElementById("timeline").valueAsNumber];
		const next = () => {
			callbacks++;
			`+each+`;
			const seconds = (performance.now() - begun) / 1000;
			if (seconds < 5) return requestAnimationFrame(next);
			context.clearRect = clear;
			done({ seconds, callbacks, drawn, periods: document.getElementById("timeline").valueAsNumber - from });
		};
		requestAnimationFrame(next);
	})`)
}

func (b *tab) tell(what string, c counted) {
	b.t.Logf("%s: %.1f callbacks and %.1f drawn frames a second, %.1f periods a second", what, c.Callbacks/c.Seconds, c.Drawn/c.Seconds, c.Periods/c.Seconds)
}

// measureFrames tells how often 2,000 people with their ties are drawn, while time goes and while the picture is moved.
func (b *tab) measureFrames() {
	for _, worlds := range []struct{ name, twin string }{{"one world", ""}, {"two worlds", "&twin=services.loan.effect%3D0"}} {
		b.open("/#scenario=suzhou&set=people.count%3D2000&set=periods%3D1200&seed=1&period=0" + worlds.twin)
		b.picture()
		b.slide(thing{role: "slider", within: ".speed"}, 99) // 61 periods a second
		b.click(button(word(b.t, "shell.go")))
		b.tell("2,000 people and ties, "+worlds.name+", while they go", b.count(""))
		const pan = `canvas.dispatchEvent(new KeyboardEvent("keydown", { key: callbacks % 2 ? "ArrowLeft" : "ArrowRight", bubbles: true }))`
		b.tell("2,000 people and ties, "+worlds.name+", while they go and the picture moves", b.count(pan))
		b.click(button(word(b.t, "shell.pause")))
		b.tell("2,000 people and ties, "+worlds.name+", while the picture moves", b.count(pan))
	}
}

// measureDensity tells how fast 100,000 people go, as fast as they go.
func (b *tab) measureDensity() {
	b.open("/#scenario=suzhou&set=people.count%3D100000&set=periods%3D1200&seed=1&period=0")
	b.slide(thing{role: "slider", within: ".speed"}, 100)
	b.click(button(word(b.t, "shell.go")))
	b.tell("100,000 people as cells", b.count(""))
}
