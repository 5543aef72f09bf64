package classroom

import "testing"

// A connection that breaks is said to be lost; to reconnect restores what was shown, whether the classroom still runs or
// has been started anew at its address.
func TestE2ELostConnection(t *testing.T) {
	needBrowser(t)
	room := serveStages(t, "127.0.0.1:0")
	b := newTab(t)
	b.allow("WebSocket connection")
	b.allow("ERR_CONNECTION_REFUSED")
	b.home = room.local("http", "/")
	b.open("/")
	b.write(thing{role: "spinbutton", name: word(t, "shell.seed.label")}, "12")
	b.slide(thing{role: "slider", within: ".timeline"}, 25)
	b.at(25)
	was, picture := b.numbers(), b.picture()

	room.end()
	b.says(".lost", "~"+word(t, "shell.closed.1001"))
	b.click(button(word(t, "shell.reconnect")))
	b.says(".lost", "~"+word(t, "shell.closed.1006"))

	serveStages(t, "127.0.0.1:"+room.port)
	b.click(button(word(t, "shell.reconnect")))
	b.until("the notice is gone", "!document.querySelector('.lost')")
	b.at(25)
	b.until("the numbers are back", "e2e.numbers() === %s", was)
	b.until("the picture is back", "e2e.picture() === %s", picture)
	b.click(button(word(t, "shell.step")))
	b.at(26)
}

// serveStages opens a classroom of its own.
func serveStages(t *testing.T, addr string) *class {
	t.Helper()
	return serve(t, Options{Addr: addr, Engine: nil}, func(c *Classroom) {
		if err := c.takeStages(); err != nil {
			t.Fatal(err)
		}
	})
}

// A page that finds no engine at all says so, in both languages, since it has no words yet.
func TestE2ENoEngine(t *testing.T) {
	needBrowser(t)
	room := serve(t, Options{}, func(c *Classroom) { c.seats = make(chan struct{}) }) // nobody may sit down
	b := newTab(t)
	b.allow("WebSocket connection")
	b.home = room.local("http", "/")
	b.visit("/")
	b.says(".lost", "~All seats of the classroom are taken")
	b.says(".lost", "~座位已满")
}
