// Package sensitivity tells which factors of a study matter, and how sure that is. Analyse turns a
// design and its outcomes, of our own studies or of any other program, into indices with intervals: each method is a
// file and a line of Kinds. Interval, Stein and Skewed say how sure a mean is and how many replicates it takes.
//
// It works on tables of numbers alone and knows nothing of societies. The same table and seed give the same figures.
package sensitivity
