package classroom

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"socialcredit/cmd/socialcredit/classroom/stage"
	"socialcredit/configs"
)

// worlds opens a class of real stages.
func worlds(t *testing.T, opening Opening, change func(*Classroom)) *class {
	t.Helper()
	return serve(t, Options{Opening: opening}, func(c *Classroom) {
		if err := c.takeStages(); err != nil {
			t.Fatal(err)
		}
		if change != nil {
			change(c)
		}
	})
}

// asks sends a request and returns what is replied.
func (c *class) asks(conn *websocket.Conn, r stage.Request) stage.Reply {
	c.t.Helper()
	r.ID = 77
	text, err := json.Marshal(r)
	if err != nil {
		c.t.Fatal(err)
	}
	c.says(conn, string(text))
	for {
		kind, message, err := conn.Read(within(c.t, 20*time.Second))
		if err != nil {
			c.t.Fatalf("%.200s: %v", text, err)
		}
		var reply stage.Reply
		if kind == websocket.MessageText && json.Unmarshal(message, &reply) == nil && reply.Re == r.ID {
			return reply
		}
	}
}

func opens(scenario string, twin []string, set ...string) stage.Request {
	return stage.Request{Do: "open", State: &stage.State{Scenario: scenario, Set: set, Twin: twin}}
}

// write makes files in a folder of their own.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// A page opens presets, and the one file that the command line names with the files that it names; nothing that a page
// says makes the server read another.
func TestPagesReadNoOtherFiles(t *testing.T) {
	dir := write(t, map[string]string{
		"mine.yaml":   "extends: base\ntitle: Mine\nperiods: 2\npeople: {districts: 1}\nnetwork: {kind: file, ties: ties.csv}\n",
		"ties.csv":    "ann,bob\nbob,cyd\n",
		"secret.csv":  "hush,whisper\nwhisper,ssh\n",
		"secret.yaml": "extends: base\ntitle: hush\n",
	})
	t.Chdir(dir)
	c := worlds(t, Opening{Scenario: filepath.Join(dir, "mine.yaml")}, nil)
	conn := c.join()
	if r := c.asks(conn, opens("mine.yaml", nil)); r.Error != nil || !strings.Contains(string(r.OK), "cyd") {
		t.Fatalf("the file of the command line: %+v %s", r.Error, r.OK)
	}
	for _, set := range []string{
		"network.ties=secret.csv", "network.groups=secret.csv", "network={kind: file, ties: secret.csv}", `network={"ki\x6ed": file, ties: "secr\x65t.csv"}`,
		" network.ties = secret.csv", "network={<<: {ties: secret.csv}}", "network.ties=./secret.csv", "network.ties=/etc/passwd",
		"extends=secret.yaml", "extends=" + filepath.Join(dir, "secret.yaml"), `{extends: secret.yaml}`, "network.ties: secret.csv",
	} {
		for _, request := range []stage.Request{
			opens("mine.yaml", nil, set), opens("loud", nil, set), opens("mine.yaml", []string{set}), opens("loud", []string{set}),
			opens("loud", nil, "network.kind=file", set), opens("loud", nil, "people.districts=1", "people.count=3", "network.kind=file", set),
		} {
			r := c.asks(conn, request)
			if r.Error == nil {
				t.Errorf("%s %q: was opened", request.State.Scenario, request.State.Set)
			}
			if text, _ := json.Marshal(r); strings.Contains(string(text), "hush") || strings.Contains(string(text), "whisper") || strings.Contains(string(text), "root:") {
				t.Errorf("%s %q: tells what is in a file: %s", request.State.Scenario, set, text)
			}
		}
	}
	for _, scenario := range []string{
		"secret.yaml", "./secret.yaml", "./mine.yaml", filepath.Join(dir, "secret.yaml"), filepath.Join(dir, "mine.yaml"), "secret", "", ".", "/etc/passwd",
		"../" + filepath.Base(dir) + "/secret.yaml", "loud.yaml", "loud/../secret.yaml", "file:///etc/passwd", "mine.yaml\x00", "friend_effect",
	} {
		if r := c.asks(conn, opens(scenario, nil)); r.Error == nil || strings.Contains(r.Error.Text, "hush") {
			t.Errorf("%q: %+v", scenario, r.Error)
		}
	}
	if r := c.asks(conn, stage.Request{Do: "hello"}); strings.Contains(string(r.OK), "secret") || !strings.Contains(string(r.OK), `"mine.yaml"`) {
		t.Errorf("hello: %.300s", r.OK)
	}
}

