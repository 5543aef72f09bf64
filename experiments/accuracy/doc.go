// Package accuracy tells how well a score or a decision agrees with the truth about people: rank
// correlations, the area under the curve of each edge, confusion by group, gaps between groups,
// calibration. It works on columns of numbers alone and knows nothing of societies.
package accuracy
