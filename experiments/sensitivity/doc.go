// Package sensitivity says which factors an outcome depends on, how sure that is, and what is luck. It
// takes a table of a design and its outcomes, from studies of ours or from any other program.
//
// Analyse applies the methods of Kinds. Beside it stand the figures that planning replicates and
// looking for tipping points need: Interval, Convergence, Stein, Skewed, Bimodality, Boundary,
// Steepest and Loop.
//
// Every interval that is drawn by resampling depends on its seed alone.
package sensitivity