// Where no file is named on the command line, a page opens none.
func TestPagesOfPresetsReadNoFiles(t *testing.T) {
	t.Chdir(write(t, map[string]string{"mine.yaml": "extends: loud\ntitle: hush\n", "loud.yaml": "extends: base\ntitle: hush\n"}))
	c := worlds(t, Opening{}, nil)
	conn := c.join()
	for _, scenario := range []string{"mine.yaml", "mine", "loud.yaml"} {
		if r := c.asks(conn, opens(scenario, nil)); r.Error == nil || strings.Contains(r.Error.Text, "hush") {
			t.Errorf("%q: %+v", scenario, r.Error)
		}
	}
	if r := c.asks(conn, opens("loud", nil)); r.Error != nil || strings.Contains(string(r.OK), "hush") {
		t.Errorf("loud: %+v %.200s", r.Error, r.OK)
	}
}

// One page's societies leave no room for another's, until it has gone.
func TestMemoryIsShared(t *testing.T) {
	c := worlds(t, Opening{}, func(c *Classroom) { c.crowd.most = 12e6 })
	first, second := c.join(), c.join()
	large := opens("loud", []string{}, "people.count=8000")
	if r := c.asks(first, large); r.Error != nil {
		t.Fatal(r.Error.Text)
	}
	if r := c.asks(second, large); r.Error == nil || !strings.Contains(r.Error.Text, "no room") {
		t.Errorf("%+v", r.Error)
	}
	if r := c.asks(second, opens("loud", nil, "people.count=400")); r.Error != nil {
		t.Error(r.Error.Text)
	}
	_ = first.Close(websocket.StatusNormalClosure, "")
	eventually(t, "the first has gone", func() bool { return len(c.seats) == 1 })
	if r := c.asks(second, large); r.Error != nil {
		t.Error(r.Error.Text)
	}
	_ = second.Close(websocket.StatusNormalClosure, "")
	eventually(t, "all that was taken is given back", func() bool {
		c.crowd.mutex.Lock()
		defer c.crowd.mutex.Unlock()
		return c.crowd.taken == 0
	})
}

// Settings that would need more than any machine has are refused before anything is seeded.
func TestSettingsThatWouldNeedTooMuch(t *testing.T) {
	c := worlds(t, Opening{}, nil)
	conn := c.join()
	var institutions, groups []string
	for i := range 300 {
		institutions = append(institutions, strings.ReplaceAll("iN: {kind: points, base: 100, floor: 0, cap: 9999, bands: {a: 0}}", "N", string(rune('a'+i/26))+string(rune('a'+i%26))))
	}
	for i := range 50 {
		groups = append(groups, "g"+string(rune('a'+i/26))+string(rune('a'+i%26))+": {share: 0.02}")
	}
	for _, set := range [][]string{
		{"institutions={" + strings.Join(institutions, ", ") + "}"},
		{"institutions={" + strings.Join(institutions, ", ") + "}", "people.groups={urban: ~, rural: ~, migrant: ~, " + strings.Join(groups, ", ") + "}"},
		{"periods=3660", "people.groups={urban: ~, rural: ~, migrant: ~, " + strings.Join(groups, ", ") + "}"},
		{"people.count=100000000"},
		{"people.count=200000", "network.degree=1000"},
		{"periods=1000000"},
		{"people.count=1e9"},
	} {
		r := c.asks(conn, opens("loud", nil, set...))
		if r.Error == nil {
			t.Errorf("%.80q was opened", set)
			continue
		}
		t.Logf("%.200s", r.Error.Text)
	}
}

// Every preset can be shown as a twin, stepped through, and asked everything.
func TestEveryPresetAnswersEverything(t *testing.T) {
	if testing.Short() {
		t.Skip("opens every preset")
	}
	c := worlds(t, Opening{}, nil)
	for _, preset := range configs.Presets() {
		conn := c.join()
		if r := c.asks(conn, opens(preset.Name, []string{}, "people.count=300", "people.districts=3", "periods=14")); r.Error != nil {
			t.Errorf("%s: %s", preset.Name, r.Error.Text)
			continue
		}
		for _, r := range []stage.Request{
			{Do: "want"},
			{Do: "step", Periods: 13},
			{Do: "want"},
			{Do: "card", Person: 299, Lang: "zh"},
			{Do: "card", World: 1},
			{Do: "find", By: "best"},
			{Do: "find", By: "worst", World: 1},
			{Do: "find", By: "longest_excluded"},
			{Do: "fan", Seeds: 2},
			{Do: "mobility"},
			{Do: "series", World: 1},
			{Do: "seek", Period: 2},
			{Do: "want"},
			{Do: "go", Speed: 1000},
			{Do: "card", Person: 5},
			{Do: "pause"},
			{Do: "mobility", World: 1},
			{Do: "play"},
		} {
			reply := c.asks(conn, r)
			known := func(why string) bool { return reply.Error != nil && strings.Contains(reply.Error.Text, why) }
			if reply.Error != nil && !known("there is nobody") && !known("keeps a score") && !known("nobody is played") {
				t.Errorf("%s: %s: %s", preset.Name, r.Do, reply.Error.Text)
			}
		}
		_ = conn.CloseNow()
	}
	if said := c.faults.String(); said != "" {
		t.Error(said)
	}
}
