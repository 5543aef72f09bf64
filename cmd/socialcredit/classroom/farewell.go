package classroom

import "github.com/coder/websocket"

// A farewell is why a socket is closed: a code, by which the page finds its own words, and a sentence.
type farewell struct {
	code websocket.StatusCode
	text string // at most 123 bytes
}

func (f *farewell) Error() string { return f.text }

// statusIdle is of our own choosing (RFC 6455, 7.4.2).
const statusIdle websocket.StatusCode = 4001

var (
	done    = farewell{websocket.StatusNormalClosure, "This world has ended."}
	ended   = farewell{websocket.StatusGoingAway, "The classroom was closed on the computer that it runs on."}
	notText = farewell{websocket.StatusUnsupportedData, "The classroom understands messages of text only."}
	long    = farewell{websocket.StatusMessageTooBig, "That message is too long for the classroom."}
	broken  = farewell{websocket.StatusInternalError, "A mistake of the program closed this world. Reload the page; the terminal tells what to report."}
	full    = farewell{websocket.StatusTryAgainLater, "All seats of the classroom are taken. Close another page, then reload this one."}
	idle    = farewell{statusIdle, "Nobody did anything here for two hours, so this world was closed. Reload the page to go on."}
)
