package main

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func newMan() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:     "man",
		Short:   "Write man pages of all commands",
		Long:    "Write a man page of every command to a directory, for `man -l FILE` or a package.",
		Example: "  socialcredit man --out /usr/local/share/man/man1\n  man -l man/socialcredit-run.1",
		Args:    atMost(0),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := os.MkdirAll(out, 0o755); err != nil {
				return fmt.Errorf("make the folder of man pages: %w", err)
			}
			long := time.Unix(0, 0).UTC() // a date would make the pages differ from day to day
			header := &doc.GenManHeader{Title: "SOCIALCREDIT", Section: "1", Source: "socialcredit", Date: &long}
			if err := doc.GenManTree(c.Root(), header, out); err != nil {
				return fmt.Errorf("write man pages: %w", err)
			}
			fmt.Fprintln(c.OutOrStdout(), out)
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "man", "write the pages to `DIR`")
	return c
}
