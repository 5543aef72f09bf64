// Package measure holds what is computed from a period: one family of measures per file, and
// [Table], which computes the kept ones. A measure sees exact counts, never people, and changes
// nothing.
//
// A score has no natural zero: 100 points are not twice 50. Measures that would change if every
// score were raised by the same number of points are called relative here, and their Doc says so.
package measure
