#!/usr/bin/env bash
# drift.sh FILES... runs go generate and fails if one of the files was not up to date. The files
# are compared with themselves, not with a commit, so that it works before committing too.
set -euo pipefail

before=$(mktemp -d)
trap 'rm -rf "$before"' EXIT
for file in "$@"; do
	mkdir -p "$before/$(dirname "$file")"
	cp "$file" "$before/$file"
done

go generate ./...

stale=0
for file in "$@"; do
	diff -u "$before/$file" "$file" || stale=1
done
if [ "$stale" = 1 ]; then
	echo "drift: the files above were not up to date; they are now, please commit them" >&2
	exit 1
fi
echo "drift: $* up to date"
