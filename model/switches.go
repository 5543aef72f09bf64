package model

import (
	"slices"
	"strconv"
)

// A Switch is something that a kind does and a number turns off, so that what it does can be told by
// comparing societies with it and without it.
type Switch struct {
	Name string  // one of SwitchNames
	Key  string  // of the kind, dotted
	Off  float64 // the value at which the kind no longer does it
}

// The switches.
const (
	SwitchFriends  = "friends"  // friends' standings weigh on one's own
	SwitchError    = "error"    // there are records of what nobody did
	SwitchAbuse    = "abuse"    // officials make records up, and people report what nobody did
	SwitchGates    = "gates"    // what is shut or open changes what people do: the trap
	SwitchTies     = "ties"     // people drop friends for their standing
	SwitchLearning = "learning" // people learn what pays
)

// SwitchNames lists the switches in their order, each with what it turns off.
var SwitchNames = []struct{ Name, Doc string }{
	{SwitchFriends, "friends' standings weigh on one's own"},
	{SwitchError, "there are records of what nobody did"},
	{SwitchAbuse, "officials make records up, people report what nobody did"},
	{SwitchGates, "what is shut changes what people do (the trap); exclusion counts either way"},
	{SwitchTies, "people drop friends for their standing"},
	{SwitchLearning, "people learn what pays"},
}

// A Switched kind does something that can be turned off.
type Switched interface {
	// Switches lists what it does as it is configured; what is off already is not in it. It is called
	// after Bind.
	Switches() []Switch
}

// Switches lists the settings that turn off what a society does, by switch, each `path=value`. A switch
// without settings is off already, or does not exist here.
func (s *Spec) Switches() map[string][]string {
	off := map[string][]string{}
	for _, p := range s.parts() {
		kind, ok := p.kind.(Switched)
		if !ok {
			continue
		}
		for _, each := range kind.Switches() {
			off[each.Name] = append(off[each.Name], p.path+"."+each.Key+"="+strconv.FormatFloat(each.Off, 'g', -1, 64))
		}
	}
	for _, label := range Labels(s.Services) {
		if s.Services[label].Effect > 0 {
			off[SwitchGates] = append(off[SwitchGates], "services."+label+".effect=0")
		}
	}
	for name := range off {
		slices.Sort(off[name])
	}
	return off
}

// Above0 makes a switch of each number, by its key, that is above 0 and turns something off at 0.
func Above0(name string, numbers map[string]float64) (on []Switch) {
	for _, key := range Labels(numbers) {
		if numbers[key] > 0 {
			on = append(on, Switch{Name: name, Key: key})
		}
	}
	return on
}
