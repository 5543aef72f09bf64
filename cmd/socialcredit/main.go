// Command socialcredit simulates societies under social credit.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"socialcredit/configs"
	"socialcredit/experiments"
	"socialcredit/model"
)

// Exit codes.
const (
	done        = 0
	failed      = 1
	badInput    = 2
	tryAgain    = 75 // once there is room on the disk, the same command goes on
	interrupted = 130
	terminated  = 143
)

func main() { os.Exit(execute(os.Args[1:])) }

// execute runs a command line and returns the exit code.
func execute(args []string) int {
	ctx, caught := withSignals()
	root := newRoot()
	root.SetArgs(args)
	out := &checkedWriter{to: os.Stdout}
	root.SetOut(out)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = out.err
	}
	signal := caught()
	switch {
	case err == nil:
		return done
	case signal != nil:
		return codeOfSignal(signal)
	}
	complain(err)
	return codeOf(err)
}

// complain prints an error: mistakes in a scenario as they are, so that each line begins with its
// place and an editor can jump there.
func complain(err error) {
	if mistakes, ok := errors.AsType[*configs.Errors](err); ok {
		fmt.Fprintln(os.Stderr, mistakes)
		return
	}
	fmt.Fprintln(os.Stderr, "socialcredit: "+err.Error())
}

// A checkedWriter remembers the first error, so that results that reach nobody are not a success.
type checkedWriter struct {
	to  io.Writer
	err error
}

func (c *checkedWriter) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	if c.err == nil {
		c.err = err
	}
	return n, err
}

func codeOfSignal(s os.Signal) int {
	if s == syscall.SIGTERM {
		return terminated
	}
	return interrupted
}

// patience is how long work may take to end by itself after a signal. Cutting it off is safe: every
// file is whole or absent.
const patience = 2 * time.Second

// withSignals returns a context that ends with the first Ctrl-C or TERM; a second one kills.
func withSignals() (context.Context, func() os.Signal) {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	seen := make(chan os.Signal, 1)
	go func() {
		s := <-signals
		signal.Stop(signals)
		fmt.Fprintln(os.Stderr, "stopping...")
		seen <- s
		cancel()
		time.Sleep(patience)
		fmt.Fprintf(os.Stderr, "interrupted; the same command starts over:\n  %s\n", commandLine())
		os.Exit(codeOfSignal(s))
	}()
	return ctx, func() os.Signal {
		select {
		case s := <-seen:
			return s
		default:
			return nil
		}
	}
}

// A usage error is the caller's to mend.
type usage struct{ error }

func (u usage) Unwrap() error { return u.error }

func usagef(format string, args ...any) error { return usage{fmt.Errorf(format, args...)} }

// codeOf tells bad input from failure.
func codeOf(err error) int {
	var bad usage
	var mistakes *configs.Errors
	var occupied *experiments.Occupied
	var large *experiments.TooLarge
	var foreign *experiments.Foreign
	var tables *experiments.Bad
	var file *experiments.NoDirectory
	if errors.As(err, &bad) || errors.As(err, &mistakes) || errors.As(err, &occupied) || errors.As(err, &large) ||
		errors.As(err, &foreign) || errors.As(err, &tables) || errors.As(err, &file) {
		return badInput
	}
	if errors.Is(err, syscall.ENOSPC) {
		return tryAgain
	}
	return failed
}

// newRoot builds the tree of commands.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "socialcredit",
		Short:         "Simulate social credit: scores, friends, stratification, exclusion",
		Long:          rootLong,
		Example:       "  socialcredit run\n  socialcredit run suzhou --set institutions.osmanthus.friends.weight=0.4 --seed 2\n  socialcredit list scenarios",
		Version:       programVersion + ", model version " + model.Version,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          noCommand,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetVersionTemplate("socialcredit {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(newRun(), newCompare(), newClassroom(), newTrace(), newExplain(), newList(), newShow(), newCheck(), newFigure(),
		newSweep(), newMerge(), newDesign(), newSensitivity(), newBench(), newMan())
	return root
}

const rootLong = `socialcredit is an agent-based simulator of social credit. It seeds a population with a score, rewards
and punishes what people do, lets friends' scores weigh on each other, opens and shuts services by
score, and measures stratification and exclusion over time.

It is a stylised model, not a forecast. Every default carries its source: see "socialcredit show suzhou".

Exit codes: 0 done, 1 failed, 2 wrong usage or input, 75 the disk is full (free some space, and try the same
command again), 130 and 143 interrupted.`

// programVersion is that of CITATION.cff and CHANGELOG.md.
const programVersion = "0.1.0"
