#!/usr/bin/env bash
# page.sh build builds the classroom's page into page/dist; page.sh drift fails if that changed anything. The libraries are
# those of package-lock.json; no package runs a script of its own.
set -euo pipefail

page=cmd/socialcredit/classroom/page
built=("$page/dist" cmd/socialcredit/classroom/testdata/axe.min.js)

build() {
	if ! command -v npm >/dev/null; then
		echo "page: needs node and npm (Debian: apt-get install nodejs npm)" >&2
		exit 1
	fi
	(cd "$page" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && npm run --silent build)
}

case "${1:-}" in
build)
	build
	;;
drift)
	before=$(mktemp -d)
	trap 'rm -rf "$before"' EXIT
	cp -r "${built[@]}" "$before"
	build
	for path in "${built[@]}"; do
		if ! diff -rq "$before/$(basename "$path")" "$path"; then
			echo "page: $path was not what its sources make; it is now, please commit it" >&2
			exit 1
		fi
	done
	echo "page: ${built[*]} up to date"
	;;
*)
	echo "page.sh build|drift" >&2
	exit 2
	;;
esac
