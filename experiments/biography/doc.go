// Package biography tells one life of a society as a results.Life, and finds whose life is worth telling. It knows of
// scenarios and their societies, and nothing of runs on a disk, so that it also serves a page in a browser.
package biography
