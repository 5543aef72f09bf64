package results

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
)

// LifeName is the file of a traced life.
const LifeName = "life.json"

// A Life is one person's way through a society: who it is, everything that happened, what each cause came
// to, and what would have been. Points are in the institutions' own units.
type Life struct {
	ModelVersion   string  `json:"model_version"`
	Scenario       string  `json:"scenario"`
	Title          string  `json:"title"`
	Seed           uint64  `json:"seed"`
	Key            string  `json:"key"` // of the run, hex
	People         int     `json:"people"`
	Period         string  `json:"period"`
	Periods        int     `json:"periods"`
	PeriodsPerYear float64 `json:"periods_per_year"`
	Found          string  `json:"found,omitempty"` // how the person was picked
	FoundValue     float64 `json:"found_value,omitempty"`
	FoundEqual     bool    `json:"found_equal,omitempty"` // everybody has that score

	Person       LifePerson        `json:"person"`
	Names        map[int]string    `json:"names,omitempty"` // of friends, by person, where the network has names
	Institutions []LifeInstitution `json:"institutions"`
	Services     []LifeService     `json:"services"`
	Friends      []int             `json:"friends"`  // how many, by period from 0
	Excluded     []bool            `json:"excluded"` // whether any right was shut, by period
	Events       []LifeEvent       `json:"events"`
	Story        []LifeChapter     `json:"story"`
	WhatIf       []LifeTwin        `json:"what_if"`
}

// A LifePerson is who it is, as seeded.
type LifePerson struct {
	ID        int     `json:"person"`
	Name      string  `json:"name,omitempty"`
	Group     string  `json:"group"`
	Groups    int     `json:"groups"` // how many there are
	District  int     `json:"district"`
	Household int     `json:"household"` // people of it, the person included
	Trait     float64 `json:"trait"`
	Means     float64 `json:"means"`
	Degree    int     `json:"degree"`
	Words     string  `json:"words"`
}

// A LifeInstitution is what a body held of the person. Causes sum exactly to the last score less the base.
type LifeInstitution struct {
	Institution
	Score   []Optional  `json:"score,omitempty"` // published, by period from 0; null where the person has none
	Band    []string    `json:"band"`            // published; "" where the person is not enrolled
	Account []LifeCause `json:"account,omitempty"`
}

// A LifeCause is what a cause came to by the standing that was published last.
type LifeCause struct {
	Cause  string  `json:"cause"`
	Points float64 `json:"points"`
}

// A LifeService is when a service was shut to the person, by period from 0.
type LifeService struct {
	Service
	Shut []bool `json:"shut"`
}

// A LifeEvent is one thing that happened.
type LifeEvent struct {
	Period      int        `json:"period"`
	Year        float64    `json:"year"`
	What        string     `json:"what"`
	Institution string     `json:"institution,omitempty"`
	Cause       string     `json:"cause,omitempty"`
	Record      string     `json:"record,omitempty"`
	Source      string     `json:"source,omitempty"` // of the record: deed, claim, message or streak
	False       bool       `json:"false,omitempty"`  // nobody did what is recorded
	Points      Optional   `json:"points"`           // of a change
	Score       Optional   `json:"score"`            // what all changes so far make, this one included; null where nobody sees it
	Band        string     `json:"band,omitempty"`   // as published at the end of the period
	Parts       []LifePart `json:"friends,omitempty"`
	From        string     `json:"from,omitempty"`
	To          string     `json:"to,omitempty"`
	Service     string     `json:"service,omitempty"`
	Right       bool       `json:"right,omitempty"`
	Friend      *int       `json:"friend,omitempty"` // person
	By          string     `json:"by,omitempty"`     // what notes it
	Note        string     `json:"note,omitempty"`
	Value       string     `json:"value,omitempty"`
	Sentence    string     `json:"sentence"`
}

// A LifePart is what one friend did to a score; of nobody, it is what came with it.
type LifePart struct {
	Friend *int    `json:"friend"`
	Points float64 `json:"points"`
}

// A LifeChapter is what happened from one period to another, in words.
type LifeChapter struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	When string `json:"when"`
	Text string `json:"text"`
}

// A LifeTwin is the same person with the same luck in a society that differs in one thing.
type LifeTwin struct {
	Name         string            `json:"name"`
	Off          []string          `json:"off,omitempty"`     // the settings, each path=value, that it turns off
	Skipped      string            `json:"skipped,omitempty"` // why there is none: a word, or what went wrong
	Institutions []LifeInstitution `json:"institutions,omitempty"`
	Excluded     []bool            `json:"excluded,omitempty"`
}

// Optional is a number that there may not be: NaN is null.
type Optional float64

// MarshalJSON writes null where there is no number.
func (o Optional) MarshalJSON() ([]byte, error) {
	if math.IsNaN(float64(o)) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(o))
}

// UnmarshalJSON reads it.
func (o *Optional) UnmarshalJSON(text []byte) error {
	if bytes.Equal(text, []byte("null")) {
		*o = Optional(math.NaN())
		return nil
	}
	return json.Unmarshal(text, (*float64)(o))
}

// Encode writes the life as JSON.
func (l *Life) Encode(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(l)
}

// ReadLife reads life.json of a directory.
func ReadLife(dir string) (*Life, error) {
	text, err := os.ReadFile(filepath.Join(dir, LifeName))
	if err != nil {
		return nil, fmt.Errorf("no traced life: %w", err)
	}
	l := &Life{}
	if err := json.Unmarshal(text, l); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, LifeName), err)
	}
	return l, nil
}
