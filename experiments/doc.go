// Package experiments runs scenarios and writes what they leave behind: one run here, studies of
// many runs next to it. It prints nothing and draws nothing.
package experiments

import "socialcredit/experiments/series"

// All is what tables call everybody.
const All = series.All
