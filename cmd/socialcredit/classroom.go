package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"syscall"

	"github.com/cli/browser"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"socialcredit/cmd/socialcredit/classroom"
	"socialcredit/model"
)

type classroomFlags struct {
	scenarioFlags
	twin               []string
	addr               string
	browsers           int
	noBrowser, verbose bool
}

func newClassroom() *cobra.Command {
	f := classroomFlags{scenarioFlags: scenarioFlags{deaf: true}}
	c := &cobra.Command{
		Use:   "classroom [SCENARIO]",
		Short: "Show a living society in the browser, alone or beside its twin",
		Long: `Serve a page on which a society lives, period by period, alone or beside a twin that differs in one setting: people and
their ties, one life told, plots, and lessons for a class. Nothing is loaded from elsewhere, and nothing is sent elsewhere.

SCENARIO is a preset or a YAML file of your own; without one the page opens its first story. Pages can open every preset,
and of files only the one that is named here. Variables SOCIALCREDIT_... say nothing here, since the address of a page
holds all that makes its numbers.

Only browsers on this machine can reach the page, unless --addr names an address that others reach: then the link holds a
token, which is needed to take part. Every browser has societies of its own, until it is closed or nobody has done
anything for two hours.

Ctrl-C ends it, which is success.`,
		Example: "  socialcredit classroom\n" +
			"  socialcredit classroom suzhou --people 2000 --set-twin institutions.osmanthus.friends.kind=none\n" +
			"  socialcredit classroom my_city.yaml --seed 7 --no-browser\n" +
			"  socialcredit classroom --addr 0.0.0.0:8080      # for everybody in the same network",
		Args:              atMost(1),
		ValidArgsFunction: completeScenario,
		RunE:              f.run,
	}
	f.add(c)
	c.Flags().StringArrayVar(&f.twin, "set-twin", nil, "set a key of a second society with the same people and luck, as `path=value`; repeatable")
	c.Flags().StringVar(&f.addr, "addr", "127.0.0.1:0", "listen on `HOST:PORT`; port 0 = a free one, host 0.0.0.0 = all addresses of this machine")
	c.Flags().IntVar(&f.browsers, "browsers", 40, "at most `N` browsers at once")
	c.Flags().BoolVar(&f.noBrowser, "no-browser", false, "only print the link")
	c.Flags().BoolVar(&f.verbose, "verbose", false, "tell who comes and goes")
	return c
}

func (f *classroomFlags) run(c *cobra.Command, args []string) error {
	opening, err := f.opening(c, args)
	if err != nil {
		return err
	}
	if f.browsers < 1 || f.browsers > 1000 {
		return usagef("--browsers %d: a number from 1 to 1000", f.browsers)
	}
	o := classroom.Options{
		Addr: f.addr, Browsers: f.browsers, Opening: opening, Faults: os.Stderr,
		Version: "socialcredit " + programVersion + ", model version " + model.Version,
	}
	if f.verbose {
		o.Log = slog.New(slog.NewTextHandler(os.Stderr, nil))
	}
	room, err := classroom.Listen(o)
	if errors.Is(err, syscall.EADDRINUSE) {
		return usagef("--addr %s: this port is taken, perhaps by another classroom; choose another, or leave --addr out for a free one", f.addr)
	}
	if err != nil {
		return usagef("--addr %s: %w", f.addr, err)
	}
	f.announce(c.OutOrStdout(), room)
	if !f.noBrowser {
		go show(room.Links()[0])
	}
	return room.Serve(c.Context())
}

// opening is what pages show first. What is wrong with it is told as of any other command.
func (f *classroomFlags) opening(c *cobra.Command, args []string) (classroom.Opening, error) {
	o := classroom.Opening{Set: f.set, Twin: f.twin}
	ref, err := classroom.First()
	if err != nil {
		return o, err
	}
	if len(args) == 1 {
		ref = args[0]
		o.Scenario = ref
	}
	s, err := f.load(c, ref)
	if err != nil {
		return o, err
	}
	if c.Flags().Changed("people") {
		o.Set = append(o.Set, "people.count="+f.people)
	}
	if o.Seed = s.Spec.Seed; !c.Flags().Changed("seed") {
		o.Seed = 0
	} else if o.Seed == 0 { // which in the state of a page means the scenario's
		o.Set = append(o.Set, "seed=0")
	}
	if _, err := f.load(c, ref, own{"--set-twin", f.twin}); err != nil {
		return o, err
	}
	if err := o.Check(); err != nil {
		return o, usage{err}
	}
	return o, nil
}

// announce prints where the page is.
func (f *classroomFlags) announce(out io.Writer, room *classroom.Classroom) {
	links := room.Links()
	fmt.Fprintf(out, "The classroom is open at %s\n", links[0])
	for _, link := range links[1:] {
		fmt.Fprintf(out, "                      or %s\n", link)
	}
	if room.Shared() {
		fmt.Fprintf(out, "Whoever has this link and is in the same network can take part, up to %s at once.\n", count(f.browsers, "browser"))
		if term.IsTerminal(int(os.Stdout.Fd())) {
			if err := classroom.WriteQR(out, links[0]); err != nil {
				fmt.Fprintln(os.Stderr, "no QR code:", err)
			}
		}
	}
	fmt.Fprintln(out, "Ctrl-C ends it.")
}

// show opens the page in the browser that the machine prefers.
func show(link string) {
	browser.Stdout, browser.Stderr = io.Discard, io.Discard
	if err := browser.OpenURL(link); err != nil {
		fmt.Fprintf(os.Stderr, "no browser could be opened (%v); open the link yourself\n", err)
	}
}
