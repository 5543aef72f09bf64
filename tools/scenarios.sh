#!/usr/bin/env bash
# scenarios.sh PROGRAM runs every embedded scenario with few people and periods and looks whether
# the files of a run are there.
set -euo pipefail

program=$1
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

names=$("$program" list scenarios | awk 'NF { print $1 }')
if [ -z "$names" ]; then
	echo "scenarios: $program lists none" >&2
	exit 1
fi

failed=0
for name in $names; do
	if ! "$program" run "$name" --people 2000 --set periods=12 --no-figures --quiet \
		--out "$out/$name" >"$out/log" 2>&1; then
		cat "$out/log" >&2
	elif [ ! -s "$out/$name/manifest.json" ] || [ ! -s "$out/$name/series.csv" ]; then
		echo "the run wrote no manifest.json or no series.csv" >&2
	else
		echo "ok    $name"
		continue
	fi
	echo "FAIL  $name"
	failed=1
done
exit "$failed"
