//go:build !js

package results

// ReadParquet reads back a table that WriteParquet wrote, and its notes by name. A file with columns of other kinds is
// an error, as is one that is torn. See ParquetFile for reading a piece of it.
func ReadParquet(path string) (*Table, map[string]string, error) {
	file, err := OpenParquet(path)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	t, err := headerOf(file.Columns())
	if err != nil {
		return nil, nil, file.wrap(err)
	}
	for i := range file.Groups() {
		if err := file.readInto(t, i); err != nil {
			return nil, nil, err
		}
	}
	return t, file.Notes(), nil
}
