#!/usr/bin/env bash
# fuzz.sh TIME fuzzes every Fuzz function for that long, one after another.
set -euo pipefail

time=${1:-10s}
targets=$(grep -roE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' . || true)
if [ -z "$targets" ]; then
	echo "fuzz: no target found" >&2
	exit 1
fi
while IFS=: read -r file target; do
	name=${target#func }
	echo "$name in $(dirname "$file")"
	go test -run '^$' -fuzz "^$name\$" -fuzztime "$time" -fuzzminimizetime 1x "$(dirname "$file")" </dev/null
done <<<"$targets"
