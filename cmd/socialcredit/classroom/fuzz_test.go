package classroom

import (
	"encoding/json"
	"testing"
	"time"

	"socialcredit/cmd/socialcredit/classroom/stage"
)

// A mailbox takes replies; events and numbers are of no interest.
type mailbox chan stage.Reply

func (m mailbox) Text(message []byte) {
	var reply stage.Reply
	if err := json.Unmarshal(message, &reply); err != nil {
		panic(err)
	}
	if reply.Event == "" {
		m <- reply
	}
}

func (mailbox) Binary([]byte) {}

// small are limits within which nothing takes long.
var small = stage.Limits{People: 60, Periods: 60, Ties: 600, Drawn: 30, Seeds: 3}

// Whatever a page sends gets exactly one reply, and the stage goes on.
func FuzzRequest(f *testing.F) {
	for _, request := range []string{
		``, `{}`, `[]`, `null`, `{"id": 1}`, `{"id": "x", "do": "hello"}`, "\xff\x00", `{"do": "hello", "lang": "zh"}`, `{"do": "hello", "lang": "../en"}`,
		`{"do": "schema"}`, `{"do": "go", "speed": 1e300}`, `{"do": "go"}`, `{"do": "go", "speed": 0.001}`, `{"do": "pause"}`, `{"do": "step", "periods": 9223372036854775807}`,
		`{"do": "seek", "period": -1}`, `{"do": "seek", "period": 2}`, `{"do": "want"}`, `{"do": "card", "person": 7, "lang": "zh"}`, `{"do": "card", "world": 1, "person": -1}`,
		`{"do": "find", "by": "worst"}`, `{"do": "find", "by": "wrongly_excluded", "world": 1}`, `{"do": "fan", "seeds": 3, "columns": ["osmanthus_mean"]}`,
		`{"do": "fan", "seeds": 1000000}`, `{"do": "mobility"}`, `{"do": "series", "world": 1}`, `{"do": "people"}`, `{"do": "play", "acts": ["jaywalk"]}`,
		`{"do": "open"}`, `{"do": "open", "state": {"scenario": "loud", "set": ["people.count=50"], "twin": [], "period": 60}}`,
		`{"do": "open", "state": {"scenario": "base", "set": ["people.count=2", "network.degree=1", "periods=0"], "twin": null}}`,
		`{"do": "open", "state": {"scenario": "loud", "set": ["people.count=50"], "hand": {"person": 3, "acts": {"1": ["jaywalk"], "-1": []}}}}`,
		`{"do": "open", "state": {"scenario": "loud", "set": ["people={count: 50, groups: {a: {share: 1}}}", "network={kind: file, ties: x}"]}}`,
		`{"do": "open", "state": {"scenario": "health_code_seir", "set": ["people.count=50", "people.districts=2", "periods=5"], "twin": null, "seed": 18446744073709551615}}`,
	} {
		f.Add([]byte(request))
	}
	f.Fuzz(func(t *testing.T, message []byte) {
		if len(message) > int(usual.message) {
			t.Skip("refused by the socket")
		}
		room := crowd{most: 50e6}
		in, replies := make(chan []byte, 3), make(mailbox, 10)
		in <- []byte(`{"id": 1, "do": "open", "state": {"scenario": "loud", "set": ["people.count=50", "periods=4"], "twin": ["record.review=1"], "period": 1}}`)
		in <- message
		in <- []byte(`{"id": 3, "do": "pause"}`)
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			stage.New(stage.Options{Native: true, Limits: small, Workers: 1, Admit: room.admit}).Run(t.Context(), in, replies)
		}()
		for n := range 3 {
			select {
			case reply := <-replies:
				if n == 0 && reply.Error != nil {
					t.Fatal(reply.Error.Text)
				}
				if (reply.Error == nil) == (reply.OK == nil) {
					t.Errorf("a reply is either an answer or an error: %+v", reply)
				}
			case <-time.After(20 * time.Second):
				t.Fatalf("%d replies to three messages", n)
			}
		}
		close(in)
		<-ended
		if room.taken != 0 || len(replies) > 0 {
			t.Errorf("%d bytes are still taken, %d replies too many", room.taken, len(replies))
		}
	})
}
